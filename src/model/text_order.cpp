// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/text_order.h"

#include <QHash>
#include <QLocale>
#include <QtEndian>

#include <algorithm>
#include <optional>
#include <string_view>
#include <utility>

namespace rushes {

namespace {

constexpr char16_t firstPlain = u' ';
constexpr char16_t lastPlain = u'~';
/// The length of a run of digits is one byte of a key; texts with longer ones are left to the collator.
constexpr size_t longestDigits = 250;

bool isDigit(char16_t character)
{
    return character >= u'0' && character <= u'9';
}

QString stringOf(const OrderedText &text)
{
    return std::visit([](const auto &one) { return QString(one); }, text);
}

/// The first bytes of a key as numbers of the same order, so that most comparisons stay in the cache: enough
/// of them that ids which begin alike differ in them.
using Beginning = std::pair<quint64, quint64>;
Beginning beginningOf(std::string_view key)
{
    std::array<char, sizeof(Beginning)> bytes{};
    std::ranges::copy(key.substr(0, bytes.size()), bytes.begin());
    return {qFromBigEndian<quint64>(bytes.data()), qFromBigEndian<quint64>(bytes.data() + sizeof(quint64))};
}

/// Texts by keys whose bytes are in their order, one behind the other in one piece of memory.
class PlainTexts
{
public:
    void reserve(size_t count)
    {
        constexpr size_t usualKey = 40;
        m_entries.reserve(count);
        m_keys.reserve(count * usualKey);
    }
    /// To which a key is appended, before it is added.
    std::string &keys() { return m_keys; }
    /// With the key that was appended last.
    void add(quint32 index)
    {
        const std::string_view key = std::string_view(m_keys).substr(m_end);
        m_entries.push_back({beginningOf(key), m_end, quint32(key.size()), index});
        m_end = m_keys.size();
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
    /// The first place from here on that does not come before. Most often it is near.
    template<typename ComesBefore>
    [[nodiscard]] size_t findFrom(size_t place, ComesBefore comesBefore) const
    {
        size_t end = place;
        for (size_t step = 1; end < size() && comesBefore(indexAt(end)); step *= 2) {
            place = end + 1;
            end = std::min(size(), end + step);
        }
        const auto begin = m_entries.begin();
        return size_t(std::partition_point(begin + qptrdiff(place), begin + qptrdiff(end),
                                           [&](const Entry &entry) { return comesBefore(entry.index); }) -
                      begin);
    }

private:
    struct Entry
    {
        Beginning beginning;
        size_t at;
        quint32 size;
        quint32 index;
    };
    [[nodiscard]] std::string_view keyOf(const Entry &entry) const
    {
        return std::string_view(m_keys).substr(entry.at, entry.size);
    }

    std::string m_keys;
    size_t m_end = 0; ///< of the key that was added last
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

template<typename Text>
bool TextOrder::appendPlainKey(const Text &text, std::string &key) const
{
    const size_t before = key.size();
    const auto at = [&text](qsizetype i) { return char16_t(text[i].unicode()); };
    for (qsizetype i = 0; i < text.size();) {
        const char16_t character = at(i);
        if (character < firstPlain || character > lastPlain) {
            key.resize(before);
            return false;
        }
        if (!isDigit(character)) {
            key += m_weights.at(character);
            ++i;
            continue;
        }
        // A number: the longer one, without the zeros before it, is the greater.
        key += m_weights.at(u'0');
        while (i + 1 < text.size() && at(i) == u'0' && isDigit(at(i + 1)))
            ++i;
        const size_t length = key.size();
        key += '\0';
        for (; i < text.size() && isDigit(at(i)); ++i)
            key += char(at(i));
        const size_t digits = key.size() - length - 1;
        if (digits > longestDigits) {
            key.resize(before);
            return false;
        }
        key[length] = char(quint8(digits));
    }
    return true;
}

std::vector<qint64> TextOrder::placesOf(const std::vector<OrderedText> &texts) const
{
    PlainTexts plain;
    OtherTexts others(m_collator);
    plain.reserve(m_knowsPlainTexts ? texts.size() : 0);
    for (quint32 index = 0; index < texts.size(); ++index) {
        const auto append = [&](const auto &text) { return appendPlainKey(text, plain.keys()); };
        if (m_knowsPlainTexts && std::visit(append, texts[index]))
            plain.add(index);
        else
            others.add(stringOf(texts[index]), index);
    }
    plain.sort();
    others.sort();

    // Both are in order: each of the others is looked for among the plain ones that are left.
    std::vector<qint64> places(texts.size());
    qint64 place = 0;
    const auto compareAt = [&](quint32 left, quint32 right) {
        return compare(stringOf(texts[left]), stringOf(texts[right]));
    };
    std::optional<quint32> last;
    const auto put = [&](quint32 index, bool isBesideLast) {
        places[index] = isBesideLast ? place : (place += placeGap);
        last = index;
    };
    size_t next = 0;
    const auto putPlain = [&](size_t until) {
        for (const size_t first = next; next < until; ++next) {
            const quint32 index = plain.indexAt(next);
            put(index, next > first ? plain.isBesideLast(next) : last && compareAt(*last, index) == 0);
        }
    };
    for (const quint32 index : others.inOrder()) {
        putPlain(plain.findFrom(next, [&](quint32 other) { return compareAt(other, index) < 0; }));
        put(index, last && compareAt(*last, index) == 0);
    }
    putPlain(plain.size());
    others.spread(places);
    return places;
}

} // namespace rushes
