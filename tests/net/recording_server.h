// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSslConfiguration>
#include <QTcpServer>
#include <QUrl>

#include <functional>

class QSslSocket;

namespace rushes::test {

/// A request as a server got it.
struct Recorded
{
    QByteArray head; ///< raw, up to the empty line
    QUrl url;        ///< from the scheme that was spoken, the Host header and the request's target
    bool proxied = false;
};

/// What several servers got, in order, and what they answer.
struct Recorder
{
    QList<Recorded> requests;
    QList<QByteArray> tunnels; ///< heads of CONNECT, which no server behind the proxy sees
    std::function<QByteArray(const Recorded &)> answer;
};

/// A server on loopback that writes down whatever it is told: in HTTP, in HTTPS, or as an HTTP proxy that
/// stands for every host there is, behind its tunnels too.
class RecordingServer final : public QTcpServer
{
    Q_OBJECT

public:
    enum class Speaks { Http, Https, Proxy };

    /// recorder is borrowed and outlives this. tls is for Https and Proxy.
    RecordingServer(Speaks speaks, Recorder &recorder, const QSslConfiguration &tls = {});

protected:
    void incomingConnection(qintptr descriptor) override;

private:
    void serve(QSslSocket *socket);
    void openTunnel(QSslSocket *socket, const QByteArray &head);

    Speaks m_speaks;
    Recorder &m_recorder;
    QSslConfiguration m_tls;
};

/// The value of a header in a raw head; a null array where it is not there.
QByteArray headerIn(const QByteArray &head, const QByteArray &name);

} // namespace rushes::test
