// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/search_words.h"

#include "model/task_search.h"

#include <algorithm>

namespace rushes {

namespace {

/// Characters that folding leaves as they are, but for the case of ASCII: most of what is ever searched.
bool isFoldedQuickly(const QString &text)
{
    return std::ranges::all_of(text, [](QChar character) {
        return character < u'\x80' || (character >= u'\x4e00' && character <= u'\x9fff');
    });
}

char16_t lower(QChar character)
{
    const char16_t unit = character.unicode();
    return unit >= u'A' && unit <= u'Z' ? char16_t(unit + (u'a' - u'A')) : unit;
}

bool occurs(const QString &word, const QString &text)
{
    const auto same = [](QChar one, QChar other) { return lower(one) == other.unicode(); };
    return std::search(text.cbegin(), text.cend(), word.cbegin(), word.cend(), same) != text.cend();
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

SearchWords::Found SearchWords::in(const QString &text, Found wanted) const
{
    if (text.isEmpty() || wanted == 0)
        return 0;
    const bool isQuick = isFoldedQuickly(text);
    const QString folded = isQuick ? QString() : foldedForSearch(text);
    Found found = 0;
    for (qsizetype i = 0; i < m_words.size(); ++i) {
        const Found bit = Found(1) << i;
        if ((wanted & bit) && (isQuick ? occurs(m_words[i], text) : folded.contains(m_words[i])))
            found |= bit;
    }
    return found;
}

} // namespace rushes
