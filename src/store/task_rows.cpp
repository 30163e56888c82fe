// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/task_rows.h"

#include "core/words.h"
#include "store/sql_values.h"
#include "store/stored_words.h"

#include <array>
#include <string_view>

namespace rushes {

namespace {

constexpr int sha256Bytes = 32;

/// The member that the path leads to: field<&Task::clipFacts, &ClipFacts::bytes>(task).
template<auto first, auto... rest>
auto &field(auto &value)
{
    if constexpr (sizeof...(rest) == 0)
        return value.*first;
    else
        return field<rest...>(value.*first);
}

template<typename T, auto... path>
constexpr StoredColumn<T> column(const char *name)
{
    return {QLatin1StringView(name), [](const T &value) { return toStored(field<path...>(value)); },
            [](const QVariant &cell, T &value) { fromStored(cell, field<path...>(value)); }};
}

template<auto... path>
constexpr StoredColumn<Task> task(const char *name)
{
    return column<Task, path...>(name);
}

/// A SHA-256 of another length is none.
template<auto... path>
constexpr StoredColumn<Task> sha256(const char *name)
{
    return {QLatin1StringView(name), [](const Task &value) { return toStored(field<path...>(value)); },
            [](const QVariant &cell, Task &value) {
                QByteArray hash;
                fromStored(cell, hash);
                field<path...>(value) = hash.size() == sha256Bytes ? hash : QByteArray();
            }};
}

/// Two columns for an error that may be there. An unknown kind is no error; the detail is read after the
/// kind.
template<auto member>
constexpr StoredColumn<Task> errorKind(const char *name)
{
    return {QLatin1StringView(name),
            [](const Task &value) {
                return value.*member ? QVariant(storedWordOf((value.*member)->kind)) : QVariant();
            },
            [](const QVariant &cell, Task &value) {
                if (const auto kind = errorKindOfStoredWord(cell.toString()))
                    value.*member = Error{*kind, {}};
            }};
}

template<auto member>
constexpr StoredColumn<Task> errorDetail(const char *name)
{
    return {QLatin1StringView(name),
            [](const Task &value) { return value.*member ? toStored((value.*member)->detail) : QVariant(); },
            [](const QVariant &cell, Task &value) {
                if (value.*member)
                    fromStored(cell, (value.*member)->detail);
            }};
}

/// Read after the status and the held file, which tell what an unreadable word can have been. Never more than
/// is known: a file that may have been verified is kept as unverified.
void readClipState(const QVariant &cell, Task &value)
{
    if (const auto state = clipStateOfWord(cell.toString()))
        value.clip = *state;
    else if (!value.clipFacts.heldFile.isEmpty())
        value.clip = ClipState::Unverified;
    else
        value.clip = value.status == Status::Completed ? ClipState::Online : ClipState::None;
}

constexpr auto taskTable = std::to_array<StoredColumn<Task>>({
    task<&Task::number>("number"),
    task<&Task::id>("id"),
    task<&Task::service>("service"),
    task<&Task::family>("family"),
    task<&Task::mode>("mode"),
    task<&Task::modeIsUsers>("mode_is_users"),
    task<&Task::label>("label"),
    task<&Task::addedAt>("added_at"),

    task<&Task::status>("status"),
    task<&Task::statusWord>("status_word"),
    task<&Task::model>("model"),
    task<&Task::created>("created"),
    task<&Task::videoUrl>("video_url"),
    task<&Task::actualDuration>("actual_duration"),
    task<&Task::message>("message"),
    task<&Task::sentExpiresAt>("sent_expires_at"),
    task<&Task::lastSeenUnfinished>("last_seen_unfinished"),
    task<&Task::firstSeenFinished>("first_seen_finished"),

    task<&Task::contact>("contact"),
    errorKind<&Task::trouble>("trouble"),
    errorDetail<&Task::trouble>("trouble_detail"),
    task<&Task::lastAskedAt>("last_asked_at"),
    task<&Task::lastHeardAt>("last_heard_at"),
    task<&Task::troublesInRow>("troubles_in_row"),
    task<&Task::notFoundInRow>("not_found_in_row"),

    task<&Task::clipFacts, &ClipFacts::heldFile>("held_file"),
    task<&Task::clipFacts, &ClipFacts::posterFile>("poster_file"),
    task<&Task::clipFacts, &ClipFacts::savedPath>("saved_path"),
    task<&Task::clipFacts, &ClipFacts::bytes>("clip_bytes"),
    sha256<&Task::clipFacts, &ClipFacts::sha256>("clip_sha256"),
    task<&Task::clipFacts, &ClipFacts::durationSeconds>("clip_seconds"),
    task<&Task::clipFacts, &ClipFacts::width>("clip_width"),
    task<&Task::clipFacts, &ClipFacts::height>("clip_height"),
    task<&Task::clipFacts, &ClipFacts::framesPerSecond>("clip_frames_per_second"),
    task<&Task::clipFacts, &ClipFacts::hasSound>("clip_has_sound"),
    task<&Task::clipFacts, &ClipFacts::heldAt>("held_at"),
    {QLatin1StringView("clip"), [](const Task &value) { return QVariant(wordOf(value.clip)); },
     readClipState},
    errorKind<&Task::clipTrouble>("clip_trouble"),
    errorDetail<&Task::clipTrouble>("clip_trouble_detail"),
    task<&Task::linkIsDead>("link_is_dead"),
    task<&Task::linkIsRefused>("link_is_refused"),
    task<&Task::wholeButWrongInRow>("whole_but_wrong_in_row"),
    sha256<&Task::wholeButWrongSha256>("whole_but_wrong_sha256"),

    task<&Task::lastAnswer>("last_answer"),
    // Since version 2.
    task<&Task::clipFacts, &ClipFacts::marks>("clip_marks"),
    // Since version 3.
    task<&Task::pausedAt>("paused_at"),
});

constexpr size_t columnsBeforeAnswer = [] {
    size_t count = 0;
    while (std::string_view(taskTable.at(count).name.data(), size_t(taskTable.at(count).name.size())) !=
           std::string_view(answerColumn.data(), size_t(answerColumn.size())))
        ++count;
    return count;
}();

constexpr auto transitionTable = std::to_array<StoredColumn<Transition>>({
    column<Transition, &Transition::status>("status"),
    column<Transition, &Transition::word>("word"),
    column<Transition, &Transition::notBefore>("not_before"),
    column<Transition, &Transition::seenAt>("seen_at"),
});

constexpr auto undecidedTable = std::to_array<StoredColumn<FoundId>>({
    column<FoundId, &FoundId::id>("id"),
    column<FoundId, &FoundId::service>("service"),
    column<FoundId, &FoundId::family>("family"),
    column<FoundId, &FoundId::mode>("mode"),
    column<FoundId, &FoundId::certain>("certain"),
    {QLatin1StringView("evidence"),
     [](const FoundId &value) { return QVariant(storedWordOf(value.evidence)); },
     [](const QVariant &cell, FoundId &value) {
         value.evidence = evidenceOfStoredWord(cell.toString()).value_or(Evidence::SharedPrefix);
     }},
    column<FoundId, &FoundId::host>("host"),
});

} // namespace

std::span<const StoredColumn<Task>> taskColumns()
{
    return taskTable;
}
std::span<const StoredColumn<Task>> taskColumnsBeforeAnswer()
{
    return taskColumns().first(columnsBeforeAnswer);
}
std::span<const StoredColumn<Transition>> transitionColumns()
{
    return transitionTable;
}
std::span<const StoredColumn<FoundId>> undecidedColumns()
{
    return undecidedTable;
}

} // namespace rushes
