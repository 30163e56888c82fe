// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/private_bus.h"

#include <QFile>

namespace rushes::test {

using namespace Qt::StringLiterals;

namespace {

constexpr int patienceMs = 20'000;

// Without folders of services: nothing is started by being called.
constexpr auto configuration = R"(<busconfig>
  <type>session</type>
  <listen>unix:dir=%1</listen>
  <auth>EXTERNAL</auth>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/>
    <allow eavesdrop="true"/>
    <allow own="*"/>
  </policy>
</busconfig>
)";

} // namespace

PrivateBus::PrivateBus()
{
    const QString file = m_folder.filePath(u"bus.conf"_s);
    QFile written(file);
    if (!written.open(QIODevice::WriteOnly))
        qFatal("The bus' configuration cannot be written.");
    written.write(QString::fromLatin1(configuration).arg(m_folder.path()).toUtf8());
    written.close();
    m_daemon.start(u"dbus-daemon"_s, {u"--nofork"_s, u"--print-address=1"_s, u"--config-file="_s + file});
    while (m_daemon.waitForReadyRead(patienceMs) && !m_daemon.canReadLine()) {
    }
    m_address = QString::fromUtf8(m_daemon.readLine()).trimmed();
    if (m_address.isEmpty())
        qFatal("No dbus-daemon: %s", qPrintable(QString::fromLocal8Bit(m_daemon.readAllStandardError())));
}

PrivateBus::~PrivateBus()
{
    for (const QString &name : std::as_const(m_names))
        QDBusConnection::disconnectFromBus(name);
    stop();
}

QDBusConnection PrivateBus::connection(const QString &name) const
{
    if (!m_names.contains(name))
        m_names.append(name);
    return QDBusConnection::connectToBus(m_address, name);
}

void PrivateBus::stop()
{
    if (m_daemon.state() == QProcess::NotRunning)
        return;
    m_daemon.terminate();
    if (!m_daemon.waitForFinished(patienceMs))
        m_daemon.kill();
}

} // namespace rushes::test
