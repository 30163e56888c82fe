// SPDX-License-Identifier: GPL-3.0-or-later
#include "simulator/connection.h"

#include "simulator/socket_reset.h"

#include <QTcpSocket>
#include <QTimer>

#include <algorithm>

namespace rushes::sim {

Connection::Connection(QTcpSocket *socket, Clock &clock, Handler handler, QObject *parent)
    : QObject(parent)
    , m_socket(socket)
    , m_clock(clock)
    , m_handler(std::move(handler))
{
    m_socket->setParent(this);
    m_socket->setSocketOption(QAbstractSocket::LowDelayOption, 1);
    connect(m_socket, &QTcpSocket::readyRead, this, &Connection::read);
    connect(m_socket, &QTcpSocket::disconnected, this, [this] {
        m_alarm.reset();
        deleteLater();
    });
    // What came before the signals were connected.
    QMetaObject::invokeMethod(this, &Connection::read, Qt::QueuedConnection);
}

Connection::~Connection()
{
    // The socket goes with this object, and must not speak of it while it does.
    m_socket->disconnect(this);
}

void Connection::read()
{
    m_parser.append(m_socket->readAll());
    answerNext();
}

void Connection::answerNext()
{
    if (m_busy)
        return;
    std::optional<Request> request = m_parser.take();
    if (!request) {
        if (m_parser.isMalformed()) {
            m_busy = true;
            send(errorReply(400, "This is no HTTP request."), false);
        }
        return;
    }
    m_busy = true;
    request->at = m_clock.wall();
    const bool keepAlive = request->keepAlive;
    const Reply reply = m_handler(std::move(*request));
    if (reply.latency <= Duration::zero())
        send(reply, keepAlive);
    else
        m_alarm = m_clock.callIn(reply.latency, [this, reply, keepAlive] { send(reply, keepAlive); });
}

void Connection::send(const Reply &reply, bool keepAlive)
{
    m_wire = toWire(reply, keepAlive, m_clock.wall());
    m_socket->write(m_wire.head);
    if (reply.drip) {
        sendBody(*reply.drip);
        return;
    }
    m_socket->write(m_wire.body);
    finish();
}

void Connection::sendBody(const Drip &drip)
{
    const qint64 bytes = std::min<qint64>(drip.bytes, m_wire.body.size());
    m_socket->write(m_wire.body.left(bytes));
    m_wire.body.remove(0, bytes);
    if (m_wire.body.isEmpty())
        finish();
    else
        m_alarm = m_clock.callIn(drip.every, [this, drip] { sendBody(drip); });
}

void Connection::finish()
{
    if (m_wire.end == BreakKind::Stall)
        return;
    if (m_wire.end == BreakKind::Reset) {
        reset();
    } else if (m_wire.end == BreakKind::Cut || m_wire.close) {
        m_socket->disconnectFromHost();
    } else {
        m_busy = false;
        // Not from within the handler's call: a client that pipelines would nest without end.
        QMetaObject::invokeMethod(this, &Connection::answerNext, Qt::QueuedConnection);
    }
}

void Connection::reset()
{
    // A reset throws away what the kernel has not delivered yet: it waits until the client has all that it
    // shall have.
    m_socket->flush();
    if (m_socket->bytesToWrite() > 0 || undeliveredBytes(m_socket->socketDescriptor()) > 0) {
        QTimer::singleShot(1ms, this, &Connection::reset);
        return;
    }
    resetOnClose(m_socket->socketDescriptor());
    m_socket->abort();
}

} // namespace rushes::sim
