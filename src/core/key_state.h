// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"
#include "core/moment.h"

#include <QString>

#include <optional>

namespace rushes {

// How the keys stand, in words that the store, the rules, the window and the terminal share. Never a key
// itself.

/// Where the key that a service is asked with comes from.
enum class KeySource {
    None,     ///< there is none
    Store,    ///< the system's key store has it
    Session,  ///< entered, and in memory alone
    Variable, ///< RUSHES_API_KEY
    File,     ///< --key-file
};

/// Why the system's key store did not do what it was asked.
enum class StoreTrouble {
    NoStore, ///< there is none here
    Locked,  ///< it is locked, or waits to be unlocked and has not answered yet
    Refused, ///< the person or the system said no
    Failed,  ///< anything else
};

enum class StoreStep { None, Reading, Writing, Removing };

/// How the key of one service stands.
struct KeyStanding
{
    KeySource source = KeySource::None;
    StoreStep step = StoreStep::None;    ///< what the key store is being asked for, or was when it failed
    bool isBusy = false;                 ///< its answer is to come
    std::optional<StoreTrouble> trouble; ///< of that step
    QString detail;                      ///< the key store's words about it, as found
    bool operator==(const KeyStanding &) const = default;
};

/// What the test of a key came to.
enum class KeyVerdict {
    Works,     ///< the service let it in
    Refused,   ///< 401 or 403
    NoContact, ///< there was no answer
    Unclear,   ///< there was one that says nothing about the key
    Waits,     ///< the service wants no request now: nothing was asked, or this is what it answered
};

struct KeyTestReport
{
    KeyVerdict verdict = KeyVerdict::Unclear;
    QString id;                   ///< what was asked about; empty: nothing was asked
    bool isMadeUp = false;        ///< the id is no task's
    std::optional<Duration> wait; ///< of Waits
    std::optional<Error> error;   ///< of NoContact and Unclear
    bool operator==(const KeyTestReport &) const = default;
};

} // namespace rushes
