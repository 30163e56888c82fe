// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/words.h"

#include <array>
#include <utility>

namespace rushes {

namespace {

template<typename Enum, size_t count>
using WordTable = std::array<std::pair<Enum, QLatin1StringView>, count>;

constexpr auto statusWords = std::to_array<std::pair<Status, QLatin1StringView>>({
    {Status::Unasked, QLatin1StringView("unasked")},
    {Status::Queued, QLatin1StringView("queued")},
    {Status::Processing, QLatin1StringView("processing")},
    {Status::Completed, QLatin1StringView("completed")},
    {Status::Failed, QLatin1StringView("failed")},
    {Status::Unrecognised, QLatin1StringView("unrecognised")},
});
constexpr auto contactWords = std::to_array<std::pair<Contact, QLatin1StringView>>({
    {Contact::Never, QLatin1StringView("never")},
    {Contact::Ok, QLatin1StringView("ok")},
    {Contact::Retrying, QLatin1StringView("retrying")},
    {Contact::Lost, QLatin1StringView("lost")},
    {Contact::Waiting, QLatin1StringView("waiting")},
    {Contact::NoKey, QLatin1StringView("no-key")},
    {Contact::Refused, QLatin1StringView("refused")},
    {Contact::NotFound, QLatin1StringView("not-found")},
});
constexpr auto clipWords = std::to_array<std::pair<ClipState, QLatin1StringView>>({
    {ClipState::None, QLatin1StringView("none")},
    {ClipState::Online, QLatin1StringView("online")},
    {ClipState::Copying, QLatin1StringView("copying")},
    {ClipState::Held, QLatin1StringView("held")},
    {ClipState::Unverified, QLatin1StringView("unverified")},
    {ClipState::Saved, QLatin1StringView("saved")},
    {ClipState::Expired, QLatin1StringView("expired")},
});
constexpr auto markWords = std::to_array<std::pair<ClipMark, QLatin1StringView>>({
    {ClipMark::Shorter, QLatin1StringView("shorter")},
    {ClipMark::Black, QLatin1StringView("black")},
    {ClipMark::Frozen, QLatin1StringView("frozen")},
    {ClipMark::Silent, QLatin1StringView("silent")},
});
constexpr auto knownFromWords = std::to_array<std::pair<KnownFrom, QLatin1StringView>>({
    {KnownFrom::None, QLatin1StringView("none")},
    {KnownFrom::Link, QLatin1StringView("link")},
    {KnownFrom::Service, QLatin1StringView("service")},
    {KnownFrom::Estimate, QLatin1StringView("estimate")},
});
constexpr auto certaintyWords = std::to_array<std::pair<Certainty, QLatin1StringView>>({
    {Certainty::Unknown, QLatin1StringView("unknown")},
    {Certainty::About, QLatin1StringView("about")},
    {Certainty::AtLatest, QLatin1StringView("at-latest")},
    {Certainty::Exact, QLatin1StringView("exact")},
});

constexpr auto linkWords = std::to_array<std::pair<LinkState, QLatin1StringView>>({
    {LinkState::Refused, QLatin1StringView("refused")},
    {LinkState::Dead, QLatin1StringView("dead")},
    {LinkState::Renewed, QLatin1StringView("renewed")},
});

template<typename Enum, size_t count>
QString wordIn(const WordTable<Enum, count> &table, Enum value)
{
    for (const auto &[entry, word] : table) {
        if (entry == value)
            return word;
    }
    Q_UNREACHABLE();
    return {};
}

template<typename Enum, size_t count>
std::optional<Enum> valueIn(const WordTable<Enum, count> &table, QStringView word)
{
    for (const auto &[value, entry] : table) {
        if (entry == word)
            return value;
    }
    return std::nullopt;
}

} // namespace

QString wordOf(Status status)
{
    return wordIn(statusWords, status);
}
QString wordOf(Contact contact)
{
    return wordIn(contactWords, contact);
}
QString wordOf(ClipState clip)
{
    return wordIn(clipWords, clip);
}
QString wordOf(ClipMark mark)
{
    return wordIn(markWords, mark);
}
QString wordOf(KnownFrom knownFrom)
{
    return wordIn(knownFromWords, knownFrom);
}
QString wordOf(Certainty certainty)
{
    return wordIn(certaintyWords, certainty);
}
QString wordOf(LinkState state)
{
    return wordIn(linkWords, state);
}

std::optional<Status> statusOfWord(QStringView word)
{
    return valueIn(statusWords, word);
}
std::optional<Contact> contactOfWord(QStringView word)
{
    return valueIn(contactWords, word);
}
std::optional<ClipState> clipStateOfWord(QStringView word)
{
    return valueIn(clipWords, word);
}
std::optional<ClipMark> clipMarkOfWord(QStringView word)
{
    return valueIn(markWords, word);
}

QStringList wordsOf(ClipMarks marks)
{
    QStringList words;
    for (const auto &[mark, word] : markWords) {
        if (marks.testFlag(mark))
            words.append(word);
    }
    return words;
}

} // namespace rushes
