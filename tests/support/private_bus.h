// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDBusConnection>
#include <QProcess>
#include <QTemporaryDir>

namespace rushes::test {

/// A message bus of a test's own: started with it, ended with it, with no service but the test's fakes. The
/// machine's buses are never spoken to (tests/CMakeLists.txt names none for tests).
class PrivateBus
{
public:
    PrivateBus();
    ~PrivateBus();

    [[nodiscard]] QString address() const { return m_address; }
    /// A connection of this name, which is this program's; connected anew for each name.
    [[nodiscard]] QDBusConnection connection(const QString &name) const;
    /// Ends it before its time.
    void stop();

private:
    QTemporaryDir m_folder;
    QProcess m_daemon;
    QString m_address;
    mutable QStringList m_names;
};

} // namespace rushes::test
