// SPDX-License-Identifier: GPL-3.0-or-later
#include "monitor/network_hint.h"

#include <QNetworkInformation>

#include <utility>

namespace rushes {

void SystemNetworkHint::start()
{
    if (std::exchange(m_isStarted, true))
        return;
    using Information = QNetworkInformation;
    if (!Information::loadBackendByFeatures(Information::Feature::Reachability |
                                            Information::Feature::CaptivePortal) &&
        !Information::loadBackendByFeatures(Information::Feature::Reachability))
        return;
    const Information *information = Information::instance();
    connect(information, &Information::reachabilityChanged, this, &NetworkHint::changed);
    connect(information, &Information::isBehindCaptivePortalChanged, this, &NetworkHint::changed);
    connect(information, &Information::transportMediumChanged, this, &NetworkHint::changed);
    Q_EMIT changed();
}

NetworkSeen SystemNetworkHint::seen() const
{
    const QNetworkInformation *information = m_isStarted ? QNetworkInformation::instance() : nullptr;
    if (!information)
        return NetworkSeen::Unknown;
    if (information->supports(QNetworkInformation::Feature::CaptivePortal) &&
        information->isBehindCaptivePortal())
        return NetworkSeen::SignIn;
    switch (information->reachability()) {
    case QNetworkInformation::Reachability::Disconnected:
        return NetworkSeen::Offline;
    case QNetworkInformation::Reachability::Local:
    case QNetworkInformation::Reachability::Site:
    case QNetworkInformation::Reachability::Online:
        return NetworkSeen::Online;
    case QNetworkInformation::Reachability::Unknown:
        break;
    }
    return NetworkSeen::Unknown;
}

} // namespace rushes
