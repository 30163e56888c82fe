// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/task_pack.h"

#include <QStringList>

#include <string>
#include <vector>

namespace rushes {

/// What someone looks for: words that must all occur, without regard to case, width and diacritics. A plain
/// value. Words after the 32nd count for nothing.
class SearchWords
{
public:
    SearchWords() = default;
    explicit SearchWords(const QString &typed);

    [[nodiscard]] bool isEmpty() const { return m_words.isEmpty(); }
    [[nodiscard]] qsizetype size() const { return m_words.size(); }
    /// Whether nothing is found by these that is not found by those: a letter more.
    [[nodiscard]] bool narrows(const SearchWords &those) const;

    /// A bit for each word.
    using Found = quint32;
    [[nodiscard]] Found all() const;
    /// Which of the wanted words occur in a text as it is, not folded yet.
    [[nodiscard]] Found in(const QString &text, Found wanted) const;
    [[nodiscard]] Found in(const PackedText &text, Found wanted) const;

    bool operator==(const SearchWords &other) const { return m_words == other.m_words; }

private:
    /// Which of the wanted words, by their places, are there.
    template<typename IsThere>
    [[nodiscard]] Found foundOf(Found wanted, IsThere isThere) const;

    static constexpr qsizetype mostWords = 32;
    QStringList m_words;              ///< folded
    std::vector<std::string> m_ascii; ///< the same; empty where one has other characters
};

} // namespace rushes
