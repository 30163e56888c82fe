// SPDX-License-Identifier: GPL-3.0-or-later
#include "wording/plain_text.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QStringView>
#include <QTextBoundaryFinder>

#include <algorithm>

namespace rushes {

namespace {

using namespace Qt::StringLiterals;

constexpr char32_t zeroWidthNonJoiner = 0x200C;
constexpr char32_t zeroWidthJoiner = 0x200D;
constexpr char16_t firstControlPicture = 0x2400;
constexpr char16_t deletePicture = 0x2421;
constexpr int widestToolTip = 88; ///< columns

/// What can reorder, hide or break the text around it.
bool isTreacherous(char32_t character)
{
    switch (QChar::category(character)) {
    case QChar::Other_Control:
    case QChar::Other_Surrogate:
    case QChar::Separator_Line:
    case QChar::Separator_Paragraph:
        return true;
    case QChar::Other_Format:
        return character != zeroWidthJoiner && character != zeroWidthNonJoiner;
    default:
        return false;
    }
}

bool isPrintableAscii(QChar character)
{
    return character >= u' ' && character <= u'~';
}

QString madeVisible(char32_t character)
{
    if (character < 0x20)
        return QChar(char16_t(firstControlPicture + character));
    if (character == 0x7F)
        return QChar(deletePicture);
    return u"[U+%1]"_s.arg(QString::number(uint(character), 16).toUpper().rightJustified(4, u'0'));
}

/// The character at an index, and how many units it takes; a lone surrogate stands for itself.
struct CodePoint
{
    char32_t character;
    qsizetype units;
};
CodePoint codePointAt(QStringView text, qsizetype index)
{
    const QChar first = text[index];
    if (first.isHighSurrogate() && index + 1 < text.size() && text[index + 1].isLowSurrogate())
        return {QChar::surrogateToUcs4(first, text[index + 1]), 2};
    return {first.unicode(), 1};
}

bool isLineOrTab(char32_t character)
{
    return character == u'\n' || character == u'\r' || character == u'\t';
}

/// Chinese, Japanese and Korean characters are about as wide as two others.
int columnsOf(QStringView grapheme)
{
    const char32_t first = codePointAt(grapheme, 0).character;
    const bool isWide = (first >= 0x1100 && first <= 0x115F) || (first >= 0x2E80 && first <= 0xA4CF) ||
                        (first >= 0xAC00 && first <= 0xD7A3) || (first >= 0xF900 && first <= 0xFAFF) ||
                        (first >= 0xFE30 && first <= 0xFE6F) || (first >= 0xFF00 && first <= 0xFF60) ||
                        (first >= 0x1F300 && first <= 0x1FAFF) || (first >= 0x20000 && first <= 0x3FFFD);
    return isWide ? 2 : 1;
}

void elide(QString &shown, qsizetype lastWhole)
{
    shown.truncate(lastWhole);
    shown.append(u'…');
}

} // namespace

QString shownText(const QString &text, int maxLength)
{
    if (maxLength <= 0)
        return {};
    if (text.size() <= maxLength && std::ranges::all_of(text, isPrintableAscii))
        return text; // nearly always
    QString shown;
    qsizetype lastWhole = 0; // what stays when an ellipsis has to follow
    for (qsizetype i = 0; i < text.size();) {
        const auto [character, units] = codePointAt(text, i);
        if (isLineOrTab(character)) {
            if (!shown.endsWith(u' '))
                shown.append(u' ');
        } else if (isTreacherous(character)) {
            shown.append(madeVisible(character));
        } else {
            shown.append(QStringView(text).mid(i, units));
        }
        i += units;
        if (shown.size() > maxLength) {
            elide(shown, lastWhole);
            return shown;
        }
        if (shown.size() < maxLength)
            lastWhole = shown.size();
    }
    return shown;
}

QByteArray jsonLine(const QJsonObject &object)
{
    const QByteArray json = QJsonDocument(object).toJson(QJsonDocument::Compact);
    if (std::ranges::all_of(json, [](char c) { return c >= ' ' && c <= '~'; }))
        return json; // nearly always
    QString line;
    const QString text = QString::fromUtf8(json);
    for (qsizetype i = 0; i < text.size();) {
        const auto [character, units] = codePointAt(text, i);
        for (const QChar unit : QStringView(text).mid(i, units)) {
            if (isTreacherous(character))
                line += u"\\u"_s + QString::number(unit.unicode(), 16).rightJustified(4, u'0');
            else
                line += unit;
        }
        i += units;
    }
    return line.toUtf8();
}

QString foldedText(const QString &plain, int mostColumns)
{
    if (plain.size() <= mostColumns / 2)
        return plain; // nearly always
    QString folded;
    qsizetype lineStart = 0;   // in folded
    qsizetype afterSpace = -1; // where the line can be broken, in folded
    int columns = 0;
    int columnsAtSpace = 0;
    QTextBoundaryFinder graphemes(QTextBoundaryFinder::Grapheme, plain);
    for (qsizetype from = 0, to = 0; from < plain.size(); from = to) {
        to = graphemes.toNextBoundary();
        if (to < 0)
            to = plain.size();
        const QStringView character = QStringView(plain).mid(from, to - from);
        const int own = columnsOf(character);
        if (character.front() == u'\n' || character == u" ") {
            folded.append(character);
            const bool isBreak = character.front() == u'\n';
            columns = isBreak ? 0 : columns + own;
            lineStart = isBreak ? folded.size() : lineStart;
            afterSpace = isBreak ? -1 : folded.size();
            columnsAtSpace = columns;
            continue;
        }
        if (columns + own > mostColumns) {
            if (afterSpace > lineStart) {
                folded[afterSpace - 1] = u'\n';
                columns -= columnsAtSpace;
                lineStart = afterSpace;
            } else {
                folded.append(u'\n');
                columns = 0;
                lineStart = folded.size();
            }
            afterSpace = -1;
        }
        folded.append(character);
        columns += own;
    }
    return folded;
}

QString toolTipText(const QString &plain)
{
    const QString folded = foldedText(plain, widestToolTip);
    if (!folded.contains(u'<'))
        return folded;
    return u"<qt>"_s + folded.toHtmlEscaped().replace(u'\n', u"<br>"_s) + u"</qt>"_s;
}

} // namespace rushes
