// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/scripted_server.h"

#include <QTcpSocket>

#ifdef Q_OS_UNIX
#include <sys/socket.h>
#endif

namespace rushes::test {

using namespace Qt::StringLiterals;

namespace {

/// Closes with RST instead of FIN, where the system lets us.
void reset(QTcpSocket *socket)
{
#ifdef Q_OS_UNIX
    const linger atOnce{.l_onoff = 1, .l_linger = 0};
    setsockopt(int(socket->socketDescriptor()), SOL_SOCKET, SO_LINGER, &atOnce, sizeof atOnce);
#endif
    socket->abort();
}

} // namespace

ScriptedServer::ScriptedServer(Answering answering)
    : m_answering(std::move(answering))
{
    connect(this, &QTcpServer::newConnection, this, [this] {
        while (QTcpSocket *socket = nextPendingConnection())
            connect(socket, &QTcpSocket::readyRead, this, [this, socket] { serve(socket); });
    });
    if (!listen(QHostAddress::LocalHost))
        qFatal("no port on loopback");
}

ScriptedServer::~ScriptedServer() = default;

QUrl ScriptedServer::url(const QString &pathAndQuery) const
{
    return QUrl(u"http://127.0.0.1:%1%2"_s.arg(QString::number(serverPort()), pathAndQuery));
}

void ScriptedServer::serve(QTcpSocket *socket)
{
    const QByteArray waiting = socket->peek(64 * 1024);
    const qsizetype end = waiting.indexOf("\r\n\r\n");
    if (end < 0)
        return;
    const QByteArray request = socket->read(end + 4);
    m_requests.append(request);
    const ScriptedAnswer answer = m_answering(request);
    socket->write(answer.bytes);
    if (answer.then == ScriptedAnswer::Then::Close)
        socket->disconnectFromHost();
    if (answer.then == ScriptedAnswer::Then::Reset) {
        connect(socket, &QTcpSocket::bytesWritten, socket, [socket] {
            if (socket->bytesToWrite() == 0)
                reset(socket);
        });
        if (answer.bytes.isEmpty())
            reset(socket);
    }
}

} // namespace rushes::test
