// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "support/private_bus.h"

#include <QProcess>
#include <QProcessEnvironment>
#include <QTemporaryDir>

#include <memory>

namespace rushes::test {

/// GNOME's keyring on a message bus and in folders of a test's own. What is stored outlives stop().
class PrivateKeyring
{
public:
    /// bus is borrowed and outlives this.
    explicit PrivateKeyring(const PrivateBus &bus)
        : m_bus(bus)
    {
    }
    ~PrivateKeyring() { stop(); }

    /// Started, and on the bus.
    [[nodiscard]] bool start(bool unlocked = true);
    void stop();

    [[nodiscard]] QString folder() const { return m_home.path(); }
    /// For programs that shall find it, and nothing of the machine's.
    [[nodiscard]] QProcessEnvironment environment() const { return environment(m_bus.address()); }
    [[nodiscard]] QProcessEnvironment environment(const QString &busAddress) const;

private:
    const PrivateBus &m_bus;
    QTemporaryDir m_home;
    std::unique_ptr<QProcess> m_daemon;
};

} // namespace rushes::test
