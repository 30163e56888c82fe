// SPDX-License-Identifier: GPL-3.0-or-later
#include "simulator/simulator.h"

#include "core/catalogue_reader.h"
#include "simulator/connection.h"
#include "simulator/openai_like.h"
#include "simulator/task_board.h"

#include <QJsonDocument>
#include <QRandomGenerator>
#include <QTcpServer>
#include <QTcpSocket>

namespace rushes {

using namespace Qt::StringLiterals;
using namespace sim;

namespace {

constexpr auto clipsPath = "/clips/";
constexpr QStringView contentSuffix = u"/content";

QString newKey()
{
    return u"sim-"_s + QString::number(QRandomGenerator::system()->generate64(), 36) +
           QString::number(QRandomGenerator::system()->generate64(), 36);
}

Reply methodNotAllowed(const QByteArray &allowed)
{
    Reply reply = errorReply(405, "Only " + allowed + " is answered here.");
    reply.headers.append(Header{"Allow", allowed});
    return reply;
}

Reply unauthorised()
{
    Reply reply = errorReply(401, "Invalid API key.");
    reply.headers.append(Header{"WWW-Authenticate", "Bearer"});
    return reply;
}

} // namespace

class Simulator::Private
{
public:
    Private(Clock &ownClock, Simulator *simulator)
        : clock(ownClock)
        , q(simulator)
        , board(clips)
    {
        for (const Service &service : ServiceCatalogue::builtIn().services())
            resultPaths.append({service.name, service.base.path() + service.resultPath.section(u'{', 0, 0)});
        resultPaths.append({openAiLikeName.toString(), u"/openai-like/v1/videos/"_s});
    }

    void accept()
    {
        while (QTcpSocket *socket = server.nextPendingConnection())
            new Connection(
                socket, clock, [this](Request request) { return handle(std::move(request)); }, &server);
    }

    Reply handle(Request request)
    {
        requests.append(request);
        Q_EMIT q->requested(request);
        Reply reply = route(request);
        reply.headOnly = request.method == "HEAD";
        return reply;
    }

    Reply route(const Request &request)
    {
        const QByteArray path = request.path();
        if (path.startsWith(clipsPath))
            return request.method == "GET" || request.method == "HEAD" ? board.clip(request)
                                                                       : methodNotAllowed("GET, HEAD");
        for (const auto &[service, prefix] : resultPaths) {
            if (path.startsWith(prefix.toUtf8()))
                return result(request, service, QString::fromUtf8(path.mid(prefix.size())));
        }
        return errorReply(404, "Nothing stands at this path.");
    }

    Reply result(const Request &request, const QString &service, const QString &id)
    {
        if (request.method != "GET")
            return methodNotAllowed("GET");
        if (request.header("Authorization") != "Bearer " + key.toLatin1())
            return unauthorised();
        if (service == openAiLikeName && id.endsWith(contentSuffix))
            return board.content(request, service, id.chopped(contentSuffix.size()));
        return board.result(request, service, id);
    }

    Clock &clock;
    Simulator *q;
    QString key = newKey();
    ClipLibrary clips;
    TaskBoard board;
    QVector<std::pair<QString, QString>> resultPaths; ///< service, and what stands before the id
    QVector<Request> requests;
    QUrl address;
    QTcpServer server; // last: its connections go before what they speak of
};

Simulator::Simulator(Clock &clock, QObject *parent)
    : QObject(parent)
    , d(std::make_unique<Private>(clock, this))
{
    connect(&d->server, &QTcpServer::newConnection, this, [this] { d->accept(); });
}

Simulator::~Simulator()
{
    close();
}

Outcome Simulator::listen(quint16 port)
{
    if (!d->server.listen(QHostAddress::LocalHost, port)) {
        const bool inUse = d->server.serverError() == QAbstractSocket::AddressInUseError;
        return inUse ? Error{ErrorKind::PortInUse, u"127.0.0.1:"_s + QString::number(port)}
                     : Error{ErrorKind::SimulatorFailed, d->server.errorString()};
    }
    d->address.setScheme(u"http"_s);
    d->address.setHost(u"127.0.0.1"_s);
    d->address.setPort(d->server.serverPort());
    d->board.setAddress(d->address);
    return success();
}

void Simulator::close()
{
    d->server.close();
    const auto connections = d->server.findChildren<Connection *>(QString(), Qt::FindDirectChildrenOnly);
    qDeleteAll(connections);
}

QUrl Simulator::address() const
{
    return d->address;
}

quint16 Simulator::port() const
{
    return quint16(d->address.port(0));
}

QString Simulator::key() const
{
    return d->key;
}

void Simulator::setKey(const QString &key)
{
    d->key = key;
}

QByteArray Simulator::catalogueJson(const SimulatedPolling &polling) const
{
    return QJsonDocument(simulatedCatalogue(d->address, polling)).toJson(QJsonDocument::Compact);
}

ServiceCatalogue Simulator::catalogue(const SimulatedPolling &polling) const
{
    const Result<ServiceCatalogue> read = ServiceCatalogue::fromJson(catalogueJson(polling));
    if (!read)
        qFatal("The simulator's catalogue is wrong: %s", qPrintable(read.error().detail));
    return *read;
}

Service Simulator::openAiLike(const SimulatedPolling &polling) const
{
    const auto read = readService(openAiLikeService(d->address, polling));
    if (const auto *fault = std::get_if<JsonFault>(&read))
        qFatal("The simulator's service is wrong: %s", qPrintable(fault->text()));
    return std::get<Service>(read);
}

void Simulator::setTask(const ScriptedTask &task)
{
    d->board.put(task);
}

void Simulator::removeTask(const QString &service, const QString &id)
{
    d->board.remove(service, id);
}

QByteArray Simulator::clip(const QString &name) const
{
    return d->clips.find(name).bytes;
}

QStringList Simulator::clipNames() const
{
    return d->clips.names();
}

void Simulator::setClip(const QString &name, const QByteArray &bytes, double seconds)
{
    d->clips.put(name, bytes, seconds);
}

QUrl Simulator::linkOf(const QString &service, const QString &id) const
{
    return d->board.linkOf(service, id);
}

const QVector<Request> &Simulator::requests() const
{
    return d->requests;
}

QVector<Request> Simulator::requestsTo(const QByteArray &pathPrefix) const
{
    QVector<Request> found;
    std::ranges::copy_if(d->requests, std::back_inserter(found), [&pathPrefix](const Request &request) {
        return request.path().startsWith(pathPrefix);
    });
    return found;
}

void Simulator::clearRequests()
{
    d->requests.clear();
}

} // namespace rushes
