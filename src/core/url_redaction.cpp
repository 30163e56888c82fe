// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/url_redaction.h"

#include <QRegularExpression>

namespace rushes {

using namespace Qt::StringLiterals;

QString withoutQueries(QString text)
{
    // The user first: a password may hold a "?". All three end where a URL ends, so that no fold lays bare
    // what another would have taken.
    static const QRegularExpression userInfo(u"//[^\\s\"<>/@]+@"_s);
    static const QRegularExpression query(u"\\?[^\\s\"<>]*=[^\\s\"<>]*"_s);
    static const QRegularExpression afterUrl(u"(://[^\\s\"<>?#]*)[?#][^\\s\"<>]+"_s);
    return text.replace(userInfo, u"//…@"_s).replace(query, u"?…"_s).replace(afterUrl, u"\\1?…"_s);
}

} // namespace rushes
