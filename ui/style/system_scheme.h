// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include <optional>

class QDBusVariant;

namespace rushes {

/// Whether the desktop wants dark: QStyleHints from Qt 6.5 on, before that the desktop portal
/// (org.freedesktop.appearance, color-scheme: 1 dark, 2 light) where a session bus has one. Main thread;
/// never waits longer than a moment for the bus.
class SystemScheme final : public QObject
{
    Q_OBJECT

public:
    explicit SystemScheme(QObject *parent = nullptr);

    /// Nothing when the system does not say.
    [[nodiscard]] std::optional<bool> dark() const { return m_dark; }

Q_SIGNALS:
    void changed();

private Q_SLOTS:
    void settingChanged(const QString &group, const QString &key, const QDBusVariant &value);

private:
    void set(std::optional<bool> dark);
    void followStyleHints();
    void followPortal();

    std::optional<bool> m_dark;
};

} // namespace rushes
