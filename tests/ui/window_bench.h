// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine_fixture.h"

#include "model/task_table_model.h"
#include "ui/add/notice_bar.h"
#include "ui/main_window/commands.h"
#include "ui/main_window/main_window.h"
#include "ui/table/task_table_view.h"

#include <QPushButton>
#include <QTest>

#include <algorithm>
#include <functional>
#include <memory>

namespace rushes::test {

using namespace Qt::StringLiterals;

inline const QString service = u"kyyReactApiServer"_s;

inline void complete(Task &task)
{
    task.status = Status::Completed;
    task.videoUrl = u"https://127.0.0.1/a.mp4?signature=secret"_s;
    task.linkIsRefused = true; // nothing is fetched here
    task.created = Moment(std::chrono::seconds(1772366000));
    task.firstSeenFinished = Moment(std::chrono::seconds(1772366300));
}

inline void hold(Task &task)
{
    complete(task);
    task.clip = ClipState::Held;
    task.clipFacts.heldFile = task.id + u".mp4"_s;
    task.clipFacts.bytes = 4;
}

/// The window over an engine that asks nobody.
struct Bench
{
    Bench() { open(); }

    void open()
    {
        window = std::make_unique<MainWindow>(fixture.engine());
        window->resize(1400, 800);
        window->show();
        table = window->findChild<TaskTableView *>();
        (void)QTest::qWaitForWindowExposed(window.get());
    }
    template<typename Widget>
    [[nodiscard]] Widget *find() const
    {
        return window->findChild<Widget *>();
    }
    [[nodiscard]] QAction *action(Command command) const
    {
        const QList<QAction *> actions = window->findChildren<QAction *>();
        const auto found = std::ranges::find_if(actions, [command](const QAction *each) {
            return commandName(command) == QString(each->text()).remove(u'&').remove(u'…');
        });
        return found == actions.end() ? nullptr : *found;
    }
    [[nodiscard]] int rows() const { return table->model()->rowCount(); }
    [[nodiscard]] QString notice() const { return find<NoticeBar>()->text(); }
    void clickOffer(const QString &text) const
    {
        for (QPushButton *button : find<NoticeBar>()->findChildren<QPushButton *>()) {
            if (button->isVisible() && button->text() == text) {
                button->click();
                return;
            }
        }
        QFAIL(qPrintable(u"no button "_s + text));
    }
    qint64 add(const QString &id, const std::function<void(Task &)> &change = {})
    {
        const qint64 number = fixture.addTask(id, service, change);
        QCoreApplication::processEvents();
        return number;
    }
    void select(const QVector<qint64> &numbers) const
    {
        table->selectNumbers(numbers);
        QCoreApplication::processEvents();
    }
    [[nodiscard]] QString text(qint64 number, TaskColumn column, int role = Qt::DisplayRole)
    {
        TaskTableModel &model = fixture.model();
        return model.index(model.rowOf(number), int(column)).data(role).toString();
    }
    template<typename Dialog>
    [[nodiscard]] Dialog *dialog() const
    {
        for (Dialog *each : window->findChildren<Dialog *>()) {
            if (each->isVisible())
                return each;
        }
        return nullptr;
    }

    EngineFixture fixture;
    std::unique_ptr<MainWindow> window;
    TaskTableView *table = nullptr;
};

} // namespace rushes::test
