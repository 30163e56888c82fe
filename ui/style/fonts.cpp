// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/style/fonts.h"

#include <QApplication>
#include <QFontDatabase>
#include <QFontMetricsF>
#include <QHash>
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

/// How wide a font's digits are. Measured once a font: it is asked for with every number that is painted. The words between the digits
/// are few, and the same ones again and again.
struct Digits
{
    std::array<qreal, 10> widths{};
    qreal widest = 0;
    bool equal = true;
    mutable QHash<QString, qreal> words;

    [[nodiscard]] qreal widthOf(const QString &word, const QFontMetricsF &metrics) const
    {
        constexpr qsizetype mostWords = 256;
        const auto found = words.constFind(word);
        if (found != words.constEnd())
            return *found;
        if (words.size() >= mostWords)
            words.clear();
        return *words.insert(word, metrics.horizontalAdvance(word));
    }

    explicit Digits(const QFontMetricsF &metrics)
    {
        for (std::size_t digit = 0; digit < widths.size(); ++digit)
            widths[digit] = metrics.horizontalAdvance(QChar(u'0' + char16_t(digit)));
        const auto [least, most] = std::ranges::minmax_element(widths);
        widest = *most;
        equal = *most - *least <= 0.01;
    }
};

const Digits &digitsOf(const QFont &font)
{
    constexpr qsizetype mostFonts = 32;
    static QHash<QFont, Digits> known;
    const auto found = known.constFind(font);
    if (found != known.constEnd())
        return *found;
    if (known.size() >= mostFonts)
        known.clear();
    return *known.emplace(font, Digits(QFontMetricsF(font)));
}

/// Splits text into digits and what is between them, and tells each piece with its offset.
template<typename Tell>
qreal layOut(const QString &text, const QFontMetricsF &metrics, const Digits &digits, Tell tell)
{
    qreal x = 0;
    for (qsizetype from = 0; from < text.size();) {
        qsizetype to = from + 1;
        if (isDigit(text[from])) {
            const qreal own = digits.widths[std::size_t(text[from].unicode() - u'0')];
            tell(x + (digits.widest - own) / 2, text.mid(from, 1));
            x += digits.widest;
        } else {
            while (to < text.size() && !isDigit(text[to]))
                ++to;
            const QString between = text.mid(from, to - from);
            tell(x, between);
            x += digits.widthOf(between, metrics);
        }
        from = to;
    }
    return x;
}

double tabularWidth(const QString &text, const QFontMetricsF &metrics, const Digits &digits)
{
    return digits.equal ? digits.widthOf(text, metrics)
                        : layOut(text, metrics, digits, [](qreal, const QString &) {});
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

double tabularWidth(const QString &text, const QFontMetricsF &metrics)
{
    return tabularWidth(text, metrics, Digits(metrics));
}

double tabularWidth(const QString &text, const QFont &font)
{
    return tabularWidth(text, QFontMetricsF(font), digitsOf(font));
}

void drawTabularText(QPainter &painter, const QRectF &rectangle, Qt::Alignment alignment, const QString &text)
{
    const Digits &digits = digitsOf(painter.font());
    if (digits.equal) {
        painter.drawText(rectangle, int(alignment) | Qt::TextSingleLine, text);
        return;
    }
    const QFontMetricsF metrics(painter.font());
    const double width = tabularWidth(text, metrics, digits);
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
    layOut(text, metrics, digits, [&](qreal x, const QString &piece) {
        painter.drawText(QPointF(left + x, std::round(baseline)), piece);
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
