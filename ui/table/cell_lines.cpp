// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/table/cell_lines.h"

#include "ui/style/fonts.h"

#include <QFontMetricsF>
#include <QTextLayout>

#include <algorithm>

namespace rushes {

namespace {

constexpr QChar enDash(0x2013);

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

double narrowestWidth(const QString &text, const QFont &font)
{
    double width = tabularWidth(text, font);
    const QVector<qsizetype> breaks = breaksOf(text);
    for (const qsizetype space : breaks)
        width = std::min(width, widerHalf(text, space, font));
    return width;
}

} // namespace rushes
