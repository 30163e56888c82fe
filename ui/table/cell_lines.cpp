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

/// Where a text can be parted in two, the best first; each is a space's place.
QVector<qsizetype> breaksOf(const QString &text)
{
    QVector<qsizetype> afterDash;
    QVector<qsizetype> beforeNumber;
    QVector<qsizetype> others;
    for (qsizetype i = 1; i < text.size() - 1; ++i) {
        if (text[i] != u' ')
            continue;
        if (text[i - 1] == enDash)
            afterDash.append(i);
        else if (text[i + 1].isDigit())
            beforeNumber.append(i);
        else if (!text[i - 1].isDigit() && text[i + 1] != enDash) // a number stays with its unit
            others.append(i);
    }
    return afterDash + beforeNumber + others;
}

double widerHalf(const QString &text, qsizetype space, const QFont &font)
{
    return std::max(tabularWidth(text.left(space), font), tabularWidth(text.mid(space + 1), font));
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
    const QVector<qsizetype> breaks = breaksOf(text);
    for (const qsizetype space : breaks) {
        if (widerHalf(text, space, font) <= width)
            return {text.left(space), text.mid(space + 1)};
    }
    const QFontMetricsF metrics(font);
    const auto shortened = [&](const QString &part) {
        return tabularWidth(part, font) <= width ? part : metrics.elidedText(part, Qt::ElideMiddle, width);
    };
    if (breaks.isEmpty())
        return {shortened(text)};
    return {shortened(text.left(breaks.constFirst())), shortened(text.mid(breaks.constFirst() + 1))};
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
    const QVector<qsizetype> breaks = breaksOf(text);
    for (const qsizetype space : breaks)
        width = std::min(width, widerHalf(text, space, font));
    return width;
}

} // namespace rushes
