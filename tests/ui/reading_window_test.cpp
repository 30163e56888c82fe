// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/engine.h"
#include "monitor/task_monitor.h"
#include "store/profile.h"
#include "store/task_database.h"
#include "support/manual_clock.h"
#include "ui/main_window/main_window.h"
#include "ui/main_window/status_line.h"
#include "ui/table/empty_state.h"
#include "ui/table/filter_bar.h"
#include "ui/table/task_table_view.h"

#include <QLabel>
#include <QTemporaryDir>
#include <QTest>

namespace rushes::test {

using namespace Qt::StringLiterals;

/// The window that opens before a long list is read.
class ReadingWindowTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nothingIsCountedUntilTheListIsRead();

private:
    void remember(int count) const;

    QTemporaryDir m_folder;
};

/// In the profile, while no engine is in it.
void ReadingWindowTest::remember(int count) const
{
    const auto profile = Profile::own(m_folder.filePath(u"profile"_s));
    QVERIFY(profile.ok());
    QVector<Task> tasks;
    for (qint64 number = 1; number <= count; ++number) {
        Task task;
        task.number = number;
        task.id = u"vgen_%1"_s.arg(number);
        task.service = u"kyyReactApiServer"_s;
        task.status = Status::Failed;
        tasks.append(task);
    }
    TaskDatabase database((*profile)->databasePath());
    QVERIFY(database.open().ok());
    database.write({.changed = tasks, .removed = {}, .restored = {}, .undecided = {}},
                   [](const Outcome &outcome) { QVERIFY(outcome.ok()); });
    database.flush();
}

static QStringList textsOf(const QWidget &widget)
{
    QStringList texts;
    for (const QLabel *label : widget.findChildren<QLabel *>()) {
        if (label->isVisible() && !label->text().isEmpty())
            texts.append(label->text());
    }
    return texts;
}

void ReadingWindowTest::nothingIsCountedUntilTheListIsRead()
{
    constexpr int count = 2500; // more than are handed on in one turn
    remember(count);
    EngineOptions options;
    options.profileFolder = m_folder.filePath(u"profile"_s);
    options.catalogue = ServiceCatalogue::builtIn();
    options.clock = std::make_unique<ManualClock>();
    options.readPatience = Duration::zero();
    auto opened = Engine::open(std::move(options));
    QVERIFY(opened.ok());
    Engine &engine = **opened;
    MainWindow window(engine);
    window.show();
    QVERIFY(engine.isReading());
    auto *const status = window.findChild<StatusLine *>();
    QVERIFY(status->isVisible());
    QVERIFY(window.findChild<EmptyState *>()->isVisible());
    QCOMPARE(textsOf(*status), QStringList());
    const FilterChip *all = window.findChildren<FilterChip *>().constFirst();
    QCOMPARE(all->accessibleName(), u"All"_s);

    bool wasSilent = true; // while part of it was there, too
    bool inParts = false;
    connect(&engine.monitor(), &TaskMonitor::tasksRemembered, &window, [&] {
        status->refresh();
        inParts = inParts || engine.monitor().count() < count;
        wasSilent = wasSilent && (!engine.isReading() || textsOf(*status).isEmpty()) &&
                    (!engine.isReading() || all->accessibleName() == u"All"_s);
    });
    QTRY_VERIFY_WITH_TIMEOUT(!engine.isReading(), 30'000);
    QVERIFY(inParts);
    QVERIFY(wasSilent);
    QTRY_VERIFY(window.findChild<TaskTableView *>()->isVisible());
    QVERIFY2(textsOf(*status).join(u' ').contains(u"2,500 watched"_s),
             qPrintable(textsOf(*status).join(u' ')));
    QCOMPARE(all->accessibleName(), u"All: 2,500"_s);
}

} // namespace rushes::test

QTEST_MAIN(rushes::test::ReadingWindowTest)
#include "reading_window_test.moc"
