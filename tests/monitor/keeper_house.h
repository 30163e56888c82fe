// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/system_clock.h"
#include "media/clip_inspector.h"
#include "monitor/clip_keeper.h"
#include "monitor/clip_quota.h"
#include "monitor/task_monitor.h"
#include "net/result_client.h"
#include "simulator/simulator.h"
#include "store/clip_store.h"
#include "store/free_space.h"
#include "store/key_ring.h"
#include "store/task_database.h"
#include "support/scripted_sora.h"

#include <QNetworkAccessManager>
#include <QTest>

namespace rushes::test {

using namespace Qt::StringLiterals;

inline const QString houseService = u"kyyReactApiServer"_s;

/// The whole way from a poll to a held clip, against the simulator on loopback. Time runs fast, so that
/// back-offs are not waited for.
class House
{
public:
    explicit House(const QString &profile)
        : store(profile + u"/clips"_s)
        , inspector(QStringLiteral(PROGRAMS_DIR "/rushes-clip-helper"))
        , database(profile + u"/tasks.sqlite"_s)
        , client(resultNetwork, clock)
    {
    }

    void begin()
    {
        const Result<Remembered> remembered = database.open();
        QVERIFY(remembered.ok());
        monitor = std::make_unique<TaskMonitor>(
            TaskMonitor::Parts{clock, catalogue, database, client, keys, [] { return 0.5; }, true},
            *remembered);
        keeper = std::make_unique<ClipKeeper>(
            ClipKeeper::Parts{clock, *monitor, clipNetwork, store, inspector, [] { return 0.5; },
                              systemFreeSpace, freeSpaceFloor, &resultNetwork, &keys});
        QObject::connect(monitor.get(), &TaskMonitor::eventHappened, monitor.get(),
                         [this](const Task &, const TaskEvent &event) { events.append(event); });
        monitor->start();
        keeper->start();
    }

    template<typename Event>
    [[nodiscard]] int count() const
    {
        return int(std::count_if(events.cbegin(), events.cend(), [](const TaskEvent &event) {
            return std::holds_alternative<Event>(event);
        }));
    }

    SystemClock clock{Moment(std::chrono::seconds(1772366400)), 20};
    ServiceCatalogue catalogue;
    KeyRing keys;
    QNetworkAccessManager resultNetwork;
    QNetworkAccessManager clipNetwork;
    ClipStore store;
    ClipInspector inspector;
    TaskDatabase database;
    ResultClient client;
    qint64 freeSpaceFloor = 0;
    std::unique_ptr<TaskMonitor> monitor;
    std::unique_ptr<ClipKeeper> keeper;
    QVector<TaskEvent> events;
};

/// A task of the simulator that completed, with this clip.
inline sim::ScriptedTask houseTask(const QString &id, const QString &clip, Moment now,
                                   const sim::Faults &clipFaults = {}, const sim::Faults &answerFaults = {})
{
    sim::ScriptedTask scripted = scriptedSora(id, now - 10min, 1min, sim::Completes{.clip = clip});
    scripted.clipFaults = clipFaults;
    scripted.answerFaults = answerFaults;
    return scripted;
}

} // namespace rushes::test
