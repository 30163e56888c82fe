// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/main_window/desktop_notifier.h"

#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QGuiApplication>
#include <QVariantMap>

namespace rushes {

using namespace Qt::StringLiterals;

namespace {

constexpr QLatin1StringView serviceName("org.freedesktop.Notifications"); ///< and its interface
constexpr QLatin1StringView objectPath("/org/freedesktop/Notifications");
constexpr QLatin1StringView defaultAction("default"); ///< the click on the notification itself

// "urgency" of the Desktop Notifications Specification, a byte.
constexpr uchar normalUrgency = 1;
constexpr uchar criticalUrgency = 2;
constexpr int serversOwnTime = -1;

QDBusMessage callOf(const QString &method)
{
    return QDBusMessage::createMethodCall(serviceName, objectPath, serviceName, method);
}

} // namespace

DesktopNotifier::DesktopNotifier(Bus bus, QObject *parent)
    : QObject(parent)
    , m_bus(std::move(bus))
{
}

DesktopNotifier::~DesktopNotifier() = default;

void DesktopNotifier::tell(const Message &message)
{
    const QDBusConnection bus = m_bus();
    if (!bus.isConnected())
        return;
    auto *answer = new QDBusPendingCallWatcher(bus.asyncCall(callOf(u"GetCapabilities"_s)), this);
    connect(answer, &QDBusPendingCallWatcher::finished, this,
            [this, message](QDBusPendingCallWatcher *finished) {
                const QDBusPendingReply<QStringList> reply = *finished;
                finished->deleteLater();
                if (reply.isError())
                    return;
                listenTo(reply.reply().service());
                send(message, reply.value());
            });
}

/// By its unique name: naming a well-known one would look its owner up, and wait for the answer.
void DesktopNotifier::listenTo(const QString &service)
{
    if (service.isEmpty() || service == m_heard)
        return;
    m_heard = service;
    m_clicked.clear();
    QDBusConnection bus = m_bus();
    bus.connect(service, objectPath, serviceName, u"ActionInvoked"_s, this,
                SLOT(actionInvoked(uint, QString)));
    bus.connect(service, objectPath, serviceName, u"NotificationClosed"_s, this,
                SLOT(notificationClosed(uint, uint)));
}

void DesktopNotifier::send(const Message &message, const QStringList &capabilities)
{
    const bool readsMarkup = capabilities.contains(u"body-markup"_s);
    QStringList actions;
    if (capabilities.contains(u"actions"_s))
        actions = {defaultAction, tr("Show")};
    const QVariantMap hints{
        {u"urgency"_s, QVariant::fromValue(message.urgent ? criticalUrgency : normalUrgency)},
        {u"desktop-entry"_s, QGuiApplication::desktopFileName()}};
    QDBusMessage call = callOf(u"Notify"_s);
    call << u"Rushes"_s << uint(0) << u"rushes"_s << message.title
         << (readsMarkup ? message.text.toHtmlEscaped() : message.text) << actions << hints << serversOwnTime;
    auto *answer = new QDBusPendingCallWatcher(m_bus().asyncCall(call), this);
    connect(answer, &QDBusPendingCallWatcher::finished, this,
            [this, clicked = message.clicked](QDBusPendingCallWatcher *finished) {
                const QDBusPendingReply<uint> reply = *finished;
                finished->deleteLater();
                if (!reply.isError() && clicked)
                    m_clicked.insert(reply.value(), clicked);
            });
}

void DesktopNotifier::actionInvoked(uint id, const QString &action)
{
    if (const auto clicked = m_clicked.value(id); clicked && action == defaultAction)
        clicked();
}

void DesktopNotifier::notificationClosed(uint id, uint)
{
    m_clicked.remove(id);
}

} // namespace rushes
