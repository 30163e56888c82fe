// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QNetworkRequest>
#include <QPointer>

#include <deque>
#include <functional>
#include <optional>

namespace rushes::test {

/// One header, as sent.
using Header = std::pair<QByteArray, QByteArray>;

/// What a request is answered with, whole. For anything finer (chunks, cuts, delays) drive the FakeReply by
/// hand.
struct FakeAnswer
{
    int status = 200;
    QByteArray reason = "OK";
    QList<Header> headers;
    QByteArray body;
    QNetworkReply::NetworkError error =
        QNetworkReply::NoError; ///< the line breaks after the body; with status 0 before any answer
    bool hangs = false;         ///< nothing comes but by hand

    static FakeAnswer ofJson(const QByteArray &json, int status = 200);
    static FakeAnswer ofStatus(int status, const QByteArray &reason = {}, const QList<Header> &headers = {});
    static FakeAnswer ofRedirect(const QByteArray &location, int status = 302);
    static FakeAnswer ofError(QNetworkReply::NetworkError error);
    static FakeAnswer ofSilence();
};

/// A reply whose every byte comes when the test says so. Behaves as Qt's own over HTTP/1.1: metaDataChanged,
/// readyRead, errorOccurred, finished in that order; a status of 400 and more is an error too, and its text
/// names the whole URL; abort() emits finished at once.
class FakeReply final : public QNetworkReply
{
    Q_OBJECT

public:
    FakeReply(QNetworkAccessManager::Operation operation, const QNetworkRequest &request, QObject *parent);

    void sendHead(int status, const QByteArray &reason = "OK", const QList<Header> &headers = {});
    void sendBody(const QByteArray &bytes);
    /// The body ends as its framing promised.
    void end();
    /// The line breaks (or never came about). The error's text names the whole URL: what is shown of it must
    /// not.
    void breakOff(QNetworkReply::NetworkError error = QNetworkReply::RemoteHostClosedError);
    /// All of it in a row.
    void give(const FakeAnswer &answer);

    [[nodiscard]] bool wasAborted() const { return m_aborted; }

    void abort() override;
    [[nodiscard]] bool isSequential() const override { return true; }
    [[nodiscard]] qint64 bytesAvailable() const override
    {
        return m_buffer.size() + QNetworkReply::bytesAvailable();
    }

protected:
    qint64 readData(char *data, qint64 size) override;

private:
    void finishWith(QNetworkReply::NetworkError error, const QString &text);

    QByteArray m_buffer;
    bool m_aborted = false;
};

/// A request as it was sent, and the reply that it was given.
struct SentRequest
{
    QNetworkRequest request;
    QPointer<FakeReply> reply; ///< null once the client let go of it

    [[nodiscard]] QUrl url() const { return request.url(); }
    [[nodiscard]] QByteArray header(const QByteArray &name) const { return request.rawHeader(name); }
    [[nodiscard]] bool hasHeader(const QByteArray &name) const { return request.hasRawHeader(name); }
};

/// A network without a network: records every request and answers from the test's script. Answers that were
/// scripted come from the event loop, as a real network's do, and in the order of their requests; no time
/// passes.
class FakeNetwork final : public QNetworkAccessManager
{
    Q_OBJECT

public:
    using Answering = std::function<FakeAnswer(const SentRequest &)>;

    explicit FakeNetwork(QObject *parent = nullptr);

    /// For the next request that no earlier call is for. A request without an answer hangs, and is answered
    /// by hand.
    void answerNext(const FakeAnswer &answer);
    /// For every request that answerNext() has nothing for.
    void answerAll(Answering answering);

    [[nodiscard]] const QList<SentRequest> &requests() const { return m_requests; }
    [[nodiscard]] int count() const { return int(m_requests.size()); }
    /// Of a request, the last one unless told.
    [[nodiscard]] const SentRequest &sent(int index = -1) const;
    [[nodiscard]] FakeReply *reply(int index = -1) const { return sent(index).reply; }
    void forgetRequests() { m_requests.clear(); }
    /// Gives what is scripted and still on its way, and what that sets off.
    static void settle();

protected:
    QNetworkReply *createRequest(Operation operation, const QNetworkRequest &request,
                                 QIODevice *outgoing) override;

private:
    std::optional<FakeAnswer> nextAnswer(const SentRequest &sent);

    QList<SentRequest> m_requests;
    std::deque<FakeAnswer> m_queue;
    Answering m_answering;
};

} // namespace rushes::test
