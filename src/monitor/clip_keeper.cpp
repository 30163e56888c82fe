// SPDX-License-Identifier: GPL-3.0-or-later
#include "monitor/clip_keeper.h"

#include "core/back_off.h"
#include "core/background.h"
#include "monitor/clip_copy.h"
#include "monitor/task_monitor.h"
#include "store/clip_store.h"

#include <QFile>

#include <map>
#include <set>

namespace rushes {

namespace {

constexpr size_t copiesAtOnce = 2;

/// What is copied first: unknown ends, then the nearest.
Moment urgencyOf(const TaskMonitor &monitor, const Task &task)
{
    return monitor.linkEndOf(task).earliest.value_or(Moment::min());
}

} // namespace

class ClipKeeper::Private
{
public:
    Private(ClipKeeper &keeper, Parts keeperParts) : q(keeper), parts(std::move(keeperParts)) {}

    void consider(const Task &task);
    void drop(qint64 number);
    void pump();
    void begin(const Task &task);
    void finished(qint64 number, const CopyOutcome &outcome);
    void failed(const Task &task, const Error &error);
    void wrong(const Task &task, const WrongBody &body);
    void keepUnverified(const Task &task, const WrongBody &body);
    void retryLater(qint64 number);

    struct Copy
    {
        std::unique_ptr<ClipCopy> copy;
        qint64 bytes = 0;
        std::optional<qint64> total;
    };
    struct Wait
    {
        int failuresInRow = 0;
        SteadyMoment until{};
        std::unique_ptr<Alarm> alarm;
    };

    ClipKeeper &q;
    Parts parts;
    std::set<qint64> wanted;
    std::map<qint64, Wait> waits;
    std::map<qint64, Copy> copies;
    std::set<qint64> settling;  ///< on its way to be kept as unverified
};

ClipKeeper::ClipKeeper(Parts parts, QObject *parent) : QObject(parent), d(std::make_unique<Private>(*this, std::move(parts)))
{
    TaskMonitor &monitor = d->parts.monitor;
    connect(&monitor, &TaskMonitor::taskChanged, this, [this](const Task &task, TaskChanges changes) {
        if (changes & (TaskChange::Status | TaskChange::Clip))
            d->consider(task);
    });
    connect(&monitor, &TaskMonitor::tasksRemoved, this, [this](const QVector<qint64> &numbers) {
        for (const qint64 number : numbers)
            d->drop(number);
    });
    connect(&monitor, &TaskMonitor::tasksAdded, this, [this](const QVector<Task> &tasks) {
        for (const Task &task : tasks)
            d->consider(task); // brought back by Undo
    });
}

ClipKeeper::~ClipKeeper() = default;

void ClipKeeper::start()
{
    const QVector<Task> tasks = d->parts.monitor.tasks();
    for (const Task &task : tasks)
        d->consider(task);
}

void ClipKeeper::startOne(qint64 number)
{
    if (const Task *task = d->parts.monitor.latest(number))
        d->consider(*task);
}

void ClipKeeper::tryNow(qint64 number)
{
    const auto wait = d->waits.find(number);
    if (wait == d->waits.end())
        return;
    wait->second.until = d->parts.clock.steady();
    wait->second.alarm.reset();
    d->pump();
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
    const auto found = d->waits.find(number);
    const SteadyMoment now = d->parts.clock.steady();
    if (found == d->waits.end() || found->second.until <= now)
        return std::nullopt;
    return d->parts.clock.wall() + (found->second.until - now);
}

int ClipKeeper::underWay() const
{
    return int(d->copies.size());
}

void ClipKeeper::Private::consider(const Task &task)
{
    const Task *latest = parts.monitor.latest(task.number);
    if (!latest || !isToBeCopied(*latest)) {
        wanted.erase(task.number);
        if (latest && !isAtRisk(*latest))
            waits.erase(task.number);
        return;
    }
    if (copies.contains(task.number) || settling.contains(task.number))
        return;
    wanted.insert(task.number);
    pump();
}

void ClipKeeper::Private::drop(qint64 number)
{
    wanted.erase(number);
    waits.erase(number);
    copies.erase(number);
    pump();
}

void ClipKeeper::Private::pump()
{
    while (copies.size() + settling.size() < copiesAtOnce) {
        const SteadyMoment now = parts.clock.steady();
        const Task *first = nullptr;
        for (const qint64 number : wanted) {
            const Task *task = parts.monitor.latest(number);
            const auto wait = waits.find(number);
            const bool waiting = wait != waits.end() && wait->second.until > now;
            if (task && !waiting && (!first || urgencyOf(parts.monitor, *task) < urgencyOf(parts.monitor, *first)))
                first = task;
        }
        if (!first)
            return;
        begin(*first);
    }
}

void ClipKeeper::Private::begin(const Task &task)
{
    const qint64 number = task.number;
    wanted.erase(number);
    const Service *service = parts.monitor.catalogue().find(task.service);
    Copy &entry = copies[number];
    entry.copy = std::make_unique<ClipCopy>(ClipCopy::Parts{parts.clock, parts.network, parts.store, parts.inspector}, task,
                                            service && service->onLoopback());
    QObject::connect(entry.copy.get(), &ClipCopy::progress, &q, [this, number](qint64 bytes, std::optional<qint64> total) {
        Copy &running = copies[number];
        running.bytes = bytes;
        running.total = total;
        parts.monitor.tellProgress(number, {bytes, total});
    });
    QObject::connect(entry.copy.get(), &ClipCopy::finished, &q,
                     [this, number](const CopyOutcome &outcome) { finished(number, outcome); });
    // Copies the task: the commit replaces what the reference names.
    parts.monitor.commit(copyStarted(Task(task)));
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
    if (const Task *latest = parts.monitor.latest(number)) {
        const Task task = *latest;
        if (const auto *facts = std::get_if<ClipFacts>(&outcome)) {
            waits.erase(number);
            parts.monitor.commit(clipHeld(task, *facts));
        } else if (const auto *body = std::get_if<WrongBody>(&outcome)) {
            wrong(task, *body);
        } else {
            failed(task, std::get<Error>(outcome));
        }
    }
    pump();
}

void ClipKeeper::Private::failed(const Task &task, const Error &error)
{
    if (error.kind == ErrorKind::LinkDead) {
        const Moment ours = parts.clock.wall();
        retryLater(task.number);
        parts.monitor.commit(linkDied(task, error, parts.monitor.catalogue().familyOf(task),
                                      {ours, parts.monitor.serviceNow(task.service)}));
        return;
    }
    if (error.kind == ErrorKind::LinkRefused || error.kind == ErrorKind::LinkMissing) {
        parts.monitor.commit(linkRefused(task, error));
        return;
    }
    retryLater(task.number);
    parts.monitor.commit(copyFailed(task, error));
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
    retryLater(task.number);
    parts.monitor.commit(copyWasWrong(task, body.error, body.sha256, {}));
}

void ClipKeeper::Private::keepUnverified(const Task &task, const WrongBody &body)
{
    settling.insert(task.number);
    runInBackground(
        &q, [store = parts.store, task] { return store.hold(store.partPath(task), task); },
        [this, number = task.number, body](const Result<QString> &held) {
            settling.erase(number);
            const Task *latest = parts.monitor.latest(number);
            if (latest && held) {
                waits.erase(number);
                const ClipFacts facts{.heldFile = *held,
                                      .bytes = body.bytes,
                                      .sha256 = body.sha256,
                                      .heldAt = parts.clock.wall()};
                parts.monitor.commit(copyWasWrong(Task(*latest), body.error, body.sha256, facts));
            } else if (latest) {
                failed(Task(*latest), held.error());
            }
            pump();
        });
}

void ClipKeeper::Private::retryLater(qint64 number)
{
    Wait &wait = waits[number];
    ++wait.failuresInRow;
    const Duration length = copyBackOff.wait(wait.failuresInRow, parts.random());
    wait.until = parts.clock.steady() + length;
    wait.alarm = parts.clock.callAt(wait.until, [this, number] {
        if (const Task *task = parts.monitor.latest(number))
            consider(*task);
        pump();
    });
}

} // namespace rushes
