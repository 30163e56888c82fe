// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/stored_words.h"

#include <QLatin1StringView>

#include <array>

namespace rushes {

namespace {

template<typename Enum>
struct StoredWord
{
    Enum value;
    QLatin1StringView word;
};

constexpr auto errorKindWords = std::to_array<StoredWord<ErrorKind>>({
    {ErrorKind::IdInvalid, QLatin1StringView("id-invalid")},
    {ErrorKind::UrlInvalid, QLatin1StringView("url-invalid")},
    {ErrorKind::FileUnreadable, QLatin1StringView("file-unreadable")},
    {ErrorKind::FolderNotWritable, QLatin1StringView("folder-not-writable")},
    {ErrorKind::FolderNotDemos, QLatin1StringView("folder-not-demos")},
    {ErrorKind::FileNameInvalid, QLatin1StringView("file-name-invalid")},
    {ErrorKind::CatalogueInvalid, QLatin1StringView("catalogue-invalid")},
    {ErrorKind::KeyMissing, QLatin1StringView("key-missing")},
    {ErrorKind::KeyRefused, QLatin1StringView("key-refused")},
    {ErrorKind::NotFoundHere, QLatin1StringView("not-found-here")},
    {ErrorKind::AskedToWait, QLatin1StringView("asked-to-wait")},
    {ErrorKind::ServerTrouble, QLatin1StringView("server-trouble")},
    {ErrorKind::RedirectRefused, QLatin1StringView("redirect-refused")},
    {ErrorKind::HostNotFound, QLatin1StringView("host-not-found")},
    {ErrorKind::ConnectionFailed, QLatin1StringView("connection-failed")},
    {ErrorKind::TlsFailed, QLatin1StringView("tls-failed")},
    {ErrorKind::ProxyFailed, QLatin1StringView("proxy-failed")},
    {ErrorKind::TimedOut, QLatin1StringView("timed-out")},
    {ErrorKind::AnswerUnreadable, QLatin1StringView("answer-unreadable")},
    {ErrorKind::AnswerTooLarge, QLatin1StringView("answer-too-large")},
    {ErrorKind::AnswerForeign, QLatin1StringView("answer-foreign")},
    {ErrorKind::LinkMissing, QLatin1StringView("link-missing")},
    {ErrorKind::LinkRefused, QLatin1StringView("link-refused")},
    {ErrorKind::LinkUntrusted, QLatin1StringView("link-untrusted")},
    {ErrorKind::LinkDead, QLatin1StringView("link-dead")},
    {ErrorKind::TransferBroken, QLatin1StringView("transfer-broken")},
    {ErrorKind::LengthWrong, QLatin1StringView("length-wrong")},
    {ErrorKind::NotAVideo, QLatin1StringView("not-a-video")},
    {ErrorKind::ClipIncomplete, QLatin1StringView("clip-incomplete")},
    {ErrorKind::ClipUndecodable, QLatin1StringView("clip-undecodable")},
    {ErrorKind::ClipTooLarge, QLatin1StringView("clip-too-large")},
    {ErrorKind::CheckerFailed, QLatin1StringView("checker-failed")},
    {ErrorKind::DiskFull, QLatin1StringView("disk-full")},
    {ErrorKind::FileWriteFailed, QLatin1StringView("file-write-failed")},
    {ErrorKind::HeldClipGone, QLatin1StringView("held-clip-gone")},
    {ErrorKind::HeldClipChanged, QLatin1StringView("held-clip-changed")},
    {ErrorKind::DatabaseUnusable, QLatin1StringView("database-unusable")},
    {ErrorKind::DatabaseNewer, QLatin1StringView("database-newer")},
    {ErrorKind::DatabaseBarred, QLatin1StringView("database-barred")},
    {ErrorKind::DatabaseVanished, QLatin1StringView("database-vanished")},
    {ErrorKind::ProfileInUse, QLatin1StringView("profile-in-use")},
    {ErrorKind::LockBlocked, QLatin1StringView("lock-blocked")},
    {ErrorKind::ProfileAway, QLatin1StringView("profile-away")},
    {ErrorKind::FolderNotEmpty, QLatin1StringView("folder-not-empty")},
    {ErrorKind::PortInUse, QLatin1StringView("port-in-use")},
    {ErrorKind::SimulatorFailed, QLatin1StringView("simulator-failed")},
    {ErrorKind::PlaybackFailed, QLatin1StringView("playback-failed")},
    {ErrorKind::Cancelled, QLatin1StringView("cancelled")},
});

constexpr auto evidenceWords = std::to_array<StoredWord<Evidence>>({
    {Evidence::KnownBase, QLatin1StringView("known-base")},
    {Evidence::OnlyPrefix, QLatin1StringView("only-prefix")},
    {Evidence::Model, QLatin1StringView("model")},
    {Evidence::SharedPrefix, QLatin1StringView("shared-prefix")},
    {Evidence::UnknownHost, QLatin1StringView("unknown-host")},
    {Evidence::FileName, QLatin1StringView("file-name")},
});

/// Each enumerator stands at its own place, up to the last one: none was forgotten.
template<typename Table, typename Enum>
constexpr bool isComplete(const Table &table, Enum last)
{
    for (size_t index = 0; index < table.size(); ++index) {
        if (size_t(table[index].value) != index)
            return false;
    }
    return table.size() == size_t(last) + 1;
}
static_assert(isComplete(errorKindWords, ErrorKind::Cancelled));
static_assert(isComplete(evidenceWords, Evidence::FileName));

template<typename Enum, size_t count>
std::optional<Enum> valueIn(const std::array<StoredWord<Enum>, count> &table, QStringView word)
{
    for (const auto &entry : table) {
        if (entry.word == word)
            return entry.value;
    }
    return std::nullopt;
}

} // namespace

QString storedWordOf(ErrorKind kind)
{
    return errorKindWords.at(size_t(kind)).word;
}
QString storedWordOf(Evidence evidence)
{
    return evidenceWords.at(size_t(evidence)).word;
}

std::optional<ErrorKind> errorKindOfStoredWord(QStringView word)
{
    return valueIn(errorKindWords, word);
}
std::optional<Evidence> evidenceOfStoredWord(QStringView word)
{
    return valueIn(evidenceWords, word);
}

} // namespace rushes
