// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/part_writer.h"

#include <QCoreApplication>
#include <QMutex>
#include <QPointer>
#include <QThreadPool>

#include <atomic>
#include <deque>

namespace rushes {

namespace {

/// Ahead of what only takes long: the line waits for this.
constexpr int priority = 1;

/// Calls on the main thread, unless the writer is gone by then.
void callBack(const QPointer<PartWriter> &writer, std::function<void(PartWriter &)> call)
{
    QMetaObject::invokeMethod(
        QCoreApplication::instance(),
        [writer, call = std::move(call)] {
            if (writer)
                call(*writer);
        },
        Qt::QueuedConnection);
}

} // namespace

/// Outlives the writer while a step of it runs.
struct PartWriter::Work
{
    Work(const QString &path, RoomWatch roomWatch)
        : part(path)
        , room(std::move(roomWatch))
    {
    }

    // Of the step that runs.
    PartFile part;
    RoomWatch room;
    std::optional<Error> trouble;

    std::atomic<qint64> waiting = 0; ///< bytes
    std::atomic<qint64> written = 0; ///< bytes

    QMutex mutex; ///< guards what follows
    std::deque<Step> steps;
    bool isRunning = false;
    bool isAbandoned = false;

    void run();
    /// The next step; nothing, and then nobody runs any more.
    std::optional<Step> next();
    void abandon();
};

std::optional<PartWriter::Step> PartWriter::Work::next()
{
    const QMutexLocker lock(&mutex);
    if (isAbandoned)
        part.close();
    isRunning = !isAbandoned && !steps.empty();
    if (!isRunning)
        return std::nullopt;
    Step step = std::move(steps.front());
    steps.pop_front();
    return step;
}

void PartWriter::Work::run()
{
    while (const std::optional<Step> step = next())
        (*step)(*this);
}

void PartWriter::Work::abandon()
{
    const QMutexLocker lock(&mutex);
    isAbandoned = true;
    steps.clear();
    // At once, for another try at the same part may wait for it; what runs closes it itself.
    if (!isRunning)
        part.close();
}

PartWriter::PartWriter(const QString &path, RoomWatch room)
    : m_work(std::make_shared<Work>(path, std::move(room)))
{
}

PartWriter::~PartWriter()
{
    m_work->abandon();
}

void PartWriter::add(Step step)
{
    const QMutexLocker lock(&m_work->mutex);
    m_work->steps.push_back(std::move(step));
    if (!std::exchange(m_work->isRunning, true))
        QThreadPool::globalInstance()->start([work = m_work] { work->run(); }, priority);
}

void PartWriter::attempt(Attempt what)
{
    add([writer = QPointer(this), what = std::move(what)](Work &work) {
        const Outcome outcome = work.trouble ? success() : what(work);
        work.written = work.part.size();
        if (outcome)
            return;
        work.trouble = outcome.error();
        callBack(writer, [error = outcome.error()](PartWriter &told) { Q_EMIT told.failed(error); });
    });
}

void PartWriter::open(OpenDone done)
{
    add([writer = QPointer(this), done = std::move(done)](Work &work) {
        Result<Opened> result = Opened{};
        if (const Outcome opened = work.part.open())
            result = Opened{work.part.size(), work.part.isEmpty(), work.part.notes()};
        else
            result = *(work.trouble = opened.error());
        callBack(writer, [done, result](PartWriter &) { done(result); });
    });
}

void PartWriter::restart(const PartNotes &notes)
{
    attempt([notes](Work &work) { return work.part.restart(notes); });
}

void PartWriter::expect(std::optional<qint64> more)
{
    attempt([more](Work &work) { return work.room.begin(more); });
}

void PartWriter::append(const QByteArray &block)
{
    m_work->waiting += block.size();
    attempt([block](Work &work) {
        const Outcome written = work.part.append(block.constData(), block.size());
        return written ? work.room.wrote(block.size()) : written;
    });
    add([writer = QPointer(this), size = block.size()](Work &work) {
        const qint64 before = work.waiting.fetch_sub(size);
        if (before > mostWaiting && before - size <= mostWaiting)
            callBack(writer, [](PartWriter &told) { Q_EMIT told.caughtUp(); });
    });
}

bool PartWriter::isBehind() const
{
    return m_work->waiting.load() > mostWaiting;
}

qint64 PartWriter::written() const
{
    return m_work->written.load();
}

void PartWriter::finish(Ending ending, std::optional<qint64> total, Done done)
{
    add([writer = QPointer(this), ending, total, done = std::move(done)](Work &work) {
        PartFile &part = work.part;
        if (part.isOpen() && ending == Ending::Discard)
            part.discard();
        // What cannot be synced is kept as it is: its notes do not vouch for it.
        if (part.isOpen() && ending == Ending::Keep)
            (void)part.sync();
        if (part.isOpen() && ending == Ending::Whole && !work.trouble) {
            if (const Outcome synced = part.sync(total); !synced)
                work.trouble = synced.error();
        }
        part.close();
        const Outcome outcome = work.trouble ? Outcome(*work.trouble) : success();
        callBack(writer, [done, outcome](PartWriter &) { done(outcome); });
    });
}

} // namespace rushes
