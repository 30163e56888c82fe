// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/range_plan.h"

#include "core/retry_after.h"
#include "net/error_detail.h"

#include <algorithm>

namespace rushes {

using namespace Qt::StringLiterals;

namespace {

bool isStrongEtag(const QByteArray &etag)
{
    if (etag.size() < 3 || !etag.startsWith('"') || !etag.endsWith('"'))
        return false;
    // RFC 9110, 8.8.3: no quotes, spaces or control characters inside. Two joined headers have quotes inside,
    // too.
    return std::all_of(etag.begin() + 1, etag.end() - 1,
                       [](char c) { return uchar(c) > 0x20 && c != '"' && c != 0x7f; });
}

bool isStrongDate(const HttpHead &head, Moment now)
{
    const auto changed = fromHttpDate(head.lastModified, now);
    const auto answered = fromHttpDate(head.date, now);
    return changed && answered && *answered - *changed >= 60s;
}

bool isIdentity(const QByteArray &contentEncoding)
{
    return contentEncoding.isEmpty() || contentEncoding.trimmed().toLower() == "identity";
}

/// By the network library, where it is let.
bool isUnpackedHere(const QByteArray &contentEncoding)
{
    const QByteArray encoding = contentEncoding.trimmed().toLower();
    return encoding == "gzip" || encoding == "x-gzip" || encoding == "deflate";
}

struct StatusMeaning
{
    int status;
    ErrorKind kind;
};
constexpr StatusMeaning refusals[] = {
    {401, ErrorKind::LinkDead},    {403, ErrorKind::LinkDead},    {404, ErrorKind::LinkDead},
    {410, ErrorKind::LinkDead},    {407, ErrorKind::ProxyFailed}, {429, ErrorKind::AskedToWait},
    {503, ErrorKind::AskedToWait},
};

BodyPlan fail(ErrorKind kind, const QString &detail)
{
    return {.error = Error{kind, detail}};
}

BodyPlan refusal(const HttpHead &head)
{
    const auto row = std::ranges::find(refusals, head.status, &StatusMeaning::status);
    return fail(row == std::end(refusals) ? ErrorKind::ServerTrouble : row->kind, head.statusLine());
}

/// For what could be right without a Range, if there was one.
BodyPlan fitsNothing(bool askedForRest, const QString &why)
{
    return askedForRest ? BodyPlan{.use = BodyUse::AskAfresh} : fail(ErrorKind::TransferBroken, why);
}

/// A server that heeds If-Range would not have answered in part about another clip; not all heed it. The ETag
/// must be in a 206 (RFC 9110, 15.3.7), the date need not.
bool isSameClip(const PartNotes &notes, const HttpHead &head)
{
    if (!notes.etag.isEmpty())
        return head.etag == notes.etag;
    return head.lastModified.isEmpty() || head.lastModified == notes.lastModified;
}

BodyPlan planWhole(const HttpHead &head)
{
    return {.use = BodyUse::Restart, .total = head.length()};
}

BodyPlan planRest(qint64 have, const PartNotes &notes, bool askedForRest, const HttpHead &head)
{
    const QString why = u"HTTP 206 %1"_s.arg(QString::fromLatin1(head.contentRange.left(60)));
    const auto range = fromContentRange(head.contentRange);
    if (!askedForRest || !range || !range->first || !range->total)
        return fitsNothing(askedForRest, why);
    const qint64 announced = *range->last - *range->first + 1;
    const bool fits = *range->first == have && (!notes.total || notes.total == range->total) &&
                      head.length().value_or(announced) == announced && isSameClip(notes, head);
    return fits ? BodyPlan{.use = BodyUse::Append, .total = range->total} : fitsNothing(askedForRest, why);
}

BodyPlan planNothingLeft(qint64 have, const PartNotes &notes, const HttpHead &head)
{
    const auto range = fromContentRange(head.contentRange);
    const bool whole = range && range->total == have && notes.total.value_or(have) == have;
    // The headers of a 416 need not speak of the clip, but one that does tells.
    const bool same = head.etag.isEmpty() || head.etag == notes.etag;
    return whole && same ? BodyPlan{.use = BodyUse::Complete, .total = have}
                         : BodyPlan{.use = BodyUse::AskAfresh};
}

} // namespace

PartNotes notesOf(const HttpHead &head, Moment now)
{
    PartNotes notes{.total = head.length()};
    if (isStrongEtag(head.etag))
        notes.etag = head.etag;
    else if (head.etag.isEmpty() && isStrongDate(head, now))
        notes.lastModified = head.lastModified;
    return notes;
}

bool canResume(qint64 have, const PartNotes &notes)
{
    return have > 0 && notes.hasValidator() && have <= notes.total.value_or(have);
}

void askForRest(QNetworkRequest &request, qint64 have, const PartNotes &notes)
{
    request.setRawHeader("Range", "bytes=" + QByteArray::number(have) + '-');
    request.setRawHeader("If-Range", notes.etag.isEmpty() ? notes.lastModified : notes.etag);
}

BodyPlan planBody(qint64 have, const PartNotes &notes, bool askedForRest, const HttpHead &head,
                  qint64 sizeCap)
{
    if (head.status == 416 && askedForRest)
        return planNothingLeft(have, notes, head);
    if (head.status != 200 && head.status != 206)
        return refusal(head);
    if (isUnpackedHere(head.contentEncoding))
        return {.use = BodyUse::AskToUnpack};
    if (!isIdentity(head.contentEncoding)) {
        return fail(ErrorKind::TransferBroken,
                    u"Content-Encoding: %1"_s.arg(QString::fromLatin1(head.contentEncoding.left(40))));
    }
    const BodyPlan plan = head.status == 200 ? planWhole(head) : planRest(have, notes, askedForRest, head);
    if (plan.total.value_or(0) > sizeCap)
        return fail(ErrorKind::ClipTooLarge, sizeDetail(sizeCap));
    return plan;
}

std::optional<ContentRange> fromContentRange(const QByteArray &text)
{
    QByteArray rest = text.trimmed();
    if (!rest.toLower().startsWith("bytes "))
        return std::nullopt;
    rest = rest.mid(6).trimmed();
    const qsizetype slash = rest.indexOf('/');
    if (slash < 0)
        return std::nullopt;
    const QByteArray range = rest.left(slash);
    const QByteArray total = rest.mid(slash + 1);
    ContentRange result{.total = fromDigits(total)};
    if (total != "*" && !result.total)
        return std::nullopt;
    if (range == "*")
        return result.total ? std::optional(result) : std::nullopt;
    const qsizetype dash = range.indexOf('-');
    result.first = fromDigits(range.left(dash));
    result.last = dash < 0 ? std::nullopt : fromDigits(range.mid(dash + 1));
    if (!result.first || !result.last || *result.last < *result.first ||
        *result.last >= result.total.value_or(*result.last + 1))
        return std::nullopt;
    return result;
}

} // namespace rushes
