// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/moment.h"

#include <QByteArray>
#include <QUrl>

namespace rushes::sim {

enum class LinkVerdict { Good, Expired, Forged };

/// How a link is written. What each tells of its end, core/signed_url reads.
enum class LinkForm {
    Plain,  ///< "?Expires=<Unix seconds>&Version=<n>&Signature=..": most storages
    AwsV4,  ///< "?X-Amz-Date=..&X-Amz-Expires=86400&..": a start and a lifetime
    Closed, ///< "?ticket=..": tells nobody
};

/// Makes and checks temporary links as storage services do. All are signed with HMAC-SHA-256 over path, end
/// and version.
class LinkSigner
{
public:
    explicit LinkSigner(QByteArray secret)
        : m_secret(std::move(secret))
    {
    }

    /// url without a query; the link works before expires (a fraction of a second is dropped).
    [[nodiscard]] QUrl sign(QUrl url, Moment expires, int version, LinkForm form = LinkForm::Plain) const;
    /// path percent-decoded, query as sent.
    [[nodiscard]] LinkVerdict check(const QByteArray &path, const QByteArray &query, Moment now) const;
    /// Of a query that was signed here; 0 for any other.
    [[nodiscard]] static int versionOf(const QByteArray &query);

private:
    [[nodiscard]] QByteArray signatureOf(const QByteArray &path, qint64 expires, int version) const;
    QByteArray m_secret;
};

} // namespace rushes::sim
