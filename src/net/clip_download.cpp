// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/clip_download.h"

#include "core/retry_after.h"
#include "net/clip_route.h"
#include "net/error_detail.h"
#include "net/network_error.h"
#include "net/part_writer.h"
#include "net/requests.h"
#include "net/transfer_watch.h"

#include <QFileInfo>
#include <QNetworkAccessManager>
#include <QPointer>

namespace rushes {

using namespace Qt::StringLiterals;

namespace {

/// What the library may hold for us: a server faster than the disk costs no more memory than this.
constexpr qint64 readBufferSize = 512 * 1024;
constexpr qint64 blockSize = 128 * 1024;
constexpr Duration progressInterval = 100ms;

/// Of an answer that the library unpacks: what the head says of the packed body says nothing about the clip.
HttpHead unpacked(HttpHead head)
{
    head.contentEncoding.clear();
    head.contentLength.clear();
    head.transferEncoding.clear();
    head.etag.clear();
    head.lastModified.clear();
    return head;
}

} // namespace

class ClipDownload::Private
{
public:
    Private(ClipDownload &owner, QNetworkAccessManager &network, Clock &clock, DownloadRequest request)
        : q(owner)
        , m_clock(clock)
        , m_request(std::move(request))
        , m_route(network, {m_request.serviceOnLoopback, m_request.allowedOrigins}, m_request.resolver,
                  m_request.keyed)
        , m_part(m_request.partPath,
                 RoomWatch(m_request.freeSpace, QFileInfo(m_request.partPath).absolutePath(),
                           m_request.freeSpaceFloor))
    {
        connect(&m_part, &PartWriter::failed, &q, [this](const Error &error) { end(error); });
        connect(&m_part, &PartWriter::caughtUp, &q, [this] { goOn(); });
    }

    void start();
    void stop();
    /// Nothing is told any more, not even what was to be told already.
    void abort();

    std::optional<Duration> retryAfter;
    [[nodiscard]] QString untrustedOrigin() const { return m_route.untrustedOrigin(); }
    [[nodiscard]] qint64 bytesMissing() const
    {
        return m_total ? std::max<qint64>(*m_total - m_part.written(), 0) : 0;
    }

private:
    /// In the order in which one request goes through them.
    enum class Stage { AwaitingHead, Receiving, Ended };

    void approach();
    void send();
    void headCame();
    void beginBody(const BodyPlan &plan);
    void takeBytes();
    Outcome take(const QByteArray &block);
    void goOn();
    void replyEnded();
    void concludeBody();
    [[nodiscard]] Result<DownloadedBody> wholeBody() const;
    void tellProgress();
    void watch();
    void end(const Result<DownloadedBody> &result);

    ClipDownload &q;
    Clock &m_clock;
    const DownloadRequest m_request;
    ClipRoute m_route;
    PartWriter m_part;
    qint64 m_have = 0; ///< bytes of the clip, those that wait to be written included
    PartNotes m_notes;
    bool m_wasEmpty = true; ///< before this try

    Stage m_stage = Stage::Ended;
    ReplyPointer m_reply;
    std::unique_ptr<Alarm> m_alarm;
    TransferWatch m_watch{SteadyMoment{}};
    HttpHead m_head;
    bool m_wholeOnly = false; ///< the rest alone did not fit: no Range in this try any more
    bool m_askedForRest = false;
    bool m_unpacks = false;    ///< the server compresses whatever it is asked
    bool m_replyEnded = false; ///< all has come, but not all is taken
    std::optional<qint64> m_total;
    std::optional<SteadyMoment> m_toldAt;
    bool m_aborted = false;
};

void ClipDownload::Private::start()
{
    m_stage = Stage::AwaitingHead;
    if (const Outcome allowed = m_route.begin(m_request.link); !allowed)
        return end(allowed.error());
    m_part.open([this](const Result<PartWriter::Opened> &opened) {
        if (m_stage == Stage::Ended)
            return;
        if (!opened)
            return end(opened.error());
        m_have = opened->size;
        m_wasEmpty = opened->isEmpty;
        m_notes = opened->notes;
        approach();
    });
}

void ClipDownload::Private::stop()
{
    m_stage = Stage::Ended;
    m_alarm.reset();
    m_route.cancel();
    m_reply.reset();
}

/// Every request begins here.
void ClipDownload::Private::approach()
{
    m_stage = Stage::AwaitingHead;
    m_reply.reset();
    m_watch = TransferWatch(m_clock.steady());
    watch();
    m_route.reach([this](const Outcome &reached) {
        if (reached)
            send();
        else
            end(reached.error());
    });
}

void ClipDownload::Private::send()
{
    QNetworkRequest request = plainRequest(m_route.url());
    // Any encoding would make lengths and ranges those of the encoded body, and hide a cut. Unsaid, the
    // library asks for those that it unpacks itself.
    if (!m_unpacks)
        request.setRawHeader("Accept-Encoding", "identity");
    m_askedForRest = !m_wholeOnly && canResume(m_have, m_notes);
    if (m_askedForRest)
        askForRest(request, m_have, m_notes);

    m_reply = ReplyPointer(m_route.get(request), ReplyDeleter{&q});
    m_reply->setReadBufferSize(readBufferSize);
    connect(m_reply.get(), &QNetworkReply::metaDataChanged, &q, [this] { headCame(); });
    connect(m_reply.get(), &QNetworkReply::readyRead, &q, [this] {
        takeBytes();
        tellProgress();
    });
    connect(m_reply.get(), &QNetworkReply::finished, &q, [this] { replyEnded(); });
}

void ClipDownload::Private::headCame()
{
    m_head = headOf(*m_reply);
    if (m_stage != Stage::AwaitingHead || m_head.status < 200)
        return;
    if (m_head.isRedirect()) {
        const Outcome allowed = m_route.follow(m_head.location);
        return allowed ? approach() : end(allowed.error());
    }
    BodyPlan plan = planBody(m_have, m_notes, m_askedForRest, m_head, m_request.sizeCap);
    if (plan.use == BodyUse::AskToUnpack && m_unpacks) {
        m_head = unpacked(m_head);
        plan = planBody(m_have, m_notes, m_askedForRest, m_head, m_request.sizeCap);
    }
    switch (plan.use) {
    case BodyUse::Append:
    case BodyUse::Restart:
        return beginBody(plan);
    case BodyUse::AskToUnpack:
        m_unpacks = true;
        [[fallthrough]];
    case BodyUse::AskAfresh:
        m_wholeOnly = true;
        return approach();
    case BodyUse::Complete:
        return end(DownloadedBody{m_have, plan.total});
    case BodyUse::Fail:
        if (plan.error->kind == ErrorKind::AskedToWait) {
            const Moment now = m_clock.wall();
            retryAfter = fromRetryAfter(m_head.retryAfter, fromHttpDate(m_head.date, now), now);
        }
        return end(*plan.error);
    }
}

void ClipDownload::Private::beginBody(const BodyPlan &plan)
{
    if (plan.use == BodyUse::Restart) {
        m_notes = notesOf(m_head, m_clock.wall());
        m_notes.total = plan.total;
        m_have = 0;
        m_part.restart(m_notes);
    }
    m_total = plan.total;
    m_part.expect(m_total ? std::optional(*m_total - m_have) : std::nullopt);
    m_stage = Stage::Receiving;
    m_watch = TransferWatch(m_clock.steady());
}

void ClipDownload::Private::takeBytes()
{
    if (m_stage == Stage::AwaitingHead)
        headCame();
    qint64 taken = 0;
    while (m_stage == Stage::Receiving && !m_part.isBehind() && m_reply->bytesAvailable() > 0) {
        const QByteArray block = m_reply->read(blockSize);
        if (block.isEmpty())
            break;
        taken += block.size();
        if (const Outcome outcome = take(block); !outcome)
            return end(outcome.error());
    }
    m_watch.received(taken, m_clock.steady());
}

Outcome ClipDownload::Private::take(const QByteArray &block)
{
    const qint64 after = m_have + block.size();
    if (m_total && after > *m_total)
        return Error{ErrorKind::LengthWrong, u"more than %1"_s.arg(*m_total)};
    if (after > m_request.sizeCap)
        return Error{ErrorKind::ClipTooLarge, sizeDetail(m_request.sizeCap)};
    m_have = after;
    m_part.append(block);
    return success();
}

/// The disk caught up with the line.
void ClipDownload::Private::goOn()
{
    if (m_stage != Stage::Receiving)
        return;
    takeBytes();
    if (m_stage == Stage::Receiving && m_replyEnded && m_reply->bytesAvailable() == 0)
        return concludeBody();
    tellProgress();
}

void ClipDownload::Private::replyEnded()
{
    const QNetworkReply *const reply = m_reply.get();
    takeBytes();
    if (m_reply.get() != reply || m_stage == Stage::Ended)
        return; // it ended there, or asked anew
    if (m_stage == Stage::AwaitingHead)
        return end(networkError(*m_reply));
    m_replyEnded = true;
    if (m_reply->bytesAvailable() == 0)
        concludeBody();
}

void ClipDownload::Private::concludeBody()
{
    if (m_reply->error() != QNetworkReply::NoError)
        return end(Error{ErrorKind::TransferBroken, cleanLine(m_reply->errorString())});
    end(wholeBody());
}

/// The library found no fault. It finds none either where a body has no framing at all, wherever it is cut.
Result<DownloadedBody> ClipDownload::Private::wholeBody() const
{
    const qint64 have = m_have;
    if (m_total && have != *m_total) {
        const QString detail = u"%1 of %2"_s.arg(have).arg(*m_total);
        return Error{m_head.isChunked() ? ErrorKind::LengthWrong : ErrorKind::TransferBroken, detail};
    }
    // The last chunk says as much as a length would have.
    return DownloadedBody{have, m_head.isChunked() ? std::optional(have) : m_total};
}

void ClipDownload::Private::tellProgress()
{
    const SteadyMoment now = m_clock.steady();
    if (m_stage != Stage::Receiving || (m_toldAt && now - *m_toldAt < progressInterval))
        return;
    m_toldAt = now;
    Q_EMIT q.progress(m_have, m_total); // may destroy this
}

void ClipDownload::Private::watch()
{
    m_alarm = m_clock.callAt(m_watch.nextCheck(), [this] {
        if (m_replyEnded || m_part.isBehind()) // it is the disk that is slow
            m_watch = TransferWatch(m_clock.steady());
        const Outcome moving = m_watch.check(m_clock.steady());
        if (moving)
            watch();
        else if (m_stage == Stage::AwaitingHead)
            end(Error{ErrorKind::TimedOut, m_route.url().host()});
        else
            end(moving.error());
    });
}

void ClipDownload::Private::end(const Result<DownloadedBody> &result)
{
    if (m_stage == Stage::Ended)
        return;
    const bool hadBegun = m_stage == Stage::Receiving;
    stop();
    using Ending = PartWriter::Ending;
    Ending ending = Ending::Whole;
    if (!result) {
        const ErrorKind kind = result.error().kind;
        // What an earlier try left stays until there is something better: it may be all that there is of the
        // clip.
        const bool useless = kind == ErrorKind::LengthWrong || kind == ErrorKind::ClipTooLarge ||
                             (hadBegun ? !canResume(m_have, m_notes) : m_wasEmpty);
        ending = useless ? Ending::Discard : Ending::Keep;
    }
    const std::optional<qint64> total = result ? result->announced : std::nullopt;
    // Told from the event loop: start() must have returned, and whoever hears it may destroy the sender.
    m_part.finish(ending, total, [this, result](const Outcome &written) {
        if (m_aborted)
            return;
        const QPointer guard(&q);
        const Result<DownloadedBody> told =
            written || !result ? result : Result<DownloadedBody>(written.error());
        if (told)
            Q_EMIT q.progress(told->bytes, told->announced);
        if (guard && !m_aborted)
            Q_EMIT q.finished(told);
    });
}

void ClipDownload::Private::abort()
{
    m_aborted = true;
    stop();
}

ClipDownload::ClipDownload(QNetworkAccessManager &network, Clock &clock, DownloadRequest request,
                           QObject *parent)
    : QObject(parent)
    , d(std::make_unique<Private>(*this, network, clock, std::move(request)))
{
}

ClipDownload::~ClipDownload() = default;

void ClipDownload::start()
{
    d->start();
}

void ClipDownload::abort()
{
    d->abort();
}

std::optional<Duration> ClipDownload::retryAfter() const
{
    return d->retryAfter;
}

QString ClipDownload::untrustedOrigin() const
{
    return d->untrustedOrigin();
}

qint64 ClipDownload::bytesMissing() const
{
    return d->bytesMissing();
}

} // namespace rushes
