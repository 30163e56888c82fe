// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTcpServer>
#include <QUrl>

#include <functional>

class QTcpSocket;

namespace rushes::test {

/// The bytes that a connection is answered with, and what becomes of it then.
struct ScriptedAnswer
{
    enum class Then { KeepOpen, Close, Reset };

    QByteArray bytes;
    Then then = Then::Close;
};

/// A server on loopback that sends what the test says, byte by byte as it stands there, sense or nonsense.
class ScriptedServer final : public QTcpServer
{
    Q_OBJECT

public:
    using Answering = std::function<ScriptedAnswer(const QByteArray &request)>;

    explicit ScriptedServer(Answering answering);
    ~ScriptedServer() override;

    [[nodiscard]] QUrl url(const QString &pathAndQuery) const;
    /// The heads that came, raw.
    [[nodiscard]] const QList<QByteArray> &requests() const { return m_requests; }

private:
    void serve(QTcpSocket *socket);

    Answering m_answering;
    QList<QByteArray> m_requests;
};

} // namespace rushes::test
