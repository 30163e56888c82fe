// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine_fixture.h"

#include "store/key_ring.h"
#include "ui/main_window/main_window.h"
#include "ui/main_window/quit_dialog.h"
#include "ui/main_window/quit_strip.h"
#include "ui/style/text_labels.h"

#include <QLabel>
#include <QProcess>
#include <QPushButton>
#include <QTest>

#include <algorithm>

namespace rushes::test {

using namespace Qt::StringLiterals;

inline const QString service = u"kyyReactApiServer"_s;

/// Completed a minute ago, with a link that is dead: the service is asked for another, and nothing is fetched
/// here.
inline void atRisk(Task &task)
{
    task.status = Status::Completed;
    task.clip = ClipState::Online;
    task.contact = Contact::Ok;
    task.videoUrl = u"https://127.0.0.1/a.mp4?signature=secret"_s;
    task.linkIsDead = true;
    task.created = Moment(std::chrono::seconds(1772366000));
    task.firstSeenFinished = Moment(std::chrono::seconds(1772366340));
    task.lastSeenUnfinished = Moment(std::chrono::seconds(1772366310));
}

inline void leftAlone(Task &task)
{
    atRisk(task);
    task.linkIsDead = false;
    task.linkIsRefused = true;
}

inline void hold(Task &task)
{
    task.clip = ClipState::Held;
    task.clipFacts.heldFile = task.id + u".mp4"_s;
    task.clipFacts.bytes = 4;
}

/// The window over an engine that asks nobody.
struct Bench
{
    Bench()
        : window(std::make_unique<MainWindow>(fixture.engine()))
    {
        // With a key the service is to be asked; it is not, for the clock stands still.
        fixture.engine().keys().setKey(service, u"secret"_s);
        window->show();
        (void)QTest::qWaitForWindowExposed(window.get());
    }

    qint64 add(const QString &id, const std::function<void(Task &)> &change = atRisk)
    {
        const qint64 number = fixture.addTask(id, service, change);
        QCoreApplication::processEvents();
        return number;
    }
    void change(qint64 number, const std::function<void(Task &)> &how)
    {
        QVERIFY(fixture.changeTask(number, how));
        QCoreApplication::processEvents();
    }
    /// Tries to, as a person does.
    void close() const
    {
        window->close();
        QCoreApplication::processEvents();
    }
    [[nodiscard]] QuitDialog *dialog() const
    {
        const QList<QuitDialog *> dialogs = window->findChildren<QuitDialog *>();
        const auto shown = std::ranges::find_if(dialogs, &QWidget::isVisible);
        return shown == dialogs.end() ? nullptr : *shown;
    }
    [[nodiscard]] QPushButton *button(const QString &text) const
    {
        QWidget *place = dialog() ? static_cast<QWidget *>(dialog()) : window->findChild<QuitStrip *>();
        for (QPushButton *each : place->findChildren<QPushButton *>()) {
            if (each->isVisible() && QString(each->text()).remove(u'&') == text)
                return each;
        }
        return nullptr;
    }
    [[nodiscard]] QString strip() const { return window->findChild<QuitStrip *>()->text(); }
    /// All that the dialog shows.
    [[nodiscard]] QStringList shown() const
    {
        QStringList texts;
        for (const QLabel *label : dialog()->findChildren<QLabel *>()) {
            if (label->isVisible() && !label->text().isEmpty())
                texts.append(label->text());
        }
        return texts;
    }
    void answer(const QString &text) const
    {
        QPushButton *const pressed = button(text);
        QVERIFY2(pressed, qPrintable(text));
        pressed->click();
        QCoreApplication::processEvents();
    }

    EngineFixture fixture;
    std::unique_ptr<MainWindow> window;
};

inline const QString waitText = u"Wait, then quit"_s;
inline const QString quitText = u"Quit now"_s;

} // namespace rushes::test
