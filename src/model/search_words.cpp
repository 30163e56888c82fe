// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/search_words.h"

#include "model/task_search.h"

#include <algorithm>

namespace rushes {

namespace {

char16_t unitOf(QChar character)
{
    return character.unicode();
}
char16_t unitOf(char latin1)
{
    return quint8(latin1);
}

/// Characters that folding leaves as they are, but for the case of ASCII: most of what is ever searched.
template<typename Text>
bool isFoldedQuickly(const Text &text)
{
    return std::all_of(text.begin(), text.end(), [](auto character) {
        const char16_t unit = unitOf(character);
        return unit < u'\x80' || (unit >= u'\x4e00' && unit <= u'\x9fff');
    });
}

char16_t lower(char16_t unit)
{
    return unit >= u'A' && unit <= u'Z' ? char16_t(unit + (u'a' - u'A')) : unit;
}

template<typename Text>
bool occurs(const QString &word, const Text &text)
{
    const auto same = [](auto one, QChar other) { return lower(unitOf(one)) == other.unicode(); };
    return std::search(text.begin(), text.end(), word.cbegin(), word.cend(), same) != text.end();
}

} // namespace

SearchWords::SearchWords(const QString &typed)
    : m_words(foldedForSearch(typed).simplified().split(u' ', Qt::SkipEmptyParts).mid(0, mostWords))
{
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

template<typename Text>
SearchWords::Found SearchWords::inFolded(const Text &text, Found wanted) const
{
    Found found = 0;
    for (qsizetype i = 0; i < m_words.size(); ++i) {
        const Found bit = Found(1) << i;
        if ((wanted & bit) && occurs(m_words[i], text))
            found |= bit;
    }
    return found;
}

SearchWords::Found SearchWords::in(const QString &text, Found wanted) const
{
    if (text.isEmpty() || wanted == 0)
        return 0;
    return inFolded(isFoldedQuickly(text) ? text : foldedForSearch(text), wanted);
}

SearchWords::Found SearchWords::in(const PackedText &text, Found wanted) const
{
    if (text.isEmpty() || wanted == 0)
        return 0;
    return text.isLatin1() && isFoldedQuickly(text.latin1()) ? inFolded(text.latin1(), wanted)
                                                             : in(text.toString(), wanted);
}

} // namespace rushes
