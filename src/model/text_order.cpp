// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/text_order.h"

#include <QHash>
#include <QLocale>

#include <algorithm>
#include <cstring>
#include <numeric>
#include <string>
#include <string_view>

namespace rushes {

namespace {

constexpr char16_t firstPlain = u' ';
constexpr char16_t lastPlain = u'~';
/// The length of a run of digits is one byte of a key; texts with longer ones are left to the collator.
constexpr qsizetype longestDigits = 250;

bool isDigit(QChar character)
{
    return character >= u'0' && character <= u'9';
}

/// The first bytes of a key as a number of the same order, so that most comparisons stay in the cache.
quint64 beginningOf(std::string_view key)
{
    quint64 beginning = 0;
    for (size_t i = 0; i < sizeof beginning; ++i)
        beginning = beginning << 8 | (i < key.size() ? quint8(key[i]) : 0);
    return beginning;
}

/// Texts by keys whose bytes are in their order, one behind the other in one piece of memory.
class PlainTexts
{
public:
    void add(std::string_view key, quint32 index)
    {
        m_entries.push_back({beginningOf(key), m_keys.size(), quint32(key.size()), index});
        m_keys += key;
    }
    void sort()
    {
        std::ranges::sort(m_entries, [this](const Entry &left, const Entry &right) {
            return left.beginning != right.beginning ? left.beginning < right.beginning
                                                     : keyOf(left) < keyOf(right);
        });
    }
    [[nodiscard]] size_t size() const { return m_entries.size(); }
    [[nodiscard]] quint32 indexAt(size_t place) const { return m_entries[place].index; }
    [[nodiscard]] bool isBesideLast(size_t place) const
    {
        return keyOf(m_entries[place]) == keyOf(m_entries[place - 1]);
    }
    /// The first place from here on that does not come before.
    template<typename ComesBefore>
    [[nodiscard]] size_t findFrom(size_t place, ComesBefore comesBefore) const
    {
        return size_t(std::partition_point(m_entries.begin() + qptrdiff(place), m_entries.end(),
                                           [&](const Entry &entry) { return comesBefore(entry.index); }) -
                      m_entries.begin());
    }

private:
    struct Entry
    {
        quint64 beginning;
        size_t at;
        quint32 size;
        quint32 index;
    };
    [[nodiscard]] std::string_view keyOf(const Entry &entry) const
    {
        return std::string_view(m_keys).substr(entry.at, entry.size);
    }

    std::string m_keys;
    std::vector<Entry> m_entries;
};

/// The others, each different one once: few, as a rule (kinds and messages of ours).
class OtherTexts
{
public:
    explicit OtherTexts(const QCollator &collator)
        : m_collator(collator)
    {
    }
    void add(const QString &text, quint32 index)
    {
        const auto known = m_known.constFind(text);
        if (known != m_known.constEnd()) {
            m_repeated.emplace_back(index, *known);
            return;
        }
        m_known.insert(text, index);
        m_keys.emplace_back(m_collator.sortKey(text), index);
    }
    void sort()
    {
        std::ranges::sort(
            m_keys, [](const auto &left, const auto &right) { return left.first.compare(right.first) < 0; });
    }
    [[nodiscard]] std::vector<quint32> inOrder() const
    {
        std::vector<quint32> indexes(m_keys.size());
        std::ranges::transform(m_keys, indexes.begin(), [](const auto &entry) { return entry.second; });
        return indexes;
    }
    /// Gives those that were there before the places of their likes.
    void spread(std::vector<qint64> &places) const
    {
        for (const auto &[index, like] : m_repeated)
            places[index] = places[like];
    }

private:
    const QCollator &m_collator;
    QHash<QString, quint32> m_known;
    std::vector<std::pair<quint32, quint32>> m_repeated;
    std::vector<std::pair<QCollatorSortKey, quint32>> m_keys;
};

} // namespace

TextOrder::TextOrder()
{
    m_collator.setNumericMode(true);
    m_collator.setCaseSensitivity(Qt::CaseInsensitive);
    setLocale(QLocale());
}

void TextOrder::setLocale(const QLocale &locale)
{
    // The locale "C" knows no order for people.
    m_collator.setLocale(locale.language() == QLocale::C ? QLocale(QLocale::English) : locale);
    learnPlainTexts();
}

int TextOrder::compare(const QString &left, const QString &right) const
{
    return m_collator.compare(left, right);
}

/// Weighs the characters as the collator orders them, then looks whether pairs of them are ordered one by
/// one: a language's own letters can be written with two.
void TextOrder::learnPlainTexts()
{
    std::vector<QString> characters;
    for (char16_t character = firstPlain; character <= lastPlain; ++character)
        characters.emplace_back(QChar(character));
    std::ranges::stable_sort(
        characters, [this](const QString &left, const QString &right) { return compare(left, right) < 0; });
    m_weights.fill(0);
    char weight = 1;
    for (size_t i = 0; i < characters.size(); ++i) {
        if (i > 0 && compare(characters[i - 1], characters[i]) != 0)
            ++weight;
        m_weights.at(characters[i][0].unicode()) = weight;
    }

    std::vector<std::pair<std::string, QString>> pairs;
    const QString probed = QStringLiteral("abcdefghijklmnopqrstuvwxyz0123456789_-. ");
    for (const QChar first : probed) {
        for (const QChar second : probed) {
            const QString pair = QString(first) + second;
            std::string key;
            appendPlainKey(pair, key);
            pairs.emplace_back(std::move(key), pair);
        }
    }
    std::ranges::sort(pairs, {}, &std::pair<std::string, QString>::first);
    m_knowsPlainTexts = true;
    for (size_t i = 1; i < pairs.size() && m_knowsPlainTexts; ++i) {
        const int order = compare(pairs[i - 1].second, pairs[i].second);
        m_knowsPlainTexts = pairs[i - 1].first == pairs[i].first ? order == 0 : order < 0;
    }
}

bool TextOrder::isPlain(const QString &text) const
{
    if (!m_knowsPlainTexts)
        return false;
    qsizetype digits = 0;
    for (const QChar character : text) {
        if (character < firstPlain || character > lastPlain)
            return false;
        digits = isDigit(character) ? digits + 1 : 0;
        if (digits > longestDigits)
            return false;
    }
    return true;
}

void TextOrder::appendPlainKey(const QString &text, std::string &key) const
{
    for (qsizetype i = 0; i < text.size();) {
        if (!isDigit(text[i])) {
            key += m_weights.at(text[i++].unicode());
            continue;
        }
        // A number: the longer one, without the zeros before it, is the greater.
        key += m_weights.at(u'0');
        while (i + 1 < text.size() && text[i] == u'0' && isDigit(text[i + 1]))
            ++i;
        const size_t length = key.size();
        key += '\0';
        for (; i < text.size() && isDigit(text[i]); ++i)
            key += char(text[i].unicode());
        key[length] = char(quint8(key.size() - length));
    }
}

std::vector<qint64> TextOrder::placesOf(const std::vector<QString> &texts) const
{
    PlainTexts plain;
    OtherTexts others(m_collator);
    std::string key;
    for (quint32 index = 0; index < texts.size(); ++index) {
        if (!isPlain(texts[index])) {
            others.add(texts[index], index);
            continue;
        }
        key.clear();
        appendPlainKey(texts[index], key);
        plain.add(key, index);
    }
    plain.sort();
    others.sort();

    // Both are in order: each of the others is looked for among the plain ones that are left.
    std::vector<qint64> places(texts.size());
    qint64 place = 0;
    const QString *last = nullptr;
    const auto put = [&](quint32 index, bool isBesideLast) {
        places[index] = isBesideLast ? place : (place += placeGap);
        last = &texts[index];
    };
    size_t next = 0;
    const auto putPlain = [&](size_t until) {
        for (const size_t first = next; next < until; ++next) {
            const QString &text = texts[plain.indexAt(next)];
            const bool isBesideLast =
                next > first ? plain.isBesideLast(next) : last && compare(*last, text) == 0;
            put(plain.indexAt(next), isBesideLast);
        }
    };
    for (const quint32 index : others.inOrder()) {
        putPlain(
            plain.findFrom(next, [&](quint32 other) { return compare(texts[other], texts[index]) < 0; }));
        put(index, last && compare(*last, texts[index]) == 0);
    }
    putPlain(plain.size());
    others.spread(places);
    return places;
}

} // namespace rushes
