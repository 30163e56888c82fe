// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/json_facts.h"

#include "core/text_scan.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

namespace rushes {

namespace {

constexpr qsizetype longestValue = 300;
constexpr qsizetype longestGap = 64;
/// CSV doubles quotes.
constexpr qsizetype mostQuotes = 4;
/// Deeper ones are noise: what is open is forgotten.
constexpr qsizetype deepest = 64;

struct KeyRow
{
    std::string_view key;
    QByteArrayView JsonFacts::*what;
};
constexpr auto keys = std::to_array<KeyRow>({
    {"id", &JsonFacts::id},
    {"task_id", &JsonFacts::id},
    {"taskId", &JsonFacts::id},
    {"model", &JsonFacts::model},
    {"status", &JsonFacts::status},
    {"object", &JsonFacts::object},
    {"mode", &JsonFacts::mode},
    {"service", &JsonFacts::service},
});

constexpr bool isGap(char c)
{
    return c == ' ' || c == '\n';
}

constexpr bool isInValue(char c)
{
    return !isQuote(c) && c != '\n';
}

/// Moves at past at most so many of the characters; how many there were.
qsizetype skip(const QByteArray &text, qsizetype &at, bool (*isSkipped)(char), qsizetype most)
{
    const qsizetype from = at;
    while (at < text.size() && at - from < most && isSkipped(text[at]))
        ++at;
    return at - from;
}

/// The text behind a key: quotes, a colon, quotes; empty for anything else.
QByteArrayView valueBehind(const QByteArray &text, qsizetype at)
{
    skip(text, at, isQuote, mostQuotes);
    skip(text, at, isGap, longestGap);
    if (at >= text.size() || text[at] != ':')
        return {};
    ++at;
    skip(text, at, isGap, longestGap);
    if (skip(text, at, isQuote, mostQuotes) == 0)
        return {};
    const qsizetype start = at;
    skip(text, at, isInValue, longestValue);
    const bool isClosed = at < text.size() && isQuote(text[at]);
    return isClosed ? QByteArrayView(text).sliced(start, at - start) : QByteArrayView();
}

} // namespace

JsonObjects::JsonObjects(const QByteArray &text)
    : m_text(text)
    , m_open(1)
{
}

std::optional<JsonObjects::Fact> JsonObjects::factAt(qsizetype start, qsizetype end) const
{
    if (start == 0 || !isQuote(m_text[start - 1]) || end >= m_text.size() || !isQuote(m_text[end]))
        return std::nullopt;
    const std::string_view word(m_text.constData() + start, size_t(end - start));
    const auto row =
        std::find_if(keys.begin(), keys.end(), [word](const KeyRow &one) { return one.key == word; });
    if (row == keys.end())
        return std::nullopt;
    const QByteArrayView value = valueBehind(m_text, end);
    return value.isEmpty() ? std::nullopt : std::optional(Fact{row->what, value});
}

bool JsonObjects::beginsKey(char c)
{
    return std::any_of(keys.begin(), keys.end(), [c](const KeyRow &row) { return row.key[0] == c; });
}

void JsonObjects::open()
{
    if (m_open.size() >= deepest)
        m_open = QVector<JsonFacts>(1);
    m_open.append(JsonFacts());
}

JsonFacts JsonObjects::close()
{
    // A brace that nothing opened ends what stands outside.
    if (m_open.size() > 1)
        return m_open.takeLast();
    return std::exchange(m_open.first(), JsonFacts());
}

std::optional<JsonFacts> JsonObjects::add(const Fact &fact, bool hasKnownPrefix)
{
    std::optional<JsonFacts> ended;
    JsonFacts &facts = m_open.last();
    if (fact.what == &JsonFacts::id) {
        const bool isFurther = !facts.id.isEmpty() && facts.id != fact.value;
        if (isFurther && m_open.size() == 1)
            ended = std::exchange(facts, JsonFacts());
        else if (isFurther && facts.hasKnownPrefix)
            return std::nullopt;
        facts.hasKnownPrefix = hasKnownPrefix;
    }
    facts.*fact.what = fact.value;
    return ended;
}

std::optional<JsonFacts> JsonObjects::closeNext()
{
    return m_open.isEmpty() ? std::nullopt : std::optional(m_open.takeLast());
}

} // namespace rushes
