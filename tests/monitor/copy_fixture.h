// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "media/clip_inspector.h"
#include "monitor/clip_keeper.h"
#include "monitor/monitor_fixture.h"
#include "store/clip_store.h"

#include <QTest>
#include <QThreadPool>

namespace rushes::test {

using namespace Qt::StringLiterals;

/// A monitor whose tasks are all completed, and a keeper that copies their clips from a fake network, on a
/// manual clock and a disk of any size. Only the helper program that looks at the clips is real.
class CopyFixture : public MonitorFixture
{
public:
    CopyFixture()
        : MonitorFixture(false)
    {
        network.answerAll([this](const SentRequest &sent) {
            const QByteArray id = sent.url().path().section(u'/', -1).toLatin1();
            return FakeAnswer::ofJson(answer(id, "completed", '"' + linkOf(id) + '"'));
        });
        QObject::connect(monitor.get(), &TaskMonitor::eventHappened, monitor.get(),
                         [this](const Task &, const TaskEvent &event) { events.append(event); });
        monitor->start();
        keeper = std::make_unique<ClipKeeper>(
            ClipKeeper::Parts{clock, *monitor, clipNetwork, store, inspector, [] { return 0.5; },
                              [this](const QString &) { return free; }, freeSpaceFloor});
        keeper->start();
    }
    ~CopyFixture()
    {
        keeper.reset();
        QThreadPool::globalInstance()->waitForDone();
    }
    Q_DISABLE_COPY_MOVE(CopyFixture)

    [[nodiscard]] static QByteArray linkOf(const QByteArray &id)
    {
        return "https://cdn.example/v/" + id + ".mp4";
    }

    /// A task that the service calls completed at once.
    qint64 addCompleted(const QString &id)
    {
        const qint64 number = add(id);
        for (int second = 0; second < 60 && monitor->task(number)->status != Status::Completed; ++second)
            advance(1s);
        return number;
    }

    /// What waits for the disk or the event loop is done; no time passes, and the helper is not waited for.
    void settleAll()
    {
        for (int round = 0; round < 3; ++round) {
            QThreadPool::globalInstance()->waitForDone();
            settle();
        }
    }
    /// Waits for what the helper program does. meanwhile: what the test does each time round.
    template<typename Condition, typename Meanwhile>
    bool reaches(Condition condition, Meanwhile meanwhile)
    {
        return QTest::qWaitFor(
            [&] {
                settleAll();
                if (condition())
                    return true;
                meanwhile();
                return false;
            },
            60'000);
    }
    template<typename Condition>
    bool reaches(Condition condition)
    {
        return reaches(condition, [] {});
    }
    /// Back-offs pass by themselves.
    template<typename Condition>
    bool reachesInTime(Condition condition)
    {
        return reaches(condition, [this] {
            if (keeper->underWay() == 0)
                advance(1s);
        });
    }

    template<typename Event>
    [[nodiscard]] int count() const
    {
        return int(std::count_if(events.cbegin(), events.cend(), [](const TaskEvent &event) {
            return std::holds_alternative<Event>(event);
        }));
    }
    [[nodiscard]] const Task &task(qint64 number) const { return *monitor->task(number); }
    [[nodiscard]] QByteArray heldContent(qint64 number) const
    {
        QFile file(store.pathOf(task(number).clipFacts.heldFile));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

    FakeNetwork clipNetwork;
    ClipStore store{folder.filePath(u"clips"_s)};
    ClipInspector inspector{QStringLiteral(PROGRAMS_DIR "/rushes-clip-helper")};
    std::optional<qint64> free = 1ll << 50;
    QVector<TaskEvent> events;
    std::unique_ptr<ClipKeeper> keeper;
};

} // namespace rushes::test
