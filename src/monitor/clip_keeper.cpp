// SPDX-License-Identifier: GPL-3.0-or-later
#include "monitor/clip_keeper.h"

#include "core/back_off.h"
#include "core/background.h"
#include "monitor/clip_copy.h"
#include "monitor/clip_room.h"
#include "monitor/copy_queue.h"
#include "monitor/task_monitor.h"
#include "net/origin.h"
#include "store/clip_store.h"
#include "store/key_ring.h"

#include <QFile>
#include <QUrl>

#include <map>
#include <set>

namespace rushes {

namespace {

constexpr size_t copiesAtOnce = 2;

QString hostOf(const Task &task)
{
    return QUrl(task.videoUrl).authority(QUrl::FullyEncoded);
}

/// What the clip is fetched with where its link is the service's own content; nothing for any other link,
/// inside the service's base or not.
std::optional<KeyedFetch> keyedFetchOf(const Task &task, const Service *service,
                                       const ClipKeeper::Parts &parts)
{
    if (!service || !parts.keys || !parts.keyedNetwork || QUrl(task.videoUrl) != service->contentUrl(task.id))
        return std::nullopt;
    return KeyedFetch{parts.keyedNetwork, *service, parts.keys->key(service->name)};
}

} // namespace

class ClipKeeper::Private
{
public:
    Private(ClipKeeper &keeper, Parts keeperParts)
        : q(keeper)
        , parts(std::move(keeperParts))
        , room(parts.clock, parts.freeSpace, parts.store.folder(), parts.freeSpaceFloor)
    {
    }

    void consider(const Task &task);
    /// Puts it in the queue, or takes it out, as it is by now.
    void enqueue(const Task &task);
    void drop(qint64 number);
    void pump();
    void begin(const Task &task);
    void finished(qint64 number, const CopyOutcome &outcome);
    void failed(const Task &task, const CopyFailure &failure);
    void wrong(const Task &task, const WrongBody &body);
    void keepUnverified(const Task &task, const WrongBody &body);
    void retryLater(const Task &task, std::optional<Duration> retryAfter = std::nullopt);
    void roomChanged();

    struct Copy
    {
        std::unique_ptr<ClipCopy> copy;
        qint64 bytes = 0;
        std::optional<qint64> total;
    };

    ClipKeeper &q;
    Parts parts;
    CopyQueue queue;
    ClipRoom room;
    std::unique_ptr<Alarm> nextStart;
    std::map<qint64, Copy> copies;
    std::set<qint64> settling; ///< on its way to be kept as unverified
};

ClipKeeper::ClipKeeper(Parts parts, QObject *parent)
    : QObject(parent)
    , d(std::make_unique<Private>(*this, std::move(parts)))
{
    TaskMonitor &monitor = d->parts.monitor;
    connect(&monitor, &TaskMonitor::taskChanged, this, [this](const Task &task, TaskChanges changes) {
        if (changes & (TaskChange::Status | TaskChange::Clip))
            d->consider(task);
    });
    connect(&monitor, &TaskMonitor::tasksRemoved, this, [this](const QVector<qint64> &numbers) {
        for (const qint64 number : numbers)
            d->drop(number);
        d->pump();
    });
    connect(&monitor, &TaskMonitor::tasksAdded, this, [this](const QVector<Task> &tasks) {
        for (const Task &task : tasks)
            d->enqueue(task); // brought back by Undo
        d->pump();
    });
    connect(&monitor, &TaskMonitor::storeTrouble, this, [this](const Error &error) {
        if (error.kind == ErrorKind::DiskFull)
            d->room.ranOut(ClipRoom::database, 0);
    });
    connect(&d->room, &ClipRoom::changed, this, [this] { d->roomChanged(); });
}

ClipKeeper::~ClipKeeper() = default;

void ClipKeeper::start()
{
    d->parts.monitor.visitInPortions(
        this, [this](const Task &task) { d->enqueue(task); }, [this] { d->pump(); });
}

void ClipKeeper::startOne(qint64 number)
{
    if (const SharedTask task = d->parts.monitor.latest(number))
        d->consider(*task);
}

void ClipKeeper::tryNow(qint64 number)
{
    d->queue.release(number);
    d->pump();
}

void ClipKeeper::fetchAnyway(qint64 number)
{
    const SharedTask latest = d->parts.monitor.latest(number);
    if (!latest || !canFetchAnyway(*latest))
        return;
    const Task task = *latest;
    // After a restart it is not known at which host it stopped. The link's own is the likely one; where it
    // was a redirect's, that is refused once more, and asked about.
    const QString origin =
        task.refusedOrigin.isEmpty() ? originText(originOf(QUrl(task.videoUrl))) : task.refusedOrigin;
    d->parts.monitor.commit(rushes::fetchAnyway(task, origin));
    startOne(number);
}

double ClipKeeper::progress(qint64 number) const
{
    const auto found = d->copies.find(number);
    if (found == d->copies.end() || !found->second.total || *found->second.total <= 0)
        return -1;
    return double(found->second.bytes) / double(*found->second.total);
}

std::optional<Moment> ClipKeeper::nextTry(qint64 number) const
{
    const SteadyMoment now = d->parts.clock.steady();
    const SteadyMoment until = d->queue.until(number);
    const SharedTask task = d->parts.monitor.latest(number);
    if (until <= now || !task || !isAtRisk(*task))
        return std::nullopt;
    return d->parts.clock.wall() + (until - now);
}

int ClipKeeper::underWay() const
{
    return int(d->copies.size());
}

void ClipKeeper::Private::consider(const Task &task)
{
    enqueue(task);
    pump();
}

void ClipKeeper::Private::enqueue(const Task &task)
{
    const SharedTask latest = parts.monitor.latest(task.number);
    if (!latest || !isToBeCopied(*latest)) {
        queue.take(task.number);
        if (latest && !isAtRisk(*latest)) {
            queue.forget(task.number);
            room.forget(task.number);
        }
        return;
    }
    if (copies.contains(task.number) || settling.contains(task.number))
        return;
    queue.put({task.number, parts.monitor.linkEndOf(*latest).earliest, hostOf(*latest)});
}

void ClipKeeper::Private::drop(qint64 number)
{
    queue.forget(number);
    copies.erase(number);
    room.forget(number);
}

void ClipKeeper::Private::pump()
{
    const SteadyMoment now = parts.clock.steady();
    while (copies.size() + settling.size() < copiesAtOnce) {
        const std::optional<qint64> number =
            queue.first(now, [this](qint64 next) { return room.lets(next); });
        if (!number)
            break;
        queue.take(*number);
        if (const SharedTask task = parts.monitor.latest(*number))
            begin(Task(*task));
    }
    const std::optional<SteadyMoment> next = queue.nextStart(now);
    nextStart = next ? parts.clock.callAt(*next, [this] { pump(); }) : nullptr;
}

void ClipKeeper::Private::roomChanged()
{
    parts.monitor.tellDiskIsFull(room.isFull());
    pump();
}

void ClipKeeper::Private::begin(const Task &task)
{
    const qint64 number = task.number;
    const Service *service = parts.monitor.catalogue().find(task.service);
    Copy &entry = copies[number];
    entry.copy = std::make_unique<ClipCopy>(
        ClipCopy::Parts{parts.clock, parts.network, parts.store, parts.inspector, parts.freeSpace,
                        parts.freeSpaceFloor, keyedFetchOf(task, service, parts)},
        task, service && service->onLoopback());
    QObject::connect(entry.copy.get(), &ClipCopy::progress, &q,
                     [this, number](qint64 bytes, std::optional<qint64> total) {
                         Copy &running = copies[number];
                         running.bytes = bytes;
                         running.total = total;
                         parts.monitor.tellProgress(number, {bytes, total});
                     });
    QObject::connect(entry.copy.get(), &ClipCopy::finished, &q,
                     [this, number](const CopyOutcome &outcome) { finished(number, outcome); });
    parts.monitor.commit(copyStarted(task));
    entry.copy->start();
}

void ClipKeeper::Private::finished(qint64 number, const CopyOutcome &outcome)
{
    const auto entry = copies.find(number);
    if (entry == copies.end())
        return;
    // It is on the stack: its own signal brought us here.
    entry->second.copy.release()->deleteLater();
    copies.erase(entry);
    if (const SharedTask latest = parts.monitor.latest(number)) {
        const Task task = *latest;
        if (const auto *facts = std::get_if<ClipFacts>(&outcome)) {
            queue.forget(number);
            parts.monitor.commit(clipHeld(task, *facts));
        } else if (const auto *body = std::get_if<WrongBody>(&outcome)) {
            wrong(task, *body);
        } else {
            failed(task, std::get<CopyFailure>(outcome));
        }
        enqueue(task);
    }
    pump();
}

void ClipKeeper::Private::failed(const Task &task, const CopyFailure &failure)
{
    const Error &error = failure.error;
    if (error.kind == ErrorKind::LinkDead) {
        const Moment ours = parts.clock.wall();
        retryLater(task);
        parts.monitor.commit(linkDied(task, error, parts.monitor.catalogue().familyOf(task),
                                      {ours, parts.monitor.serviceNow(task.service)}));
        return;
    }
    if (error.kind == ErrorKind::LinkRefused || error.kind == ErrorKind::LinkUntrusted ||
        error.kind == ErrorKind::LinkMissing) {
        parts.monitor.commit(linkRefused(task, error, failure.untrustedOrigin));
        return;
    }
    retryLater(task, failure.retryAfter);
    parts.monitor.commit(copyFailed(task, error));
    if (error.kind == ErrorKind::DiskFull)
        room.ranOut(task.number, failure.bytesMissing);
}

void ClipKeeper::Private::wrong(const Task &task, const WrongBody &body)
{
    const bool keep = copyWasWrong(task, body.error, body.sha256, {}).task.clip == ClipState::Unverified;
    if (keep) {
        keepUnverified(task, body);
        return;
    }
    // The next try fetches it whole again: only a body that comes the same three times is kept.
    QFile::remove(parts.store.partPath(task));
    QFile::remove(parts.store.partPath(task) + QStringLiteral(".json"));
    retryLater(task);
    parts.monitor.commit(copyWasWrong(task, body.error, body.sha256, {}));
}

void ClipKeeper::Private::keepUnverified(const Task &task, const WrongBody &body)
{
    settling.insert(task.number);
    runInBackground(
        &q,
        [store = parts.store, task, body]() -> Result<QString> {
            Task kept = task;
            kept.clip = ClipState::Unverified;
            kept.clipFacts = {.bytes = body.bytes, .sha256 = body.sha256};
            if (const Outcome written = store.keepFacts(kept); !written)
                return written.error();
            return store.hold(store.partPath(task), task);
        },
        [this, number = task.number, body](const Result<QString> &held) {
            settling.erase(number);
            const SharedTask latest = parts.monitor.latest(number);
            if (latest && held) {
                queue.forget(number);
                const ClipFacts facts{.heldFile = *held,
                                      .bytes = body.bytes,
                                      .sha256 = body.sha256,
                                      .heldAt = parts.clock.wall()};
                parts.monitor.commit(copyWasWrong(Task(*latest), body.error, body.sha256, facts));
            } else if (latest) {
                const Task failedTask = *latest;
                failed(failedTask, CopyFailure{held.error()});
                enqueue(failedTask);
            }
            pump();
        });
}

void ClipKeeper::Private::retryLater(const Task &task, std::optional<Duration> retryAfter)
{
    const Duration backOff = copyBackOff.wait(queue.failuresInRow(task.number) + 1, parts.random());
    std::optional<Duration> timeLeft;
    if (const auto end = parts.monitor.linkEndOf(task).earliest)
        timeLeft = *end - parts.monitor.serviceNow(task.service);
    const SteadyMoment until = parts.clock.steady() + waitAfterFailedCopy(backOff, retryAfter, timeLeft);
    queue.holdBack(task.number, until);
    if (retryAfter)
        queue.holdHost(hostOf(task), until);
}

} // namespace rushes
