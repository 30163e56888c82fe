// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace rushes {

/// Every way in which something can go wrong, over the whole program. The sentence that a person reads is
/// made from it in wording/error_text, by a switch without a default: a new enumerator does not compile
/// before it has its words.
enum class ErrorKind {
    // What a person gave us
    IdInvalid,         ///< detail: the id
    UrlInvalid,        ///< detail: the URL
    FileUnreadable,    ///< detail: path and reason
    FolderNotWritable, ///< detail: the folder
    FolderNotDemos,    ///< the demo would have to empty it; detail: the folder
    FileNameInvalid,   ///< detail: the template or name
    CatalogueInvalid,  ///< detail: "services[1].families[0].modes: ..." names the place
    // The line to the service
    KeyMissing,       ///< detail: the service
    KeyRefused,       ///< detail: the service's words
    NotFoundHere,     ///< detail: the service's words
    AskedToWait,      ///< detail: empty, or the service's words
    ServerTrouble,    ///< detail: HTTP status and reason
    RedirectRefused,  ///< detail: where it pointed, without query
    HostNotFound,     ///< detail: the host
    ConnectionFailed, ///< detail: the library's words
    TlsFailed,        ///< detail: the library's words
    ProxyFailed,      ///< detail: the library's words
    TimedOut,         ///< detail: what was waited for
    AnswerUnreadable, ///< detail: why
    AnswerTooLarge,   ///< detail: the cap
    AnswerForeign,    ///< detail: the id that the answer speaks of
    // The clip
    LinkMissing,     ///< completed, but no usable link; detail: what stood there
    LinkRefused,     ///< our policy does not fetch it; detail: why
    LinkUntrusted,   ///< it is not fetched unless the user says so: where it leads is not safe; detail: why
    LinkDead,        ///< the server no longer gives it; detail: HTTP status
    TransferBroken,  ///< cut, reset or stalled; detail: why
    LengthWrong,     ///< detail: "got of announced"
    NotAVideo,       ///< does not begin like an MP4; detail: what it begins like
    ClipIncomplete,  ///< the box walk fails; detail: where
    ClipUndecodable, ///< no frame decodes; detail: why
    ClipTooLarge,    ///< detail: the cap
    CheckerFailed,   ///< the helper program did not run, died or overran; detail: why
    // This machine
    DiskFull,         ///< detail: the folder
    FileWriteFailed,  ///< detail: path and reason
    HeldClipGone,     ///< someone removed the held copy; detail: its path
    HeldClipChanged,  ///< the held copy is no longer what passed the checks; detail: its path
    DatabaseUnusable, ///< detail: the engine's words
    DatabaseNewer,    ///< written by a later version; detail: its version
    DatabaseBarred,   ///< it is there and cannot be opened or written; detail: the engine's words
    DatabaseVanished, ///< it is gone, though there is a backup of it; detail: its folder
    ProfileInUse,     ///< detail: who holds it
    LockBlocked,      ///< what stands in the place of the profile's lock is no file; detail: its path
    ProfileAway,      ///< it was moved to a folder that is not there; detail: the folder
    FolderNotEmpty,   ///< detail: the folder
    PortInUse,        ///< detail: the address
    SimulatorFailed,  ///< detail: why
    PlaybackFailed,   ///< no codec or back end; detail: the library's words
    Cancelled,        ///< by the user or at shutdown
};

/// An error as a value: what kind, and the particulars as found (never translated, never a key, never a
/// signed query).
struct Error
{
    ErrorKind kind;
    QString detail;

    bool operator==(const Error &) const = default;
};

} // namespace rushes
