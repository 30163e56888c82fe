// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QUrl>

namespace rushes {

/// Scheme, host (lower case, without a trailing dot) and effective port: what the web calls an origin (RFC
/// 6454).
struct Origin
{
    QString scheme;
    QString host;
    int port = -1;
    bool operator==(const Origin &) const = default;
};

Origin originOf(const QUrl &url);
/// "https://cdn.example:443": to compare and to keep.
QString originText(const Origin &origin);
/// Whether a key of base may go to url: same origin, and a path inside base's path, with no userinfo in url.
bool isWithinBase(const QUrl &url, const QUrl &base);
/// "https://host/path" with neither userinfo, query nor fragment: fit for logs and messages.
QString withoutSecrets(const QUrl &url);

} // namespace rushes
