// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "support/private_bus.h"

#include <QDBusConnection>
#include <QObject>
#include <QVariantMap>

namespace rushes::test {

using namespace Qt::StringLiterals;

/// A desktop's notifications, as far as a program meets them.
class FakeNotifications final : public QObject
{
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.freedesktop.Notifications")

public:
    struct Shown
    {
        QString program;
        QString title;
        QString text;
        QStringList actions;
        QVariantMap hints;
    };

    explicit FakeNotifications(const PrivateBus &bus)
        : m_bus(bus.connection(u"notifications"_s))
    {
        registered =
            m_bus.registerObject(u"/org/freedesktop/Notifications"_s, this,
                                 QDBusConnection::ExportAllSlots | QDBusConnection::ExportAllSignals) &&
            m_bus.registerService(u"org.freedesktop.Notifications"_s);
    }

    bool registered = false;
    QStringList capabilities{u"body"_s, u"body-markup"_s, u"actions"_s};
    QList<Shown> shown;

public Q_SLOTS:
    QStringList GetCapabilities() { return capabilities; }
    uint Notify(const QString &program, uint, const QString &, const QString &title, const QString &text,
                const QStringList &actions, const QVariantMap &hints, int)
    {
        shown.append({program, title, text, actions, hints});
        return uint(shown.size());
    }

Q_SIGNALS:
    void ActionInvoked(uint id, const QString &action);
    void NotificationClosed(uint id, uint reason);

private:
    QDBusConnection m_bus;
};

} // namespace rushes::test
