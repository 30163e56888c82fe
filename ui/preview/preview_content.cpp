// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/preview/preview_content.h"

#include <QLocale>
#include <QRect>

namespace rushes {

namespace {
constexpr int seam = 2;
}

QString clockText(Duration position)
{
    const auto tenths = std::max<qint64>(0, position.count()) / 100;
    const auto hours = tenths / 36000;
    const auto two = [](qint64 number) { return QStringLiteral("%1").arg(number, 2, 10, QLatin1Char('0')); };
    const QString text = two(tenths / 600 % 60) + u':' + two(tenths / 10 % 60) + QLocale().decimalPoint() +
                         QString::number(tenths % 10);
    return hours > 0 ? QString::number(hours) + u':' + text : text;
}

QRect fitted(QSize shape, const QRect &area)
{
    if (shape.isEmpty())
        return area;
    QRect rectangle(QPoint(), shape.scaled(area.size(), Qt::KeepAspectRatio));
    // A seam of a pixel or two at the edges looks like a fault; a picture that is wider by that does not.
    const QSize left = area.size() - rectangle.size();
    if (left.width() <= seam && left.height() <= seam)
        return area;
    rectangle.moveCenter(area.center());
    return rectangle;
}

} // namespace rushes
