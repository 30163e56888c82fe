// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "simulator/reply.h"
#include "simulator/request_parser.h"

#include <QObject>

#include <functional>
#include <memory>

class QTcpSocket;

namespace rushes::sim {

/// One connection: reads requests, asks for the reply to each, and sends it as it says, faults of the wire
/// included. Deletes itself when the client is gone.
class Connection final : public QObject
{
    Q_OBJECT

public:
    using Handler = std::function<Reply(Request)>;

    /// Takes over the socket. clock is borrowed.
    Connection(QTcpSocket *socket, Clock &clock, Handler handler, QObject *parent);
    ~Connection() override;

private:
    void read();
    void answerNext();
    void send(const Reply &reply, bool keepAlive);
    void sendBody(const Drip &drip);
    void finish();
    void reset();

    QTcpSocket *m_socket;
    Clock &m_clock;
    Handler m_handler;
    RequestParser m_parser;
    Wire m_wire; ///< what is left to be sent of the reply under way
    bool m_busy = false;
    std::unique_ptr<Alarm> m_alarm;
};

} // namespace rushes::sim
