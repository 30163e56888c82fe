// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDBusConnection>
#include <QHash>
#include <QObject>

#include <functional>

namespace rushes {

/// Tells something through the desktop's notifications (org.freedesktop.Notifications): text from outside
/// stays plain text. Nothing waits: without a bus or a service nothing happens. Main thread.
class DesktopNotifier final : public QObject
{
    Q_OBJECT

public:
    /// The bus that the service is on; called at the first notification.
    using Bus = std::function<QDBusConnection()>;
    struct Message
    {
        QString title; ///< plain
        QString text;  ///< plain
        bool urgent = false;
        std::function<void()> clicked;
    };

    explicit DesktopNotifier(Bus bus = &QDBusConnection::sessionBus, QObject *parent = nullptr);
    ~DesktopNotifier() override;

    void tell(const Message &message);

private Q_SLOTS:
    void actionInvoked(uint id, const QString &action);
    void notificationClosed(uint id, uint reason);

private:
    void listenTo(const QString &service);
    void send(const Message &message, const QStringList &capabilities);

    Bus m_bus;
    QString m_heard; ///< the unique name of the service whose signals come here
    QHash<uint, std::function<void()>> m_clicked;
};

} // namespace rushes
