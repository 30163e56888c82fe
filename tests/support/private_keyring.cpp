// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/private_keyring.h"

#include <QDBusConnectionInterface>
#include <QDeadlineTimer>

namespace rushes::test {

using namespace Qt::StringLiterals;

namespace {

constexpr int patienceMs = 20'000;

} // namespace

QProcessEnvironment PrivateKeyring::environment(const QString &busAddress) const
{
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"HOME"_s, m_home.path());
    environment.insert(u"XDG_DATA_HOME"_s, m_home.filePath(u"data"_s));
    environment.insert(u"XDG_RUNTIME_DIR"_s, m_home.path());
    environment.insert(u"DBUS_SESSION_BUS_ADDRESS"_s, busAddress);
    for (const QString &name : {u"XDG_CURRENT_DESKTOP"_s, u"DISPLAY"_s, u"GNOME_KEYRING_CONTROL"_s})
        environment.remove(name);
    return environment;
}

bool PrivateKeyring::start(bool unlocked)
{
    m_daemon = std::make_unique<QProcess>();
    m_daemon->setProcessEnvironment(environment());
    QStringList arguments{u"--foreground"_s, u"--components=secrets"_s,
                          u"--control-directory="_s + m_home.filePath(u"control"_s)};
    if (unlocked)
        arguments.append(u"--unlock"_s);
    m_daemon->start(u"gnome-keyring-daemon"_s, arguments);
    if (!m_daemon->waitForStarted(patienceMs))
        return false;
    if (unlocked)
        m_daemon->write("password");
    m_daemon->closeWriteChannel();
    const QDeadlineTimer deadline(patienceMs);
    QDBusConnectionInterface *bus = m_bus.connection(u"keyring"_s).interface();
    while (!bus->isServiceRegistered(u"org.freedesktop.secrets"_s).value()) {
        if (deadline.hasExpired() || m_daemon->waitForFinished(10))
            return false;
    }
    return true;
}

void PrivateKeyring::stop()
{
    if (!m_daemon)
        return;
    m_daemon->kill();
    m_daemon->waitForFinished(patienceMs);
    m_daemon.reset();
}

} // namespace rushes::test
