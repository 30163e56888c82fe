// SPDX-License-Identifier: GPL-3.0-or-later

// A service that costs next to nothing, so that what is measured is who asks it. On 127.0.0.1; prints its
// port, ends with its standard input. Every id is known and runs. One with "turning" in it says "queued" and
// "processing" in turn; all others say the same every time.

#include "steady_answer.h"

#include <QCoreApplication>
#include <QHash>
#include <QSocketNotifier>
#include <QTcpServer>
#include <QTcpSocket>

#include <cstdio>

#include <unistd.h>

namespace {

class Answers
{
public:
    /// The whole answer to a request's first line: "GET /bench/v1/result/vgen_1 HTTP/1.1".
    QByteArray answerTo(const QByteArray &line)
    {
        const QByteArray path = line.split(' ').value(1);
        const QByteArray id = path.mid(path.lastIndexOf('/') + 1);
        const bool isQueued = id.contains("turning") && m_asked[id]++ % 2 == 0;
        const QByteArray body = rushes::bench::answerAbout(id, isQueued ? "queued" : "processing");
        return "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: " +
               QByteArray::number(body.size()) + "\r\n\r\n" + body;
    }

private:
    QHash<QByteArray, int> m_asked;
};

} // namespace

int main(int argc, char *argv[])
{
    QCoreApplication application(argc, argv);
    QTcpServer server;
    Answers answers;
    if (!server.listen(QHostAddress::LocalHost)) {
        std::fputs("server: no port\n", stderr);
        return 1;
    }
    QObject::connect(&server, &QTcpServer::newConnection, &server, [&] {
        while (QTcpSocket *socket = server.nextPendingConnection()) {
            QObject::connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
            QObject::connect(
                socket, &QTcpSocket::readyRead, socket, [&answers, socket, head = QByteArray()]() mutable {
                    head += socket->readAll();
                    for (qsizetype end; (end = head.indexOf("\r\n\r\n")) >= 0; head.remove(0, end + 4))
                        socket->write(answers.answerTo(head.left(head.indexOf("\r\n"))));
                });
        }
    });
    std::printf("%d\n", int(server.serverPort()));
    std::fflush(stdout);
    QSocketNotifier input(STDIN_FILENO, QSocketNotifier::Read);
    QObject::connect(&input, &QSocketNotifier::activated, &application, [] {
        char bytes[64];
        if (read(STDIN_FILENO, bytes, sizeof bytes) <= 0)
            QCoreApplication::quit();
    });
    return QCoreApplication::exec();
}
