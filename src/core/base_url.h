// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QUrl>

namespace rushes {

/// What of a service's base URL is wrong, without the URL: English, offered to translators under "JsonFault"
/// (json_reader.h); nullptr: nothing.
const char *faultOfBaseUrl(const QUrl &base);
/// Equal for base URLs that mean the same place: letters of the host, a default port and trailing slashes and
/// dots do not count.
QString identityOfBase(const QUrl &base);

} // namespace rushes
