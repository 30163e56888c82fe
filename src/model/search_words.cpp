// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/search_words.h"

#include "model/task_search.h"

#include <QVarLengthArray>

#include <algorithm>
#include <iterator>
#include <string_view>

namespace rushes {

namespace {

/// Characters that folding leaves as they are, but for the case of ASCII: most of what is ever searched.
bool isFoldedQuickly(const QString &text)
{
    return std::ranges::all_of(text, [](QChar character) {
        return character < u'\x80' || (character >= u'\x4e00' && character <= u'\x9fff');
    });
}

template<typename Unit>
constexpr Unit lower(Unit unit)
{
    return unit >= 'A' && unit <= 'Z' ? Unit(unit + ('a' - 'A')) : unit;
}

bool occurs(const QString &word, const QString &text)
{
    const auto same = [](QChar one, QChar other) { return lower(one.unicode()) == other.unicode(); };
    return std::search(text.begin(), text.end(), word.cbegin(), word.cend(), same) != text.end();
}

/// Empty for one that has other characters.
std::string asciiOf(const QString &word)
{
    const bool isAscii = std::ranges::all_of(word, [](QChar character) { return character < u'\x80'; });
    return isAscii ? word.toStdString() : std::string();
}

} // namespace

SearchWords::SearchWords(const QString &typed)
    : m_words(foldedForSearch(typed).simplified().split(u' ', Qt::SkipEmptyParts).mid(0, mostWords))
{
    std::ranges::transform(m_words, std::back_inserter(m_ascii), asciiOf);
}

bool SearchWords::narrows(const SearchWords &those) const
{
    return std::ranges::all_of(those.m_words, [this](const QString &word) {
        return std::ranges::any_of(m_words, [&word](const QString &own) { return own.contains(word); });
    });
}

SearchWords::Found SearchWords::all() const
{
    return Found((quint64(1) << m_words.size()) - 1);
}

template<typename IsThere>
SearchWords::Found SearchWords::foundOf(Found wanted, IsThere isThere) const
{
    Found found = 0;
    for (qsizetype i = 0; i < m_words.size(); ++i) {
        const Found bit = Found(1) << i;
        if ((wanted & bit) && isThere(i))
            found |= bit;
    }
    return found;
}

SearchWords::Found SearchWords::in(const QString &text, Found wanted) const
{
    if (text.isEmpty() || wanted == 0)
        return 0;
    const QString folded = isFoldedQuickly(text) ? text : foldedForSearch(text);
    return foundOf(wanted, [&](qsizetype i) { return occurs(m_words[i], folded); });
}

SearchWords::Found SearchWords::in(const PackedText &text, Found wanted) const
{
    if (text.isEmpty() || wanted == 0)
        return 0;
    if (!text.isLatin1())
        return in(text.toString(), wanted);
    // Made lower at once and searched as bytes: a hundred thousand ids are, for each letter that is typed.
    const QLatin1StringView latin1 = text.latin1();
    QVarLengthArray<char, 256> lowered(latin1.size());
    char together = 0;
    for (qsizetype i = 0; i < latin1.size(); ++i) {
        const char unit = latin1.data()[i];
        together |= unit;
        lowered[i] = lower(unit);
    }
    if (quint8(together) >= 0x80)
        return in(text.toString(), wanted);
    const std::string_view folded(lowered.constData(), size_t(lowered.size()));
    return foundOf(wanted, [&](qsizetype i) {
        const std::string &word = m_ascii[size_t(i)];
        return !word.empty() && folded.find(word) != std::string_view::npos;
    });
}

} // namespace rushes
