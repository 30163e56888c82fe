// SPDX-License-Identifier: GPL-3.0-or-later
#include "raw_client.h"

#include "simulator/simulator.h"

#include <QTest>

#include <array>
#include <cerrno>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

namespace rushes::test {

RawClient::RawClient(quint16 port)
    : m_socket(::socket(AF_INET, SOCK_STREAM, 0))
{
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (::connect(m_socket, reinterpret_cast<const sockaddr *>(&address), sizeof address) != 0)
        m_state = State::Closed;
}

RawClient::~RawClient()
{
    ::close(m_socket);
}

void RawClient::send(const QByteArray &bytes)
{
    if (::send(m_socket, bytes.constData(), size_t(bytes.size()), MSG_NOSIGNAL) != bytes.size())
        m_state = State::Closed;
}

void RawClient::read()
{
    std::array<char, 65536> buffer;
    while (m_state == State::Open) {
        const ssize_t count = ::recv(m_socket, buffer.data(), buffer.size(), MSG_DONTWAIT);
        if (count > 0)
            m_received.append(buffer.data(), count);
        else if (count == 0)
            m_state = State::Closed;
        else if (errno == EAGAIN || errno == EWOULDBLOCK)
            return;
        else
            m_state = State::Reset;
    }
}

bool RawClient::waitForEnd()
{
    return QTest::qWaitFor([this] { return state() != State::Open; });
}

bool RawClient::waitForBytes(qsizetype count)
{
    return QTest::qWaitFor([this, count] { return received().size() >= count; });
}

RawClient::State RawClient::state()
{
    read();
    return m_state;
}

const QByteArray &RawClient::received()
{
    read();
    return m_received;
}

RawReply parseReply(const QByteArray &bytes)
{
    RawReply reply;
    const qsizetype end = bytes.indexOf("\r\n\r\n");
    if (end < 0)
        return reply;
    const QList<QByteArray> lines = bytes.left(end).split('\n');
    reply.status = lines.constFirst().split(' ').value(1).toInt();
    for (const QByteArray &line : lines.mid(1)) {
        const qsizetype colon = line.indexOf(':');
        reply.headers.append(sim::Header{line.left(colon), line.mid(colon + 1).trimmed()});
    }
    reply.body = bytes.mid(end + 4);
    return reply;
}

QByteArray requestText(const QByteArray &method, const QByteArray &target, const sim::Headers &headers)
{
    QByteArray text = method + ' ' + target + " HTTP/1.1\r\nHost: 127.0.0.1\r\n";
    for (const sim::Header &header : headers)
        text += header.name + ": " + header.value + "\r\n";
    return text + "\r\n";
}

RawReply ask(const Simulator &simulator, const QByteArray &target, const sim::Headers &headers,
             const QByteArray &method)
{
    RawClient client(simulator.port());
    client.send(requestText(method, target, headers + sim::Headers{{"Connection", "close"}}));
    client.waitForEnd();
    RawReply reply = parseReply(client.received());
    reply.end = client.state();
    return reply;
}

RawReply fetch(const Simulator &simulator, const QUrl &link, const sim::Headers &headers,
               const QByteArray &method)
{
    return ask(simulator, targetOf(link), headers, method);
}

sim::Header authorization(const Simulator &simulator)
{
    return {"Authorization", "Bearer " + simulator.key().toLatin1()};
}

QByteArray targetOf(const QUrl &url)
{
    return url.toEncoded(QUrl::RemoveScheme | QUrl::RemoveAuthority);
}

} // namespace rushes::test
