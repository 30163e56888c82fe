// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/fake_network.h"

#include <QCoreApplication>
#include <QNetworkProxy>

#include <algorithm>
#include <cstring>
#include <utility>

namespace rushes::test {

using namespace Qt::StringLiterals;

namespace {

struct StatusError
{
    int status;
    QNetworkReply::NetworkError error;
};
// As Qt's HTTP back end maps them; 429 for one has no row there.
constexpr StatusError statusErrors[] = {
    {400, QNetworkReply::ProtocolInvalidOperationError},
    {401, QNetworkReply::AuthenticationRequiredError},
    {403, QNetworkReply::ContentAccessDenied},
    {404, QNetworkReply::ContentNotFoundError},
    {405, QNetworkReply::ContentOperationNotPermittedError},
    {407, QNetworkReply::ProxyAuthenticationRequiredError},
    {409, QNetworkReply::ContentConflictError},
    {410, QNetworkReply::ContentGoneError},
    {500, QNetworkReply::InternalServerError},
    {501, QNetworkReply::OperationNotImplementedError},
    {503, QNetworkReply::ServiceUnavailableError},
};

QNetworkReply::NetworkError errorOfStatus(int status)
{
    if (status < 400)
        return QNetworkReply::NoError;
    const auto row = std::ranges::find(statusErrors, status, &StatusError::status);
    if (row != std::end(statusErrors))
        return row->error;
    return status < 500 ? QNetworkReply::UnknownContentError : QNetworkReply::UnknownServerError;
}

} // namespace

FakeAnswer FakeAnswer::ofJson(const QByteArray &json, int status)
{
    FakeAnswer answer = ofStatus(status);
    answer.headers = {{"Content-Type", "application/json"},
                      {"Content-Length", QByteArray::number(json.size())}};
    answer.body = json;
    return answer;
}

FakeAnswer FakeAnswer::ofStatus(int status, const QByteArray &reason, const QList<Header> &headers)
{
    return {.status = status, .reason = reason, .headers = headers, .body = {}};
}

FakeAnswer FakeAnswer::ofRedirect(const QByteArray &location, int status)
{
    return ofStatus(status, "Found", {{"Location", location}});
}

FakeAnswer FakeAnswer::ofError(QNetworkReply::NetworkError error)
{
    return {.status = 0, .reason = {}, .headers = {}, .body = {}, .error = error};
}

FakeAnswer FakeAnswer::ofSilence()
{
    return {.headers = {}, .body = {}, .hangs = true};
}

FakeReply::FakeReply(QNetworkAccessManager::Operation operation, const QNetworkRequest &request,
                     QObject *parent)
    : QNetworkReply(parent)
{
    setOperation(operation);
    setRequest(request);
    setUrl(request.url());
    open(QIODevice::ReadOnly | QIODevice::Unbuffered);
}

void FakeReply::sendHead(int status, const QByteArray &reason, const QList<Header> &headers)
{
    setAttribute(QNetworkRequest::HttpStatusCodeAttribute, status);
    setAttribute(QNetworkRequest::HttpReasonPhraseAttribute, QString::fromLatin1(reason));
    for (const auto &[name, value] : headers)
        setRawHeader(name, value);
    if (status >= 300 && status < 400 && hasRawHeader("Location"))
        setAttribute(QNetworkRequest::RedirectionTargetAttribute, QUrl::fromEncoded(rawHeader("Location")));
    Q_EMIT metaDataChanged();
}

void FakeReply::sendBody(const QByteArray &bytes)
{
    if (isFinished() || bytes.isEmpty())
        return;
    m_buffer += bytes;
    Q_EMIT readyRead();
}

void FakeReply::end()
{
    const int status = attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    const QString reason = attribute(QNetworkRequest::HttpReasonPhraseAttribute).toString();
    finishWith(errorOfStatus(status),
               u"Error transferring %1 - server replied: %2"_s.arg(url().toString(), reason));
}

void FakeReply::breakOff(QNetworkReply::NetworkError error)
{
    finishWith(error, u"Fake error %1 on %2"_s.arg(QString::number(int(error)), url().toString()));
}

void FakeReply::give(const FakeAnswer &answer)
{
    if (answer.hangs)
        return;
    // Whoever hears a step may let go of the reply; it lives on until the event loop comes round.
    if (answer.status != 0 && !isFinished())
        sendHead(answer.status, answer.reason, answer.headers);
    if (!isFinished())
        sendBody(answer.body);
    if (answer.error == QNetworkReply::NoError)
        end();
    else
        breakOff(answer.error);
}

void FakeReply::abort()
{
    if (isFinished())
        return;
    m_aborted = true;
    m_buffer.clear();
    finishWith(QNetworkReply::OperationCanceledError, u"Operation canceled"_s);
}

qint64 FakeReply::readData(char *data, qint64 size)
{
    const qint64 taken = std::min<qint64>(size, m_buffer.size());
    if (taken == 0)
        return isFinished() ? -1 : 0;
    std::memcpy(data, m_buffer.constData(), size_t(taken));
    m_buffer.remove(0, taken);
    return taken;
}

void FakeReply::finishWith(QNetworkReply::NetworkError error, const QString &text)
{
    if (isFinished())
        return;
    setFinished(true);
    if (error != QNetworkReply::NoError) {
        setError(error, text);
        Q_EMIT errorOccurred(error);
    }
    Q_EMIT finished();
}

FakeNetwork::FakeNetwork(QObject *parent)
    : QNetworkAccessManager(parent)
{
    // So no name is looked up for a network that is not there; it is never spoken to.
    setProxy(QNetworkProxy(QNetworkProxy::HttpProxy, QStringLiteral("proxy.invalid"), 1));
}

void FakeNetwork::answerNext(const FakeAnswer &answer)
{
    m_queue.push_back(answer);
}

void FakeNetwork::answerAll(Answering answering)
{
    m_answering = std::move(answering);
}

const SentRequest &FakeNetwork::sent(int index) const
{
    return m_requests.at(index < 0 ? m_requests.size() + index : index);
}

void FakeNetwork::settle()
{
    // Each round can set off a next one (a redirect, a request that was waiting); a chain of more is a loop.
    constexpr int mostRounds = 50;
    for (int round = 0; round < mostRounds; ++round) {
        QCoreApplication::sendPostedEvents();
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
        QCoreApplication::processEvents();
    }
}

std::optional<FakeAnswer> FakeNetwork::nextAnswer(const SentRequest &sent)
{
    if (!m_queue.empty()) {
        FakeAnswer answer = std::move(m_queue.front());
        m_queue.pop_front();
        return answer;
    }
    return m_answering ? std::optional(m_answering(sent)) : std::nullopt;
}

QNetworkReply *FakeNetwork::createRequest(Operation operation, const QNetworkRequest &request, QIODevice *)
{
    auto *reply = new FakeReply(operation, request, this);
    m_requests.append({request, reply});
    if (const auto answer = nextAnswer(m_requests.constLast()))
        QMetaObject::invokeMethod(
            reply, [reply, answer] { reply->give(*answer); }, Qt::QueuedConnection);
    return reply;
}

} // namespace rushes::test
