// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "monitor/task_monitor.h"
#include "net/result_client.h"
#include "store/key_ring.h"
#include "store/task_database.h"
#include "support/fake_network.h"
#include "support/manual_clock.h"

#include <QTemporaryDir>

#include <memory>

namespace rushes::test {

/// A monitor over a real database in a folder of its own, a fake network and a manual clock; reopen() is a
/// restart.
class MonitorFixture
{
public:
    static constexpr auto service = "kyyReactApiServer";

    explicit MonitorFixture(bool start = true)
    {
        keys.setKey(QString::fromLatin1(service), QStringLiteral("secret-key"));
        open();
        if (start)
            monitor->start();
    }

    void open()
    {
        database = std::make_unique<TaskDatabase>(databasePath);
        const Result<Remembered> remembered = database->open();
        Q_ASSERT(remembered);
        client = std::make_unique<ResultClient>(network, clock);
        monitor = std::make_unique<TaskMonitor>(TaskMonitor::Parts{clock, ServiceCatalogue::builtIn(),
                                                                   *database, *client, keys,
                                                                   [] { return 0.5; }, true, hint, limits},
                                                *remembered);
    }

    /// Ends everything and begins anew from the disk.
    void reopen()
    {
        restartWithoutStart();
        monitor->start();
    }

    /// The same, up to where it would begin to ask.
    void restartWithoutStart()
    {
        monitor->writeNotes();
        settle();
        monitor.reset();
        client.reset();
        database.reset();
        open();
    }

    /// As after a kill -9: what is on the disk at this moment is all that the next one finds.
    void reopenAfterKill()
    {
        const QString left = databasePath + QStringLiteral(".killed");
        for (const QString &ending : {QString(), QStringLiteral("-wal")})
            QFile::copy(databasePath + ending, left + ending);
        monitor.reset();
        client.reset();
        database.reset();
        databasePath = left;
        open();
        monitor->start();
    }

    /// Lets commits, answers and what they set off happen; no time passes.
    void settle()
    {
        for (int round = 0; round < 3; ++round) {
            database->flush();
            FakeNetwork::settle();
        }
        database->flush();
    }

    void advance(Duration duration)
    {
        settle();
        const SteadyMoment end = clock.steady() + duration;
        // Alarm by alarm, so that what an alarm sets off happens at its moment.
        for (auto next = clock.nextAlarm(); next && *next <= end; next = clock.nextAlarm()) {
            clock.advanceToNextAlarm();
            settle();
        }
        clock.advance(end - clock.steady());
        settle();
    }

    qint64 add(const QString &id, const QString &serviceName = QString::fromLatin1(service))
    {
        const AddReport report =
            monitor->add({{.id = id, .service = serviceName, .family = {}, .mode = {}, .label = {}}});
        settle();
        return report.added.value(0);
    }

    static QByteArray answer(const QByteArray &id, const QByteArray &status, const QByteArray &url = "null")
    {
        return R"({"id":")" + id +
               R"(","object":"video.generation","created":1772366400,"model":"openAiSora2Plus","status":")" +
               status + R"(","video_url":)" + url + R"(,"error":null})";
    }

    QTemporaryDir folder;
    QString databasePath = folder.filePath(QStringLiteral("tasks.sqlite"));
    ManualClock clock;
    FakeNetwork network;
    KeyRing keys;
    NetworkHint *hint = nullptr; ///< from the next open() on
    PollLimits limits;           ///< the same
    std::unique_ptr<TaskDatabase> database;
    std::unique_ptr<ResultClient> client;
    std::unique_ptr<TaskMonitor> monitor;
};

} // namespace rushes::test
