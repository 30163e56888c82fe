// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/moment.h"
#include "core/result.h"
#include "net/http_head.h"

#include <QNetworkRequest>

namespace rushes {

/// What is remembered of the clip that a part was begun from. A validator is kept only if it is a strong one.
struct PartNotes
{
    QByteArray etag;
    QByteArray lastModified;     ///< only where there was no ETag at all (RFC 9110, 13.1.5)
    std::optional<qint64> total; ///< bytes, where announced

    [[nodiscard]] bool hasValidator() const { return !etag.isEmpty() || !lastModified.isEmpty(); }
    bool operator==(const PartNotes &) const = default;
};

/// The notes for a body that begins with this head. Strong are an ETag without W/ (RFC 9110, 8.8.3) and a
/// date of change that is at least a minute before the answer's own Date (8.8.2.2: enough for clocks that
/// differ a little).
PartNotes notesOf(const HttpHead &head, Moment now);

/// Whether the rest alone is asked for: something is there, it is not more than the whole, and a strong
/// validator guards it.
bool canResume(qint64 have, const PartNotes &notes);

/// Range and If-Range (RFC 9110, 14.2 and 13.1.5) for the rest. Precondition: canResume(have, notes).
void askForRest(QNetworkRequest &request, qint64 have, const PartNotes &notes);

/// What is done with an answer's body.
enum class BodyUse {
    Append,      ///< it is the rest
    Restart,     ///< it is the whole: what is there goes
    AskAfresh,   ///< it fits nothing: the whole is asked for, without Range
    AskToUnpack, ///< it is compressed, though that was not asked for: the whole is asked for, to be unpacked
    Complete,    ///< what is there is the whole already
    Fail,        ///< it is not read
};

struct BodyPlan
{
    BodyUse use = BodyUse::Fail;
    std::optional<qint64> total = std::nullopt; ///< the whole clip's length, where known
    std::optional<Error> error = std::nullopt;  ///< for Fail
    bool operator==(const BodyPlan &) const = default;
};

/// What an answer that is no redirect means for a part of `have` bytes; pure. askedForRest: the request had a
/// Range. Errors: LinkDead (401, 403, 404, 410), AskedToWait (429, 503), ProxyFailed (407), ServerTrouble
/// (other statuses), TransferBroken (an encoded body that nobody here unpacks, a partial one that was not
/// asked for), ClipTooLarge.
BodyPlan planBody(qint64 have, const PartNotes &notes, bool askedForRest, const HttpHead &head,
                  qint64 sizeCap);

/// The Content-Range header (RFC 9110, 14.4): "bytes 10-99/100", "bytes 10-99/*" or "bytes */100".
struct ContentRange
{
    std::optional<qint64> first;
    std::optional<qint64> last; ///< both or none
    std::optional<qint64> total;
    bool operator==(const ContentRange &) const = default;
};
std::optional<ContentRange> fromContentRange(const QByteArray &text);

} // namespace rushes
