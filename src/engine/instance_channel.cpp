// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/instance_channel.h"

#include "store/profile.h"

#include <QCryptographicHash>
#include <QDeadlineTimer>
#include <QDir>
#include <QEventLoop>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLocalServer>
#include <QLocalSocket>
#include <QPointer>
#include <QStandardPaths>
#include <QTimer>

namespace rushes {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr qint64 answerCap = 4096; // bytes
constexpr int askersAtOnce = 16;

QByteArray lineOf(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact) + '\n';
}

QJsonObject objectIn(const QByteArray &line)
{
    return QJsonDocument::fromJson(line).object();
}

QByteArray answerLine(const HandOverAnswer &answer)
{
    return lineOf({{u"ok"_s, true},
                   {u"added"_s, answer.added},
                   {u"already"_s, answer.alreadyThere},
                   {u"undecided"_s, answer.undecided}});
}

Result<HandOverAnswer> answerIn(const QByteArray &line)
{
    const QJsonObject object = objectIn(line);
    const QJsonValue ok = object.value(u"ok"_s);
    if (!ok.isBool())
        return Error{ErrorKind::AnswerUnreadable, u"from the program that owns the profile"_s};
    if (!ok.toBool())
        return Error{ErrorKind::ProfileInUse, object.value(u"reason"_s).toString()};
    return HandOverAnswer{.added = object.value(u"added"_s).toInt(),
                          .alreadyThere = object.value(u"already"_s).toInt(),
                          .undecided = object.value(u"undecided"_s).toInt()};
}

} // namespace

QString instanceSocketName(const QString &profileFolder)
{
    const QString canonical = QDir(profileFolder).canonicalPath();
    const QByteArray hash = QCryptographicHash::hash(
        (canonical.isEmpty() ? profileFolder : canonical).toUtf8(), QCryptographicHash::Sha256);
    // Not all of it: the whole path of a socket has 107 characters at most.
    const QString name = u"rushes-"_s + QString::fromLatin1(hash.first(12).toHex());
#ifdef Q_OS_WIN
    return name; // a named pipe, in no folder
#else
    const QString runtime = QStandardPaths::writableLocation(QStandardPaths::RuntimeLocation);
    return (runtime.isEmpty() ? QDir::tempPath() : runtime) + u'/' + name;
#endif
}

InstanceServer::InstanceServer(QObject *parent)
    : QObject(parent)
    , m_server(new QLocalServer(this))
{
    m_server->setSocketOptions(QLocalServer::UserAccessOption);
    m_server->setMaxPendingConnections(askersAtOnce);
    connect(m_server, &QLocalServer::newConnection, this, &InstanceServer::takeConnection);
}

InstanceServer::~InstanceServer() = default;

Outcome InstanceServer::listen(const Profile &profile)
{
    const QString name = instanceSocketName(profile.folder());
    QLocalServer::removeServer(name);
    if (!m_server->listen(name))
        return Error{ErrorKind::ProfileInUse, m_server->errorString()};
    return success();
}

void InstanceServer::takeConnection()
{
    while (QLocalSocket *socket = m_server->nextPendingConnection()) {
        connect(socket, &QLocalSocket::disconnected, socket, &QObject::deleteLater);
        // The oldest makes room: whoever holds connections open locks nobody out.
        if (const auto askers = m_server->findChildren<QLocalSocket *>(); askers.size() > askersAtOnce)
            askers.first()->abort();
        socket->setReadBufferSize(handOverCap + 1);
        connect(socket, &QLocalSocket::readyRead, this, [this, socket] { read(socket); });
        read(socket); // what came before we listened
    }
}

void InstanceServer::read(QLocalSocket *socket)
{
    if (!socket->canReadLine()) {
        if (socket->bytesAvailable() > handOverCap)
            refuse(socket, u"the text is too long"_s);
        return;
    }
    // One request a connection: what follows it is not looked at.
    disconnect(socket, &QLocalSocket::readyRead, nullptr, nullptr);
    const QJsonValue ids = objectIn(socket->readLine()).value(u"ids"_s);
    if (!ids.isString()) {
        refuse(socket, u"the request is unreadable"_s);
        return;
    }
    Q_EMIT textArrived(ids.toString(), [asker = QPointer(socket)](const HandOverAnswer &answer) {
        if (!asker)
            return;
        asker->write(answerLine(answer));
        asker->disconnectFromServer();
    });
}

void InstanceServer::refuse(QLocalSocket *socket, const QString &reason)
{
    disconnect(socket, &QLocalSocket::readyRead, nullptr, nullptr);
    socket->write(lineOf({{u"ok"_s, false}, {u"reason"_s, reason}}));
    socket->disconnectFromServer();
}

namespace {

/// Between its taking the profile and its listening an owner that starts is not heard yet: no socket tells
/// when it is. Events go on.
bool connectToOwner(QLocalSocket &socket, const QString &name, std::chrono::milliseconds patience)
{
    QEventLoop untilConnected;
    QTimer again;
    again.setSingleShot(true);
    again.setInterval(20ms);
    QObject::connect(&again, &QTimer::timeout, &socket, [&] { socket.connectToServer(name); });
    QObject::connect(&socket, &QLocalSocket::errorOccurred, &again, [&] { again.start(); });
    QObject::connect(&socket, &QLocalSocket::connected, &untilConnected, &QEventLoop::quit);
    QTimer::singleShot(patience, &untilConnected, &QEventLoop::quit);
    socket.connectToServer(name);
    if (socket.state() != QLocalSocket::ConnectedState)
        untilConnected.exec();
    return socket.state() == QLocalSocket::ConnectedState;
}

} // namespace

Result<HandOverAnswer> handOver(const QString &profileFolder, const QString &text,
                                std::chrono::milliseconds patience)
{
    const QByteArray request = lineOf({{u"ids"_s, text}});
    if (request.size() > handOverCap)
        return Error{ErrorKind::AnswerTooLarge, QString::number(handOverCap)};

    const QDeadlineTimer deadline(patience);
    const auto timedOut = [] { return Error{ErrorKind::TimedOut, u"the program that owns the profile"_s}; };
    QLocalSocket socket;
    if (!connectToOwner(socket, instanceSocketName(profileFolder), std::min(patience, timeToListen)))
        return Error{ErrorKind::ProfileInUse, socket.errorString()};
    socket.write(request);
    while (socket.bytesToWrite() > 0) {
        if (!socket.waitForBytesWritten(int(deadline.remainingTime())))
            break; // it may have answered already, without reading on
    }
    while (!socket.canReadLine() && socket.bytesAvailable() <= answerCap) {
        if (deadline.hasExpired())
            return timedOut();
        if (!socket.waitForReadyRead(int(deadline.remainingTime())))
            break;
    }
    if (socket.canReadLine())
        return answerIn(socket.readLine(answerCap));
    if (socket.state() == QLocalSocket::ConnectedState && deadline.hasExpired())
        return timedOut();
    return Error{ErrorKind::AnswerUnreadable, u"from the program that owns the profile"_s};
}

} // namespace rushes
