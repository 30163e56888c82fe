// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/recording_server.h"

#include <QSslSocket>

namespace rushes::test {

RecordingServer::RecordingServer(Speaks speaks, Recorder &recorder, const QSslConfiguration &tls)
    : m_speaks(speaks)
    , m_recorder(recorder)
    , m_tls(tls)
{
}

void RecordingServer::incomingConnection(qintptr descriptor)
{
    auto *socket = new QSslSocket(this);
    socket->setSocketDescriptor(descriptor);
    socket->setSslConfiguration(m_tls);
    connect(socket, &QSslSocket::disconnected, socket, &QObject::deleteLater);
    connect(socket, &QSslSocket::readyRead, this, [this, socket] { serve(socket); });
    if (m_speaks == Speaks::Https)
        socket->startServerEncryption();
}

void RecordingServer::serve(QSslSocket *socket)
{
    constexpr qint64 longestHead = 64 * 1024;
    const QByteArray waiting = socket->peek(longestHead);
    const qsizetype end = waiting.indexOf("\r\n\r\n");
    if (end < 0)
        return;
    const QByteArray head = socket->read(end + 4);
    if (head.startsWith("CONNECT ")) {
        openTunnel(socket, head);
        return;
    }
    const QByteArray scheme = socket->isEncrypted() ? "https" : "http";
    const QByteArray target = head.split(' ').value(1);
    const QByteArray url = target.startsWith('/') ? scheme + "://" + headerIn(head, "Host") + target : target;
    const Recorded recorded{head, QUrl::fromEncoded(url), m_speaks == Speaks::Proxy};
    m_recorder.requests.append(recorded);
    socket->write(m_recorder.answer(recorded));
    socket->disconnectFromHost();
}

void RecordingServer::openTunnel(QSslSocket *socket, const QByteArray &head)
{
    m_recorder.tunnels.append(head);
    socket->write("HTTP/1.1 200 Connection established\r\n\r\n");
    socket->flush();
    socket->startServerEncryption();
}

QByteArray headerIn(const QByteArray &head, const QByteArray &name)
{
    for (const QByteArray &line : head.split('\n')) {
        if (line.toLower().startsWith(QByteArray(name.toLower() + ':')))
            return line.mid(name.size() + 1).trimmed();
    }
    return {};
}

} // namespace rushes::test
