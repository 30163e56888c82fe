// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/moment.h"

#include <QByteArray>
#include <QUrl>

namespace rushes::sim {

enum class LinkVerdict { Good, Expired, Forged };

/// Makes and checks temporary links as storage services do: "?Expires=<Unix
/// seconds>&Version=<n>&Signature=<HMAC-SHA-256>".
class LinkSigner
{
public:
    explicit LinkSigner(QByteArray secret)
        : m_secret(std::move(secret))
    {
    }

    /// url without a query; the link works before expires (a fraction of a second is dropped).
    [[nodiscard]] QUrl sign(QUrl url, Moment expires, int version) const;
    /// path percent-decoded, query as sent.
    [[nodiscard]] LinkVerdict check(const QByteArray &path, const QByteArray &query, Moment now) const;
    /// Of a query that was signed here; 0 for any other.
    [[nodiscard]] static int versionOf(const QByteArray &query);

private:
    [[nodiscard]] QByteArray signatureOf(const QByteArray &path, const QByteArray &expires,
                                         const QByteArray &version) const;
    QByteArray m_secret;
};

} // namespace rushes::sim
