// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/style/elided_text.h"

#include <QFontMetrics>
#include <QStringList>

namespace rushes {

ElidedText elidedText(const QString &whole, const QFontMetrics &metrics, Qt::TextElideMode mode, int room,
                      const QString &hint)
{
    const QString shown = room == noBound ? whole : metrics.elidedText(whole, mode, room);
    QStringList tip{shown == whole ? QString() : whole, hint};
    tip.removeAll(QString());
    return {shown, tip.join(u'\n')};
}

} // namespace rushes
