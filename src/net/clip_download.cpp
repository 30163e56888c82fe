// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/clip_download.h"

#include "core/retry_after.h"
#include "net/error_detail.h"
#include "net/link_policy.h"
#include "net/network_error.h"
#include "net/part_file.h"
#include "net/redirect.h"
#include "net/requests.h"
#include "net/transfer_watch.h"

#include <QNetworkAccessManager>
#include <QPointer>

namespace rushes {

using namespace Qt::StringLiterals;

namespace {

/// What the library may hold for us: a server faster than the disk costs no more memory than this.
constexpr qint64 readBufferSize = 1024 * 1024;
constexpr qint64 blockSize = 256 * 1024;
constexpr Duration progressInterval = 100ms;

} // namespace

class ClipDownload::Private
{
public:
    Private(ClipDownload &owner, QNetworkAccessManager &network, Clock &clock, DownloadRequest request)
        : q(owner)
        , m_network(network)
        , m_clock(clock)
        , m_request(std::move(request))
        , m_part(m_request.partPath)
    {
    }

    void start();
    void stop();
    /// Nothing is told any more, not even what was to be told already.
    void abort();

    std::optional<Duration> retryAfter;

private:
    /// In the order in which one request goes through them.
    enum class Stage { AwaitingHead, Receiving, Ended };

    void send(const QUrl &url);
    void headCame();
    void follow(const HttpHead &head);
    void beginBody(const BodyPlan &plan);
    void takeBytes();
    Outcome take(const char *data, qint64 size);
    void replyEnded();
    [[nodiscard]] Result<DownloadedBody> wholeBody() const;
    void tellProgress();
    void watch();
    void end(const Result<DownloadedBody> &result);

    ClipDownload &q;
    QNetworkAccessManager &m_network;
    Clock &m_clock;
    const DownloadRequest m_request;
    PartFile m_part;

    Stage m_stage = Stage::Ended;
    ReplyPointer m_reply;
    std::unique_ptr<Alarm> m_alarm;
    TransferWatch m_watch{SteadyMoment{}};
    QUrl m_url;
    HttpHead m_head;
    int m_redirects = 0;
    bool m_wholeOnly = false; ///< the rest alone did not fit: no Range in this try any more
    bool m_askedForRest = false;
    std::optional<qint64> m_total;
    QByteArray m_block;
    std::optional<SteadyMoment> m_toldAt;
    bool m_aborted = false;
};

void ClipDownload::Private::start()
{
    m_stage = Stage::AwaitingHead;
    if (const Outcome allowed = checkClipLink(m_request.link, m_request.serviceOnLoopback); !allowed)
        return end(allowed.error());
    if (const Outcome opened = m_part.open(); !opened)
        return end(opened.error());
    send(m_request.link);
}

void ClipDownload::Private::stop()
{
    m_stage = Stage::Ended;
    m_alarm.reset();
    m_reply.reset();
    m_part.close();
}

void ClipDownload::Private::send(const QUrl &url)
{
    m_url = url;
    m_stage = Stage::AwaitingHead;
    QNetworkRequest request = plainRequest(url);
    // Any encoding would make lengths and ranges those of the encoded body, and hide a cut.
    request.setRawHeader("Accept-Encoding", "identity");
    m_askedForRest = !m_wholeOnly && canResume(m_part.size(), m_part.notes());
    if (m_askedForRest)
        askForRest(request, m_part.size(), m_part.notes());

    m_reply = ReplyPointer(m_network.get(request), ReplyDeleter{&q});
    m_reply->setReadBufferSize(readBufferSize);
    connect(m_reply.get(), &QNetworkReply::metaDataChanged, &q, [this] { headCame(); });
    connect(m_reply.get(), &QNetworkReply::readyRead, &q, [this] {
        takeBytes();
        tellProgress();
    });
    connect(m_reply.get(), &QNetworkReply::finished, &q, [this] { replyEnded(); });
    m_watch = TransferWatch(m_clock.steady());
    watch();
}

void ClipDownload::Private::headCame()
{
    m_head = headOf(*m_reply);
    if (m_stage != Stage::AwaitingHead || m_head.status < 200)
        return;
    if (m_head.isRedirect())
        return follow(m_head);
    const BodyPlan plan = planBody(m_part.size(), m_part.notes(), m_askedForRest, m_head, m_request.sizeCap);
    switch (plan.use) {
    case BodyUse::Append:
    case BodyUse::Restart:
        return beginBody(plan);
    case BodyUse::AskAfresh:
        m_wholeOnly = true;
        return send(m_url);
    case BodyUse::Complete:
        return end(DownloadedBody{m_part.size(), plan.total});
    case BodyUse::Fail:
        if (plan.error->kind == ErrorKind::AskedToWait) {
            const Moment now = m_clock.wall();
            retryAfter = fromRetryAfter(m_head.retryAfter, fromHttpDate(m_head.date, now), now);
        }
        return end(*plan.error);
    }
}

void ClipDownload::Private::follow(const HttpHead &head)
{
    const Result<QUrl> target =
        followRedirect(m_url, head.location, m_redirects, m_request.serviceOnLoopback);
    if (!target)
        return end(target.error());
    ++m_redirects;
    send(*target);
}

void ClipDownload::Private::beginBody(const BodyPlan &plan)
{
    if (plan.use == BodyUse::Restart) {
        PartNotes notes = notesOf(m_head, m_clock.wall());
        notes.total = plan.total;
        if (const Outcome emptied = m_part.restart(notes); !emptied)
            return end(emptied.error());
    }
    m_total = plan.total;
    m_stage = Stage::Receiving;
    m_watch = TransferWatch(m_clock.steady());
}

void ClipDownload::Private::takeBytes()
{
    if (m_stage == Stage::AwaitingHead)
        headCame();
    qint64 taken = 0;
    while (m_stage == Stage::Receiving && m_reply->bytesAvailable() > 0) {
        m_block.resize(blockSize);
        const qint64 got = m_reply->read(m_block.data(), m_block.size());
        if (got <= 0)
            break;
        taken += got;
        if (const Outcome outcome = take(m_block.constData(), got); !outcome)
            return end(outcome.error());
    }
    m_watch.received(taken, m_clock.steady());
}

Outcome ClipDownload::Private::take(const char *data, qint64 size)
{
    const qint64 after = m_part.size() + size;
    if (m_total && after > *m_total) {
        const qint64 announced = *m_total;
        m_part.discard();
        return Error{ErrorKind::LengthWrong, u"more than %1"_s.arg(announced)};
    }
    if (after > m_request.sizeCap) {
        m_part.discard();
        return Error{ErrorKind::ClipTooLarge, sizeDetail(m_request.sizeCap)};
    }
    return m_part.append(data, size);
}

void ClipDownload::Private::replyEnded()
{
    const QNetworkReply *const reply = m_reply.get();
    takeBytes();
    if (m_reply.get() != reply || m_stage == Stage::Ended)
        return; // it ended there, or asked anew
    if (m_stage == Stage::AwaitingHead)
        return end(networkError(*m_reply));
    if (m_reply->error() != QNetworkReply::NoError)
        return end(Error{ErrorKind::TransferBroken, cleanLine(m_reply->errorString())});
    end(wholeBody());
}

/// The library found no fault. It finds none either where a body has no framing at all, wherever it is cut.
Result<DownloadedBody> ClipDownload::Private::wholeBody() const
{
    const qint64 have = m_part.size();
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
    Q_EMIT q.progress(m_part.size(), m_total); // may destroy this
}

void ClipDownload::Private::watch()
{
    m_alarm = m_clock.callAt(m_watch.nextCheck(), [this] {
        const Outcome moving = m_watch.check(m_clock.steady());
        if (moving)
            watch();
        else if (m_stage == Stage::AwaitingHead)
            end(Error{ErrorKind::TimedOut, m_url.host()});
        else
            end(moving.error());
    });
}

void ClipDownload::Private::end(const Result<DownloadedBody> &result)
{
    if (!result && m_part.isOpen()) {
        const bool useless =
            result.error().kind == ErrorKind::LengthWrong || !canResume(m_part.size(), m_part.notes());
        if (useless)
            m_part.discard();
    }
    stop();
    // Told from the event loop: start() must have returned, and whoever hears it may destroy the sender.
    const auto tell = [this, result, guard = QPointer(&q)] {
        if (m_aborted)
            return;
        if (result)
            Q_EMIT q.progress(result->bytes, result->announced);
        if (guard && !m_aborted)
            Q_EMIT q.finished(result);
    };
    QMetaObject::invokeMethod(&q, tell, Qt::QueuedConnection);
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

} // namespace rushes
