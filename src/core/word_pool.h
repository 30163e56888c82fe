// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QString>

#include <optional>
#include <vector>

namespace rushes {

/// Words that very many tasks have in common, each kept once and known by its number. What comes from outside
/// can be any text and each time another one: long ones, and more than there is room for, are not taken. None
/// ever goes. One thread.
class WordPool
{
public:
    static constexpr qsizetype longest = 64;
    static constexpr size_t most = 4096;

    /// Nothing: it is not taken, and never will be.
    std::optional<quint32> numberOf(const QString &word)
    {
        const auto known = m_numbers.constFind(word);
        if (known != m_numbers.constEnd())
            return *known;
        if (word.size() > longest || m_words.size() >= most)
            return std::nullopt;
        m_words.push_back(word);
        m_words.back().squeeze();
        return *m_numbers.insert(m_words.back(), quint32(m_words.size()) - 1);
    }
    [[nodiscard]] const QString &word(quint32 number) const { return m_words[number]; }

private:
    QHash<QString, quint32> m_numbers;
    std::vector<QString> m_words;
};

} // namespace rushes
