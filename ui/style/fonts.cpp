// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/style/fonts.h"

#include "ui/style/shaped_texts.h"
#include "ui/style/whole_pixel.h"

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
constexpr int textPixelSize = 13;      ///< where no desktop sets a size
constexpr double designPixelSize = 13; ///< of the mockups

template<typename Families>
QString firstInstalled(const Families &families)
{
    for (const char *family : families) {
        if (const QString name = QString::fromLatin1(family); QFontDatabase::hasFamily(name))
            return name;
    }
    return {};
}

bool isDigit(QChar character)
{
    return character >= u'0' && character <= u'9';
}

/// Splits a line into digits, each in the widest one's place, and what is between them. Tells each with its
/// offset: digit(x, value) and word(x, text). Gives the width of all.
template<typename Digit, typename Word>
double layOut(const QString &text, ShapedTexts &shaped, Digit digit, Word word)
{
    double x = 0;
    for (qsizetype from = 0; from < text.size();) {
        qsizetype to = from + 1;
        if (isDigit(text[from])) {
            const int value = text[from].unicode() - u'0';
            digit(x + (shaped.widestDigit() - shaped.digitWidth(value)) / 2, value);
            x += shaped.widestDigit();
        } else {
            while (to < text.size() && !isDigit(text[to]))
                ++to;
            const QString between = QString::fromRawData(text.constData() + from, to - from);
            word(x, between);
            x += shaped.width(between);
        }
        from = to;
    }
    return x;
}

double tabularWidth(const QString &text, ShapedTexts &shaped)
{
    return layOut(
        text, shaped, [](double, int) {}, [](double, const QString &) {});
}

} // namespace

void chooseApplicationFont(QApplication &application)
{
    QFont font = application.font();
    // Without a desktop Qt falls back to the generic family, at a size that follows the screen's alleged
    // resolution.
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

double tabularWidth(const QString &text, const QFont &font)
{
    return tabularWidth(text, ShapedTexts::of(font));
}

void drawTabularText(QPainter &painter, const QRectF &rectangle, Qt::Alignment alignment, const QString &text)
{
    ShapedTexts &shaped = ShapedTexts::of(painter.font());
    double left = rectangle.left();
    if (alignment & Qt::AlignRight)
        left = rectangle.right() - tabularWidth(text, shaped);
    else if (alignment & Qt::AlignHCenter)
        left = rectangle.center().x() - tabularWidth(text, shaped) / 2;
    double baseline = rectangle.top() + shaped.ascent();
    if (alignment & Qt::AlignVCenter)
        baseline = rectangle.center().y() + (shaped.ascent() - shaped.descent()) / 2;
    else if (alignment & Qt::AlignBottom)
        baseline = rectangle.bottom() - shaped.descent();
    baseline = wholePixel(baseline);
    layOut(
        text, shaped,
        [&](double x, int digit) {
            shaped.drawDigit(painter, {left + x, baseline}, digit);
        },
        [&](double x, const QString &word) {
            shaped.draw(painter, {left + x, baseline}, word);
        });
}

int scaled(double length, const QWidget *widget)
{
    const QFont font = widget->font();
    const double pixels =
        font.pixelSize() > 0 ? font.pixelSize() : font.pointSizeF() * widget->logicalDpiY() / 72.0;
    return int(std::lround(length * std::max(1.0, pixels / designPixelSize)));
}

} // namespace rushes
