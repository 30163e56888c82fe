// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "simulator/http_message.h"

class QUrl;

namespace rushes {
class Simulator;
}

namespace rushes::test {

/// A client that hides nothing: it sends bytes and keeps what comes back, and tells a close from a reset.
/// POSIX sockets, for Qt's tell both as one error. It waits by turning the event loop, where the simulator
/// lives.
class RawClient
{
public:
    enum class State { Open, Closed, Reset };

    explicit RawClient(quint16 port);
    ~RawClient();
    Q_DISABLE_COPY_MOVE(RawClient)

    void send(const QByteArray &bytes);
    /// Until the server ended the connection; false when it has not within some seconds.
    bool waitForEnd();
    bool waitForBytes(qsizetype count);
    [[nodiscard]] State state();
    [[nodiscard]] const QByteArray &received();

private:
    void read();

    int m_socket;
    State m_state = State::Open;
    QByteArray m_received;
};

/// An answer taken apart; the body as it came, chunks and all.
struct RawReply
{
    int status = 0;
    sim::Headers headers;
    QByteArray body;
    RawClient::State end = RawClient::State::Open;

    [[nodiscard]] QByteArray header(QByteArrayView name) const { return sim::headerValue(headers, name); }
};
RawReply parseReply(const QByteArray &bytes);

QByteArray requestText(const QByteArray &method, const QByteArray &target, const sim::Headers &headers);
/// One request on a connection of its own, and all that comes until its end.
RawReply ask(const Simulator &simulator, const QByteArray &target, const sim::Headers &headers = {},
             const QByteArray &method = "GET");
/// The same for a clip's link.
RawReply fetch(const Simulator &simulator, const QUrl &link, const sim::Headers &headers = {},
               const QByteArray &method = "GET");
/// "Authorization: Bearer <the simulator's key>".
sim::Header authorization(const Simulator &simulator);
QByteArray targetOf(const QUrl &url);

} // namespace rushes::test
