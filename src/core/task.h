// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"
#include "core/last_answer.h"
#include "core/moment.h"

#include <QByteArray>
#include <QFlags>
#include <QString>
#include <QStringList>
#include <QVector>

#include <memory>
#include <optional>

namespace rushes {

/// What the service said last. Moved only by a parsed 2xx answer about this id.
enum class Status { Unasked, Queued, Processing, Completed, Failed, Unrecognised };
/// How the line to the service is. Moved only by the outcome of a request.
enum class Contact { Never, Ok, Retrying, Lost, Waiting, NoKey, Refused, NotFound };
/// How safe the video is. Moved only by the keeper and the user.
enum class ClipState { None, Online, Copying, Held, Unverified, Saved, Expired };
/// How the end of a link is known.
enum class KnownFrom { None, Link, Service, Estimate };
enum class Certainty { Unknown, About, AtLatest, Exact };

/// A status as it came to be: it was not yet so at notBefore (when that is known), and was seen so at seenAt.
/// Service's clock.
struct Transition
{
    Status status = Status::Unasked;
    QString word; ///< the service's word, for Unrecognised
    std::optional<Moment> notBefore;
    Moment seenAt{};
    bool operator==(const Transition &) const = default;
};

/// One end of a link's life as one source tells it.
struct KnownEnd
{
    Moment earliest{};
    Moment latest{};
    KnownFrom knownFrom = KnownFrom::None;
    Certainty certainty = Certainty::Unknown;
    QLatin1StringView signedBy; ///< of the link itself: a scheme's proper name; empty for a general one
    bool operator==(const KnownEnd &) const = default;
};

/// The end of a link's life: the earliest credible one, and how it is known. Service's clock.
struct LinkEnd
{
    std::optional<Moment> earliest;
    std::optional<Moment> latest; ///< past this, a refused link has surely ended
    KnownFrom knownFrom = KnownFrom::None;
    Certainty certainty = Certainty::Unknown;
    // Each source that tells one, whether or not it is the earliest.
    std::optional<KnownEnd> inLink{};   ///< the link itself
    std::optional<KnownEnd> sent{};     ///< an expires_at of the service
    std::optional<KnownEnd> promised{}; ///< a lifetime that the service states, from the completion
    bool operator==(const LinkEnd &) const = default;
};

/// What is odd about a clip that passed every check. It is held like any other.
enum class ClipMark {
    Shorter = 1, ///< than the service said
    Black = 2,   ///< from start to end
    Frozen = 4,  ///< one picture from start to end, and not a black one
    Silent = 8,  ///< there is no sound in the file
};
Q_DECLARE_FLAGS(ClipMarks, ClipMark)
Q_DECLARE_OPERATORS_FOR_FLAGS(ClipMarks)

/// What is known of a clip's file. Paths are file names inside the profile's clips folder, but savedPath,
/// which is absolute.
struct ClipFacts
{
    QString heldFile;
    QString posterFile;
    QString savedPath;
    qint64 bytes = 0;
    QByteArray sha256;          ///< 32 bytes, or empty
    double durationSeconds = 0; ///< 0: not known
    int width = 0;
    int height = 0;
    double framesPerSecond = 0;
    bool hasSound = false;
    ClipMarks marks;
    std::optional<Moment> heldAt;
    bool operator==(const ClipFacts &) const = default;
};

/// One task that the user watches: a plain value. The three axes (status, contact, clip) never stand in for
/// one another.
struct Task
{
    qint64 number = 0; ///< the profile's own, unique, never reused; > 0
    QString id;
    QString service;                ///< Service::name
    QString family;                 ///< Family::name; empty: unknown
    QString mode;                   ///< Mode::name; empty: not chosen
    bool modeIsUsers = false;       ///< picked by the user, so that a default does not change it
    QString label;                  ///< the user's
    Moment addedAt{};               ///< our clock
    std::optional<Moment> pausedAt; ///< since when the user does not want it asked; our clock

    // What the service said; moments on the service's clock.
    Status status = Status::Unasked;
    QString statusWord; ///< the word as sent
    QString model;
    std::optional<Moment> created;
    QString videoUrl;                     ///< as sent; a secret: it can be a signed link
    std::optional<double> actualDuration; ///< seconds
    QString message;                      ///< the service's error string
    std::optional<int> progressTold;      ///< percent, where the service tells it; not kept through a restart
    std::optional<Moment> sentExpiresAt;  ///< where a service sends such a field
    std::optional<Moment> lastSeenUnfinished;
    std::optional<Moment> firstSeenFinished;
    QVector<Transition> transitions;
    LastAnswer lastAnswer; ///< raw body, at most 64 KiB of it; of what is finished, as a rule, on disk only

    // How the line is; moments on our clock.
    Contact contact = Contact::Never;
    std::optional<Error> trouble; ///< why contact is not Ok
    std::optional<Moment> lastAskedAt;
    std::optional<Moment> lastHeardAt; ///< last answer that told a status
    int troublesInRow = 0;
    int notFoundInRow = 0;

    // How safe the clip is.
    ClipState clip = ClipState::None;
    ClipFacts clipFacts;
    std::optional<Error> clipTrouble; ///< why the last try to copy failed
    bool linkIsDead = false;          ///< the server refused videoUrl; ask for another
    bool linkIsRefused = false;       ///< our policy does not fetch it
    QString refusedOrigin; ///< whom that stopped at, where the user may allow it; not kept through a restart
    QStringList allowedOrigins; ///< from whom the user fetches videoUrl anyway; nor is this
    /// How often the server refused it, asking again in between; not kept through a restart.
    int linkDeathsInRow = 0;
    int wholeButWrongInRow = 0; ///< complete bodies of the same SHA-256 that failed a check
    QByteArray wholeButWrongSha256;

    bool operator==(const Task &) const = default;
};

/// A task as it was at one moment, for whoever looks at it, as long as he does: what changes is put into
/// another one. What is kept of very many tasks is a TaskPack each (core/task_pack.h).
using SharedTask = std::shared_ptr<const Task>;

/// Completed or failed: the service will say nothing new.
bool isFinished(const Task &task);
/// A verified, unverified or saved copy is here: the link's end is no threat any more.
bool isClipSafe(const Task &task);
/// Completed, here, and not yet saved. An unverified clip stays so when it is saved: only its savedPath
/// tells.
bool isReady(const Task &task);
/// Completed with a clip that is neither here nor gone for good.
bool isAtRisk(const Task &task);

} // namespace rushes
