// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/key_service_look.h"

#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QDBusVariant>
#include <QLibrary>

namespace rushes {

using namespace Qt::StringLiterals;

namespace {

constexpr int patienceMs = 2'000;

SecretService stateOf(const QDBusPendingReply<QDBusVariant> &reply)
{
    if (reply.isValid())
        return reply.value().variant().toBool() ? SecretService::Locked : SecretService::Open;
    switch (reply.error().type()) {
    case QDBusError::ServiceUnknown:
    case QDBusError::Disconnected:
    case QDBusError::NoServer:
        return SecretService::Absent;
    default:
        return reply.error().name() == u"org.freedesktop.DBus.Error.NameHasNoOwner" ? SecretService::Absent
                                                                                    : SecretService::Unclear;
    }
}

} // namespace

void lookAtSecretService(QObject *context, std::function<void(SecretService)> done)
{
    QDBusMessage call = QDBusMessage::createMethodCall(u"org.freedesktop.secrets"_s,
                                                       u"/org/freedesktop/secrets/aliases/default"_s,
                                                       u"org.freedesktop.DBus.Properties"_s, u"Get"_s);
    call << u"org.freedesktop.Secret.Collection"_s << u"Locked"_s;
    call.setAutoStartService(false);
    auto *watcher =
        new QDBusPendingCallWatcher(QDBusConnection::sessionBus().asyncCall(call, patienceMs), context);
    QObject::connect(watcher, &QDBusPendingCallWatcher::finished, context,
                     [done = std::move(done)](QDBusPendingCallWatcher *ended) {
                         ended->deleteLater();
                         done(stateOf(*ended));
                     });
}

bool hasSessionBus()
{
    return QDBusConnection::sessionBus().isConnected();
}

void surviveTheSessionBus()
{
    // Nothing of ours links GLib: libsecret brings it along, where it is there.
    QLibrary gio(u"gio-2.0"_s, 0);
    constexpr int sessionBus = 2; // G_BUS_TYPE_SESSION
    using Get = void *(*)(int, void *, void *);
    using SetExitOnClose = void (*)(void *, int);
    const auto get = reinterpret_cast<Get>(gio.resolve("g_bus_get_sync"));
    const auto setExitOnClose =
        reinterpret_cast<SetExitOnClose>(gio.resolve("g_dbus_connection_set_exit_on_close"));
    void *connection = get && setExitOnClose ? get(sessionBus, nullptr, nullptr) : nullptr;
    // The reference is kept: with the last one a later connection would begin with GLib's default.
    if (connection)
        setExitOnClose(connection, 0);
}

void forgetSecretService()
{
    using Disconnect = void (*)();
    QLibrary secret(u"secret-1"_s, 0);
    if (const auto disconnect = reinterpret_cast<Disconnect>(secret.resolve("secret_service_disconnect")))
        disconnect();
}

} // namespace rushes
