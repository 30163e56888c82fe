// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/style/fonts.h"

#include <QApplication>
#include <QFontDatabase>
#include <QFontMetricsF>
#include <QPainter>
#include <QWidget>

#include <algorithm>
#include <array>
#include <cmath>

namespace rushes {

using namespace Qt::StringLiterals;

namespace {

// In the order of preference; the first installed one is taken.
constexpr std::array textFamilies{"Inter", "Noto Sans", "Cantarell", "DejaVu Sans"};
constexpr std::array monospaceFamilies{"DejaVu Sans Mono", "Noto Sans Mono", "Liberation Mono", "Noto Mono"};
constexpr int textPixelSize = 13;       ///< where no desktop sets a size
constexpr double designPixelSize = 13;  ///< of the mockups

template<typename Families>
QString firstInstalled(const Families &families)
{
    for (const char *family : families) {
        if (const QString name = QString::fromLatin1(family); QFontDatabase::hasFamily(name))
            return name;
    }
    return {};
}

qreal widestDigit(const QFontMetricsF &metrics)
{
    qreal widest = 0;
    for (char digit = '0'; digit <= '9'; ++digit)
        widest = std::max(widest, metrics.horizontalAdvance(QLatin1Char(digit)));
    return widest;
}

bool isDigit(QChar character)
{
    return character >= u'0' && character <= u'9';
}

/// Splits text into digits and what is between them, and tells each piece with its offset and width.
template<typename Tell>
qreal layOut(const QString &text, const QFontMetricsF &metrics, Tell tell)
{
    const qreal cell = widestDigit(metrics);
    qreal x = 0;
    for (qsizetype from = 0; from < text.size();) {
        qsizetype to = from + 1;
        qreal width = cell;
        qreal inset = 0;
        if (isDigit(text[from])) {
            inset = (cell - metrics.horizontalAdvance(text[from])) / 2;
        } else {
            while (to < text.size() && !isDigit(text[to]))
                ++to;
            width = metrics.horizontalAdvance(text.mid(from, to - from));
        }
        tell(x + inset, text.mid(from, to - from));
        x += width;
        from = to;
    }
    return x;
}

} // namespace

void chooseApplicationFont(QApplication &application)
{
    QFont font = application.font();
    // Without a desktop Qt falls back to the generic family, at a size that follows the screen's alleged resolution.
    const bool chosenByDesktop = !qEnvironmentVariableIsEmpty("XDG_CURRENT_DESKTOP");
    if (!chosenByDesktop) {
        if (const QString family = firstInstalled(textFamilies); !family.isEmpty())
            font = QFont(family);
        font.setPixelSize(textPixelSize);
    }
    application.setFont(font);
}

QFont monospaceFont(const QFont &beside)
{
    static const QString installed = firstInstalled(monospaceFamilies);
    QFont font = installed.isEmpty() ? QFontDatabase::systemFont(QFontDatabase::FixedFont) : QFont(installed);
    font.setStyleHint(QFont::Monospace);
    if (beside.pixelSize() > 0)
        font.setPixelSize(beside.pixelSize());
    else
        font.setPointSizeF(beside.pointSizeF());
    const qreal wanted = QFontMetricsF(beside).xHeight();
    const qreal actual = QFontMetricsF(font).xHeight();
    return actual > 0 ? scaledFont(font, std::clamp(wanted / actual, 0.8, 1.1)) : font;
}

QFont scaledFont(QFont font, double share)
{
    if (font.pixelSize() > 0)
        font.setPixelSize(std::max(1, int(std::lround(font.pixelSize() * share))));
    else
        font.setPointSizeF(font.pointSizeF() * share);
    return font;
}

QFont mediumFont(QFont font)
{
    font.setWeight(QFont::DemiBold);
    return font;
}

bool hasEqualDigits(const QFontMetricsF &metrics)
{
    const qreal widest = widestDigit(metrics);
    for (char digit = '0'; digit <= '9'; ++digit) {
        if (std::abs(metrics.horizontalAdvance(QLatin1Char(digit)) - widest) > 0.01)
            return false;
    }
    return true;
}

double tabularWidth(const QString &text, const QFontMetricsF &metrics)
{
    if (hasEqualDigits(metrics))
        return metrics.horizontalAdvance(text);
    return layOut(text, metrics, [](qreal, const QString &) {});
}

void drawTabularText(QPainter &painter, const QRectF &rectangle, Qt::Alignment alignment, const QString &text)
{
    const QFontMetricsF metrics(painter.font(), painter.device());
    if (hasEqualDigits(metrics)) {
        painter.drawText(rectangle, int(alignment) | Qt::TextSingleLine, text);
        return;
    }
    const double width = tabularWidth(text, metrics);
    double left = rectangle.left();
    if (alignment & Qt::AlignRight)
        left = rectangle.right() - width;
    else if (alignment & Qt::AlignHCenter)
        left = rectangle.center().x() - width / 2;
    double baseline = rectangle.top() + metrics.ascent();
    if (alignment & Qt::AlignVCenter)
        baseline = rectangle.center().y() + (metrics.ascent() - metrics.descent()) / 2;
    else if (alignment & Qt::AlignBottom)
        baseline = rectangle.bottom() - metrics.descent();
    layOut(text, metrics,
           [&](qreal x, const QString &piece) { painter.drawText(QPointF(left + x, std::round(baseline)), piece); });
}

int scaled(double length, const QWidget *widget)
{
    const QFont font = widget->font();
    const double pixels = font.pixelSize() > 0 ? font.pixelSize()
                                               : font.pointSizeF() * widget->logicalDpiY() / 72.0;
    return int(std::lround(length * std::max(1.0, pixels / designPixelSize)));
}

} // namespace rushes
