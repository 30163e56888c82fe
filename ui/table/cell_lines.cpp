// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/table/cell_lines.h"

#include "ui/style/fonts.h"

#include <QFontMetricsF>
#include <QTextLayout>

#include <algorithm>

namespace rushes {

namespace {

constexpr QChar enDash(0x2013);
/// Between a model and its service, as wording/task_text writes them.
constexpr QStringView betweenParts(u" · ");
constexpr int leastOfAPart = 4; ///< characters

/// Where a text can be parted in two.
struct Break
{
    qsizetype end;   ///< of the first part
    qsizetype start; ///< of the second
};

/// Whether this dash stands between two numbers of one unit: "18–45 s".
bool joinsNumbers(const QString &text, qsizetype dash)
{
    return dash > 0 && dash < text.size() - 1 && text[dash] == enDash && text[dash - 1].isDigit() &&
           text[dash + 1].isDigit();
}

/// The best first, without those within a range of one unit: "13 min 18–45 s" is no minute and some seconds.
QVector<Break> breaksOf(const QString &text)
{
    QVector<Break> afterDash;
    QVector<Break> beforeNumber;
    QVector<Break> others;
    for (qsizetype i = 1; i < text.size() - 1; ++i) {
        if (text[i] != u' ')
            continue;
        qsizetype afterNumber = i + 1;
        while (afterNumber < text.size() && text[afterNumber].isDigit())
            ++afterNumber;
        if (text[i - 1] == enDash)
            afterDash.append({i, i + 1});
        else if (joinsNumbers(text, afterNumber))
            continue;
        else if (text[i + 1].isDigit())
            beforeNumber.append({i, i + 1});
        else if (!text[i - 1].isDigit() && text[i + 1] != enDash) // a number stays with its unit
            others.append({i, i + 1});
    }
    return afterDash + beforeNumber + others;
}

/// Behind the dash of a range of one unit: only where there is no other way.
QVector<Break> breaksOfRanges(const QString &text)
{
    QVector<Break> breaks;
    for (qsizetype i = 1; i < text.size() - 1; ++i) {
        if (joinsNumbers(text, i))
            breaks.append({i + 1, i + 1});
    }
    return breaks;
}

double widerHalf(const QString &text, const Break &at, const QFont &font)
{
    return std::max(tabularWidth(text.left(at.end), font), tabularWidth(text.mid(at.start), font));
}

} // namespace

QStringList wrappedLines(const QString &text, const QFont &font, double width, int mostLines)
{
    QStringList lines;
    QTextLayout layout(text, font);
    QTextOption option;
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    layout.setTextOption(option);
    layout.beginLayout();
    while (int(lines.size()) < mostLines) {
        QTextLine line = layout.createLine();
        if (!line.isValid())
            break;
        line.setLineWidth(width);
        if (int(lines.size()) == mostLines - 1)
            lines.append(QFontMetricsF(font).elidedText(text.mid(line.textStart()), Qt::ElideRight, width));
        else
            lines.append(text.mid(line.textStart(), line.textLength()).trimmed());
    }
    layout.endLayout();
    return lines;
}

QStringList oneOrTwoLines(const QString &text, const QFont &font, double width)
{
    if (tabularWidth(text, font) <= width)
        return {text};
    const QVector<Break> breaks = breaksOf(text) + breaksOfRanges(text);
    for (const Break &at : breaks) {
        if (widerHalf(text, at, font) <= width)
            return {text.left(at.end), text.mid(at.start)};
    }
    const QFontMetricsF metrics(font);
    const auto shortened = [&](const QString &part) {
        return tabularWidth(part, font) <= width ? part : metrics.elidedText(part, Qt::ElideMiddle, width);
    };
    if (breaks.isEmpty())
        return {shortened(text)};
    const Break &best = breaks.constFirst();
    return {shortened(text.left(best.end)), shortened(text.mid(best.start))};
}

QString elidedInParts(const QString &text, const QFont &font, double width)
{
    const QFontMetricsF metrics(font);
    if (metrics.horizontalAdvance(text) <= width)
        return text;
    const auto cut = [&metrics](const QString &part, double room) {
        return metrics.elidedText(part, Qt::ElideRight, room);
    };
    const qsizetype between = text.lastIndexOf(betweenParts);
    if (between < 0)
        return cut(text, width);
    const QString first = text.left(between);
    const QString second = text.mid(between + betweenParts.size());
    const double room = width - metrics.horizontalAdvance(betweenParts.toString());
    const double half = room / 2;
    if (half < leastOfAPart * metrics.averageCharWidth())
        return cut(first, width);
    const double firstWidth = metrics.horizontalAdvance(first);
    const double secondWidth = metrics.horizontalAdvance(second);
    const double forFirst = firstWidth <= half ? firstWidth : secondWidth <= half ? room - secondWidth : half;
    // Half a pixel more than the measured width, so that rounding cuts nothing.
    return cut(first, forFirst + 0.5) + betweenParts.toString() + cut(second, room - forFirst + 0.5);
}

double narrowestWidth(const QString &text, const QFont &font)
{
    double width = tabularWidth(text, font);
    const QVector<Break> breaks = breaksOf(text);
    for (const Break &at : breaks)
        width = std::min(width, widerHalf(text, at, font));
    return width;
}

} // namespace rushes
