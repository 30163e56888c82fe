// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/url_redaction.h"

#include <QRegularExpression>

namespace rushes {

using namespace Qt::StringLiterals;

QString withoutQueries(QString text)
{
    static const QRegularExpression query(u"\\?[^\\s\"<>]*=[^\\s\"<>]*"_s);
    static const QRegularExpression afterUrl(u"(://[^\\s\"<>?#]*)[?#][^\\s\"<>]+"_s);
    static const QRegularExpression userInfo(u"//[^\\s\"/@]+@"_s);
    return text.replace(query, u"?…"_s).replace(afterUrl, u"\\1?…"_s).replace(userInfo, u"//…@"_s);
}

} // namespace rushes
