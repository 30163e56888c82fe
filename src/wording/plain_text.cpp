// SPDX-License-Identifier: GPL-3.0-or-later
#include "wording/plain_text.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QStringView>

#include <algorithm>

namespace rushes {

namespace {

using namespace Qt::StringLiterals;

constexpr char32_t zeroWidthNonJoiner = 0x200C;
constexpr char32_t zeroWidthJoiner = 0x200D;
constexpr char16_t firstControlPicture = 0x2400;
constexpr char16_t deletePicture = 0x2421;

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

QString toolTipText(const QString &plain)
{
    if (!plain.contains(u'<'))
        return plain;
    return u"<qt>"_s + plain.toHtmlEscaped().replace(u'\n', u"<br>"_s) + u"</qt>"_s;
}

} // namespace rushes
