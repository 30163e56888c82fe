// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "net/clip_download.h"
#include "net/host_lookup.h"
#include "net/link_policy.h"

#include <QByteArray>
#include <QUrl>

#include <functional>
#include <memory>
#include <optional>

class QNetworkAccessManager;
class QNetworkReply;
class QNetworkRequest;

namespace rushes {

/// The way from a clip's link over its redirects: judges every stop, by its name and, where names are looked
/// up here and not by a proxy, by its addresses, before anything is asked there; and says which stops the key
/// may go to. At most 5 redirects. Main thread.
///
/// Errors: LinkRefused and LinkUntrusted (policy), HostNotFound, ServerTrouble (a redirect to nowhere, or too
/// many).
class ClipRoute final
{
public:
    /// network is borrowed: what all stops are asked over that get no key.
    ClipRoute(QNetworkAccessManager &network, LinkTerms terms, Resolver resolver,
              std::optional<KeyedFetch> keyed);

    /// The first stop.
    [[nodiscard]] Outcome begin(const QUrl &link);
    /// The next one, by a redirect's Location.
    [[nodiscard]] Outcome follow(const QByteArray &location);
    /// Looks the stop's host up and judges what is found; calls back at once where there is nothing to look
    /// up.
    void reach(std::function<void(const Outcome &)> reached);
    /// reached is not called any more.
    void cancel() { m_lookup.reset(); }

    /// Asks the stop, with the key where it belongs.
    [[nodiscard]] QNetworkReply *get(const QNetworkRequest &plain) const;

    [[nodiscard]] const QUrl &url() const { return m_url; }
    /// After LinkUntrusted: whose address it was (originText).
    [[nodiscard]] QString untrustedOrigin() const { return m_untrustedOrigin; }

private:
    /// What was judged of a stop.
    [[nodiscard]] Outcome noted(const Outcome &judgement, const QUrl &stop);
    [[nodiscard]] Outcome judged(const QList<QHostAddress> &addresses);

    QNetworkAccessManager &m_network;
    const LinkTerms m_terms;
    const Resolver m_resolver;
    const std::optional<KeyedFetch> m_keyed;
    QUrl m_url;
    int m_redirects = 0;
    bool m_leftBase = false; ///< a redirect led out of the service's base: no key any more
    QString m_untrustedOrigin;
    std::unique_ptr<QObject> m_lookup; ///< while a host is looked up
};

} // namespace rushes
