// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/main_window/row_text.h"

#include "wording/plain_text.h"

namespace rushes {

namespace {

QString safeField(const QString &field)
{
    const QString line = shownText(field, longestShown).trimmed();
    const bool looksLikeFormula = !line.isEmpty() && QStringView(u"=+-@").contains(line.front());
    return looksLikeFormula ? u'\'' + line : line;
}

} // namespace

QString rowText(const QStringList &fields)
{
    QStringList safe;
    safe.reserve(fields.size());
    for (const QString &field : fields)
        safe.append(safeField(field));
    return safe.join(u'\t');
}

} // namespace rushes
