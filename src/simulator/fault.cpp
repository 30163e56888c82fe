// SPDX-License-Identifier: GPL-3.0-or-later
#include "simulator/fault.h"

#include "simulator/gzip.h"
#include "simulator/overloaded.h"

namespace rushes::sim {

namespace {

Reply gatewayPage(int status)
{
    return {.status = status,
            .headers = {{"Content-Type", "text/html; charset=utf-8"}},
            .body =
                "<!DOCTYPE html>\n<html><head><title>" + reasonPhrase(status) +
                "</title></head>\n<body><center><h1>The gateway had a moment</h1></center></body></html>\n"};
}

Reply askToWait(const AskToWait &effect, Moment now)
{
    Reply reply = errorReply(effect.status, "Too many requests. Please slow down.");
    if (effect.form == RetryAfterForm::Seconds)
        reply.headers.append(Header{"Retry-After", QByteArray::number(qint64(effect.wait.count()))});
    else if (effect.form == RetryAfterForm::HttpDate)
        reply.headers.append(Header{"Retry-After", toHttpDate(now + effect.wait)});
    return reply;
}

Reply redirect(const Redirect &effect)
{
    Reply reply = gatewayPage(effect.status);
    reply.headers.append(Header{"Location", effect.location});
    return reply;
}

/// What is said changes, the way it goes over the wire does not.
void replace(Reply &reply, Reply by)
{
    by.headOnly = reply.headOnly;
    by.latency += reply.latency;
    by.framing = by.framing == Framing::Length ? reply.framing : by.framing;
    if (!by.drip)
        by.drip = reply.drip;
    if (!by.broken)
        by.broken = reply.broken;
    reply = std::move(by);
}

void zip(Reply &reply)
{
    reply.body = gzip(reply.body);
    setHeader(reply.headers, "Content-Encoding", "gzip");
}

} // namespace

FaultCounter::FaultCounter(Faults faults)
    : m_faults(std::move(faults))
    , m_seen(m_faults.size(), 0)
{
}

QVector<Effect> FaultCounter::next(Moment now)
{
    QVector<Effect> due;
    for (qsizetype i = 0; i < m_faults.size(); ++i) {
        const When &when = m_faults[i].when;
        if ((when.from && now < *when.from) || (when.until && now >= *when.until))
            continue;
        const int seen = m_seen[i]++;
        if (seen >= when.after && (!when.times || seen < when.after + *when.times))
            due.append(m_faults[i].effect);
    }
    return due;
}

void alter(Reply &reply, const QVector<Effect> &effects, Moment now)
{
    const Overloaded apply{
        [&](const Latency &effect) { reply.latency += effect.wait; },
        [&](const Cut &effect) {
            reply.broken = Break{BreakKind::Cut, effect.atByte};
        },
        [&](const Reset &effect) {
            reply.broken = Break{BreakKind::Reset, effect.atByte};
        },
        [&](const Stall &effect) {
            reply.broken = Break{BreakKind::Stall, effect.atByte};
        },
        [&](const SlowDrip &effect) { reply.drip = effect.drip; },
        [&](SendChunked) { reply.framing = Framing::Chunked; },
        [&](SendUntilClose) { reply.framing = Framing::UntilClose; },
        [&](const AnnounceMore &effect) { reply.announcedLength = reply.body.size() + effect.bytes; },
        [&](Gzip) { zip(reply); },
        [&](const Respond &effect) { replace(reply, effect.reply); },
        [&](const Redirect &effect) { replace(reply, redirect(effect)); },
        [&](const AskToWait &effect) { replace(reply, askToWait(effect, now)); },
        [&](const Html &effect) { replace(reply, gatewayPage(effect.status)); },
        [](const auto &) {},
    };
    for (const Effect &effect : effects)
        std::visit(apply, effect);
}

} // namespace rushes::sim
