// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/network_seen.h"

#include <QObject>

namespace rushes {

/// Tells what the system believes about the network, once it is asked to. Main thread.
class NetworkHint : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;
    /// Begins to look. Nothing of the system is touched before. Again: no effect.
    virtual void start() = 0;
    [[nodiscard]] virtual NetworkSeen seen() const = 0;

Q_SIGNALS:
    /// It believes something else, or the way out is another.
    void changed();
};

/// By QNetworkInformation, where Qt has a plugin for this system (NetworkManager, Windows, macOS, Android);
/// else always Unknown.
class SystemNetworkHint final : public NetworkHint
{
    Q_OBJECT

public:
    using NetworkHint::NetworkHint;
    void start() override;
    [[nodiscard]] NetworkSeen seen() const override;

private:
    bool m_isStarted = false;
};

} // namespace rushes
