// SPDX-License-Identifier: GPL-3.0-or-later
#include "media/clip_inspector.h"

#include "media/helper_run.h"

#include <QPointer>

#include <deque>

namespace rushes {
namespace {

constexpr int helpersAtOnce = 2;
constexpr std::chrono::seconds usualTimeLimit{20};

struct Job
{
    QString path;
    QPointer<QObject> context;
    ClipInspector::Done done;
};

} // namespace

class ClipInspector::Private
{
public:
    Private(ClipInspector &owner, QString program)
        : m_owner(owner)
        , m_program(std::move(program))
    {
    }

    void add(Job job)
    {
        m_waiting.push_back(std::move(job));
        startSoon();
    }

    std::chrono::milliseconds timeLimit = usualTimeLimit;

private:
    /// Through the event loop, so that nothing is called back from within inspect().
    void startSoon()
    {
        QMetaObject::invokeMethod(
            &m_owner, [this] { startWaiting(); }, Qt::QueuedConnection);
    }

    void startWaiting()
    {
        while (m_running < helpersAtOnce && !m_waiting.empty()) {
            Job job = std::move(m_waiting.front());
            m_waiting.pop_front();
            if (job.context)
                start(std::move(job));
        }
    }

    void start(Job job)
    {
        ++m_running;
        auto *run = new HelperRun(&m_owner);
        const QString path = job.path;
        // Queued: done may destroy the inspector and with it the run, which must not be on the stack then.
        QObject::connect(
            run, &HelperRun::ended, &m_owner,
            [this, run, job = std::move(job)](const Result<Inspection> &result) {
                run->deleteLater();
                --m_running;
                startSoon();
                if (job.context)
                    job.done(result);
            },
            Qt::QueuedConnection);
        run->start(m_program, path, timeLimit);
    }

    ClipInspector &m_owner;
    const QString m_program;
    std::deque<Job> m_waiting;
    int m_running = 0;
};

ClipInspector::ClipInspector(QString helperProgram, QObject *parent)
    : QObject(parent)
    , d(std::make_unique<Private>(*this, std::move(helperProgram)))
{
}

ClipInspector::~ClipInspector() = default;

void ClipInspector::setTimeLimit(std::chrono::milliseconds limit)
{
    d->timeLimit = limit;
}

void ClipInspector::inspect(const QString &path, QObject *context, Done done)
{
    Q_ASSERT(context && done);
    d->add({path, context, std::move(done)});
}

} // namespace rushes
