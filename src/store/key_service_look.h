// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include <functional>

namespace rushes {

/// How the Secret Service of the session stands (freedesktop.org, "Secret Service API").
enum class SecretService {
    Absent,  ///< no message bus, or nobody answers there
    Locked,  ///< its default collection is locked
    Open,    ///< it is not
    Unclear, ///< it is there, and does not say (no default collection)
};

/// Looks without starting, unlocking or waiting for anything; done is called once, later, unless context is
/// destroyed before. libsecret gives the same answer for "not there" and "still locked": this tells them
/// apart. Main thread.
void lookAtSecretService(QObject *context, std::function<void(SecretService)> done);

/// Whether there is a message bus of the session at all.
[[nodiscard]] bool hasSessionBus();

/// GLib ends the program (SIGTERM) when the session's bus goes away, once libsecret has used it. Rushes goes
/// on without one.
void surviveTheSessionBus();

/// Has libsecret look for the service anew: it goes on with a session that ended with the service.
void forgetSecretService();

} // namespace rushes
