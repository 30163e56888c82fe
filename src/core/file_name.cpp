// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/file_name.h"

#include <QRegularExpression>
#include <QTextBoundaryFinder>

#include <algorithm>
#include <array>

namespace rushes {

using namespace Qt::StringLiterals;

namespace {

constexpr char32_t nonJoiner = 0x200C;
constexpr char32_t joiner = 0x200D;

struct CharacterRange
{
    char32_t first;
    char32_t last;
};
/// Letters and marks by their category, and yet nothing is seen of them (Unicode:
/// Default_Ignorable_Code_Point, and the empty pattern of Braille).
constexpr auto blankLetters = std::to_array<CharacterRange>({
    {0x034F, 0x034F},
    {0x115F, 0x1160},
    {0x17B4, 0x17B5},
    {0x180B, 0x180F},
    {0x2800, 0x2800},
    {0x3164, 0x3164},
    {0xFFA0, 0xFFA0},
});

/// Not seen, or able to turn the reading direction: ".exe" can be made to read as something else. Joiners
/// belong to words and emoji.
bool isInvisible(char32_t c)
{
    switch (QChar::category(c)) {
    case QChar::Other_Format:
        return c != nonJoiner && c != joiner;
    case QChar::Other_Control:
    case QChar::Other_Surrogate:
    case QChar::Other_NotAssigned:
    case QChar::Other_PrivateUse:
        return true;
    default:
        return c == QChar::ReplacementCharacter || // was half a character
               std::ranges::any_of(blankLetters, [c](const CharacterRange &range) {
                   return c >= range.first && c <= range.last;
               });
    }
}

bool isJoiner(QChar c)
{
    return c == QChar(char16_t(joiner)) || c == QChar(char16_t(nonJoiner));
}

/// Qt 6.4 finds borders of characters even between surrogates, where letters of other scripts stand before
/// them.
bool isInsideCharacter(const QString &text, qsizetype at)
{
    if (at >= text.size())
        return false;
    return (text[at - 1].isHighSurrogate() && text[at].isLowSurrogate()) || isJoiner(text[at]) ||
           isJoiner(text[at - 1]) || text[at].isMark();
}

QString composed(const QString &text)
{
    return text.normalized(QString::NormalizationForm_C);
}

QString withCleanEnds(QString name)
{
    const auto badAtStart = [](QChar c) {
        return c == u'.' || c == u' ' || c == u'-' || isJoiner(c) || c.isMark();
    };
    const auto badAtEnd = [](QChar c) { return c == u'.' || c == u' ' || isJoiner(c); };
    while (!name.isEmpty() && badAtEnd(name.back()))
        name.chop(1);
    const auto start = std::find_if_not(name.cbegin(), name.cend(), badAtStart);
    return name.sliced(start - name.cbegin());
}

/// A name of a device on Windows, whatever ending it has.
bool isReserved(const QString &stem)
{
    static const QRegularExpression pattern(
        u"\\A(CON|PRN|AUX|NUL|CONIN\\$|CONOUT\\$|(COM|LPT)[0-9\u00B9\u00B2\u00B3])\\z"_s,
        QRegularExpression::CaseInsensitiveOption);
    return pattern.match(stem.section(u'.', 0, 0).trimmed()).hasMatch();
}

} // namespace

QString cleanedForName(const QString &text)
{
    QString clean;
    const QList<uint> characters = composed(text).toUcs4();
    for (const char32_t c : characters) {
        if (QChar::isSpace(c))
            clean += u' ';
        else if (c < 0x80 && QStringView(u"/\\:*?\"<>|").contains(QChar(ushort(c))))
            clean += u'-';
        else if (!isInvisible(c))
            clean += QString::fromUcs4(&c, 1);
    }
    // What was dropped can have stood between a letter and its accent.
    return composed(clean).simplified();
}

QString legalStem(const QString &text)
{
    const QString stem = withCleanEnds(cutToBytes(withCleanEnds(cleanedForName(text)), longestStem));
    return isReserved(stem) ? withCleanEnds(cutToBytes(u'_' + stem, longestStem)) : stem;
}

QString cutToBytes(const QString &text, qsizetype bytes)
{
    if (text.toUtf8().size() <= bytes)
        return text;
    QTextBoundaryFinder characters(QTextBoundaryFinder::Grapheme, text);
    qsizetype kept = 0;
    qsizetype size = 0;
    for (qsizetype next = characters.toNextBoundary(); next > 0; next = characters.toNextBoundary()) {
        if (isInsideCharacter(text, next))
            continue;
        size += QStringView(text).sliced(kept, next - kept).toUtf8().size();
        if (size > bytes)
            break;
        kept = next;
    }
    return text.left(kept);
}

QString numberedFileName(const QString &name, int take)
{
    if (take <= 1)
        return name;
    const qsizetype dot = name.lastIndexOf(u'.');
    const qsizetype stemSize = dot > 0 ? dot : name.size();
    return name.left(stemSize) + u" (" + QString::number(take) + u")" + name.mid(stemSize);
}

} // namespace rushes
