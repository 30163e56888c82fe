// SPDX-License-Identifier: GPL-3.0-or-later

// The window itself: what it shows of the tasks, its places, its words and its looks.

#include "window_bench.h"

#include "engine/recovery.h"
#include "monitor/task_monitor.h"
#include "ui/add/add_dialog.h"
#include "ui/add/notice_bar.h"
#include "ui/add/undecided_strip.h"
#include "ui/details/details_panel.h"
#include "ui/main_window/action_button.h"
#include "ui/main_window/commands.h"
#include "ui/main_window/keys_dialog.h"
#include "ui/main_window/main_window.h"
#include "ui/main_window/status_line.h"
#include "ui/main_window/top_bar.h"
#include "ui/settings/settings_dialog.h"
#include "ui/style/theme.h"
#include "ui/table/empty_state.h"
#include "ui/table/filter_bar.h"

#include <QAccessible>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QMenuBar>
#include <QPushButton>
#include <QSignalSpy>
#include <QSplitter>
#include <QTest>
#include <QTranslator>

#include <algorithm>
#include <memory>

namespace rushes::test {

using namespace Qt::StringLiterals;

class MainWindowTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theEmptyWindowSaysWhatToDo();
    void chipsFilterAndCount();
    void searchFindsAndEscapeClears();
    void nothingThatMatchesIsToldSo();
    void theDetailsShowWhatIsSelected();

    void theStatusLineSaysWhatIsToDo();
    void theKeysAreAskedForFromTheStatusLine();
    void layoutIsRememberedOverARestart();
    void sizesAreRememberedOverARestart();
    void theDetailsCanBeHidden();
    void damageAtTheStartIsTold();
    void troubleWithTheDatabaseIsTold();
    void theDemoSaysThatItIsOne();
    void f1ListsTheKeys();
    void noMenuEntryIsDead();
    void everythingHasANameForAScreenReader();
    void aNewLanguageReachesEverything();
    void iconsFollowTheColours();
    void nothingIsCutAtNineHundredPixels();
};

void MainWindowTest::theEmptyWindowSaysWhatToDo()
{
    Bench bench;
    QVERIFY(bench.find<EmptyState>()->isVisible());
    QVERIFY(!bench.find<TopBar>()->isVisible());
    QVERIFY(!bench.find<DetailsPanel>()->isVisible());
    QVERIFY(!bench.find<FilterBar>()->isVisible());
    QVERIFY(!bench.find<StatusLine>()->isVisible());
    QSignalSpy demo(bench.window.get(), &MainWindow::demoRequested);
    for (QPushButton *button : bench.find<EmptyState>()->findChildren<QPushButton *>()) {
        if (button->isVisible())
            button->click();
    }
    QCOMPARE(demo.count(), 1);
    QVERIFY(bench.dialog<AddDialog>());
    QVERIFY(bench.dialog<SettingsDialog>());
}

void MainWindowTest::chipsFilterAndCount()
{
    Bench bench;
    bench.add(u"sora_1aaaaaaaaaaa"_s, [](Task &task) { task.status = Status::Processing; });
    bench.add(u"sora_2aaaaaaaaaaa"_s, [](Task &task) { task.status = Status::Failed; });
    bench.add(u"sora_3aaaaaaaaaaa"_s, hold);
    auto *bar = bench.find<FilterBar>();
    const auto countOf = [bar](const QString &word) {
        for (const FilterChip *chip : bar->findChildren<FilterChip *>()) {
            if (chip->text() == word)
                return chip->count().value_or(-1);
        }
        return -1;
    };
    QTRY_COMPARE(countOf(u"All"_s), 3);
    QTRY_COMPARE(countOf(u"Failed"_s), 1);
    QCOMPARE(countOf(u"Ready"_s), 1);
    QTest::keyClick(bench.window.get(), Qt::Key_5, Qt::ControlModifier);
    QCOMPARE(bar->filter(), FailedTasks);
    QCOMPARE(bench.rows(), 1);
    QTest::keyClick(bench.window.get(), Qt::Key_1, Qt::ControlModifier);
    QCOMPARE(bench.rows(), 3);
}

void MainWindowTest::searchFindsAndEscapeClears()
{
    Bench bench;
    bench.add(u"sora_1aaaaaaaaaaa"_s, [](Task &task) { task.label = u"Lighthouse"_s; });
    bench.add(u"sora_2aaaaaaaaaaa"_s);
    QTest::keyClick(bench.window.get(), Qt::Key_F, Qt::ControlModifier);
    auto *search = bench.find<TopBar>()->findChild<QLineEdit *>();
    QTRY_VERIFY(search->hasFocus());
    QTest::keyClicks(search, u"light"_s);
    QTRY_COMPARE(bench.rows(), 1);
    QTest::keyClick(search, Qt::Key_Escape);
    QCOMPARE(search->text(), QString());
    QCOMPARE(bench.rows(), 2);
    QVERIFY(bench.table->hasFocus());
}

void MainWindowTest::nothingThatMatchesIsToldSo()
{
    Bench bench;
    bench.add(u"sora_1aaaaaaaaaaa"_s);
    bench.find<FilterBar>()->setFilter(SavedTasks);
    auto *empty = bench.find<EmptyState>();
    QVERIFY(empty->isVisible());
    QCOMPARE(empty->kind(), EmptyState::Kind::NoMatch);
    QVERIFY(bench.find<TopBar>()->isVisible());
    for (QPushButton *button : empty->findChildren<QPushButton *>()) {
        if (button->isVisible())
            button->click();
    }
    QVERIFY(bench.table->isVisible());
    QCOMPARE(bench.rows(), 1);
}

void MainWindowTest::theDetailsShowWhatIsSelected()
{
    Bench bench;
    const qint64 one = bench.add(u"sora_1aaaaaaaaaaa"_s, [](Task &task) { task.label = u"Paper boats"_s; });
    const qint64 other = bench.add(u"sora_2aaaaaaaaaaa"_s);
    const auto says = [&bench](const QString &text) {
        const auto labels = bench.find<DetailsPanel>()->findChildren<QLabel *>();
        return std::ranges::any_of(labels, [&text](const QLabel *label) {
            return label->isVisible() &&
                   (label->text().contains(text) || label->accessibleName().contains(text));
        });
    };
    bench.select({one});
    QVERIFY(says(u"Paper boats"_s));
    bench.select({one, other});
    QVERIFY(says(u"2 tasks selected"_s));
    QTest::keyClick(bench.table, Qt::Key_N);
    QCOMPARE(int(bench.table->selectedNumbers().size()), 1);
}

void MainWindowTest::theStatusLineSaysWhatIsToDo()
{
    Bench bench;
    bench.add(u"sora_1aaaaaaaaaaa"_s);
    bench.add(u"sora_2aaaaaaaaaaa"_s, hold);
    auto *line = bench.find<StatusLine>();
    QVERIFY(line->isVisible());
    const auto text = [line] {
        QStringList texts;
        for (const QLabel *label : line->findChildren<QLabel *>())
            texts.append(label->text());
        return texts.join(u'|');
    };
    QTRY_VERIFY2(text().contains(u"2 watched · 1 ready"_s), qPrintable(text()));
    QVERIFY(text().contains(u"Requests in the last minute: 0"_s));
    const auto notHeld = [line] {
        const auto labels = line->findChildren<QLabel *>();
        return std::ranges::any_of(labels, [](const QLabel *label) {
            return label->isVisible() && label->text() == u"1 not yet held"_s;
        });
    };
    QVERIFY(!notHeld());
    bench.add(u"sora_3aaaaaaaaaaa"_s, complete);
    QTRY_VERIFY(notHeld());
}

void MainWindowTest::theKeysAreAskedForFromTheStatusLine()
{
    Bench bench;
    bench.add(u"sora_1aaaaaaaaaaa"_s);
    bench.fixture.engine().start();
    bench.fixture.clock().advance(2s);
    auto *line = bench.find<StatusLine>();
    auto *button = line->findChild<QPushButton *>();
    QTRY_VERIFY(button->isVisible());
    button->click();
    QVERIFY(bench.dialog<SettingsDialog>());
    QCOMPARE(bench.dialog<SettingsDialog>()->findChild<QListWidget *>()->currentRow(),
             int(SettingsDialog::Keys));
    const auto labels = line->findChildren<QLabel *>();
    QVERIFY(std::ranges::any_of(labels, [](const QLabel *label) { // the line may be cut
        return label->isVisible() && label->toolTip().contains(u"No key"_s);
    }));
}

void MainWindowTest::layoutIsRememberedOverARestart()
{
    Bench bench;
    bench.add(u"sora_1aaaaaaaaaaa"_s);
    bench.window->resize(1111, 777);
    bench.action(Command::Details)->trigger();
    bench.window->close();
    bench.open();
    bench.window->close();
    bench.window = std::make_unique<MainWindow>(bench.fixture.engine());
    bench.window->show();
    QVERIFY(!bench.find<DetailsPanel>()->isVisible());
    QVERIFY(!bench.action(Command::Details)->isChecked());
}

void MainWindowTest::sizesAreRememberedOverARestart()
{
    Bench bench;
    bench.add(u"sora_1aaaaaaaaaaa"_s);
    auto *splitter = bench.find<QSplitter>();
    splitter->setSizes({900, 500});
    Q_EMIT splitter->splitterMoved(900, 1); // as by the user's hand
    const int details = bench.find<DetailsPanel>()->width();
    bench.window->close();
    bench.open();
    QTRY_COMPARE(bench.find<DetailsPanel>()->width(), details);

    bench.window->resize(760, 500);
    bench.window->close();
    bench.window = std::make_unique<MainWindow>(bench.fixture.engine());
    bench.window->show();
    QCOMPARE(bench.window->size(), QSize(760, 500));
}

void MainWindowTest::damageAtTheStartIsTold()
{
    QTemporaryDir folder;
    QFile database(folder.filePath(u"tasks.sqlite"_s));
    QVERIFY(database.open(QIODevice::WriteOnly));
    database.write(QByteArray(8192, 'x'));
    database.close();
    EngineOptions options;
    options.profileFolder = folder.path();
    options.catalogue = ServiceCatalogue::builtIn();
    options.clock = std::make_unique<ManualClock>();
    options.clipHelper = u"/nonexistent/helper"_s;
    const auto engine = Engine::open(std::move(options));
    QVERIFY(engine.ok());
    QVERIFY(engine.value()->recovery());
    const MainWindow window(*engine.value());
    QVERIFY(!window.findChild<NoticeBar *>()->text().isEmpty());
}

void MainWindowTest::troubleWithTheDatabaseIsTold()
{
    Bench bench;
    Q_EMIT bench.fixture.engine().monitor().storeTrouble({ErrorKind::DatabaseUnusable, u"full"_s});
    QVERIFY(!bench.notice().isEmpty());
}

void MainWindowTest::theDetailsCanBeHidden()
{
    Bench bench;
    bench.add(u"sora_1aaaaaaaaaaa"_s);
    QVERIFY(bench.find<DetailsPanel>()->isVisible());
    QTest::keyClick(bench.window.get(), Qt::Key_F4);
    QVERIFY(!bench.find<DetailsPanel>()->isVisible());
    QTest::keyClick(bench.window.get(), Qt::Key_F4);
    QVERIFY(bench.find<DetailsPanel>()->isVisible());
}

void MainWindowTest::theDemoSaysThatItIsOne()
{
    EngineFixture fixture;
    MainWindow window(fixture.engine(), 12);
    window.show();
    fixture.addTask(u"sora_1aaaaaaaaaaa"_s, service);
    const auto labels = window.findChild<TopBar *>()->findChildren<QLabel *>();
    QVERIFY(std::ranges::any_of(labels, [](const QLabel *label) {
        return label->isVisible() && label->text().contains(u"Demo"_s) && label->text().contains(u"12"_s);
    }));
    QCOMPARE(window.windowTitle(), u"Rushes"_s);
}

void MainWindowTest::f1ListsTheKeys()
{
    Bench bench;
    QTest::keyClick(bench.window.get(), Qt::Key_F1);
    auto *dialog = bench.dialog<KeysDialog>();
    QVERIFY(dialog);
    const auto labels = dialog->findChildren<QLabel *>();
    for (const QString &text : {u"Ctrl+S"_s, u"Del"_s, u"Space"_s, commandName(Command::Find)})
        QVERIFY2(std::ranges::any_of(labels, [&](const QLabel *label) { return label->text() == text; }),
                 qPrintable(text));
}

void MainWindowTest::noMenuEntryIsDead()
{
    Bench bench;
    const QList<QAction *> menus = bench.window->menuBar()->actions();
    QCOMPARE(int(menus.size()), 5);
    for (const QAction *menu : menus) {
        QVERIFY(!menu->text().isEmpty());
        for (QAction *action : menu->menu()->actions()) {
            if (action->isSeparator())
                continue;
            QVERIFY(!action->text().isEmpty());
            // Somebody listens: triggering is connected, or there is a menu behind it.
            const bool heard =
                action->menu() || action->isCheckable() ||
                (action->objectName().isEmpty() && action->metaObject() == &QAction::staticMetaObject);
            QVERIFY(heard);
        }
    }
}

void MainWindowTest::everythingHasANameForAScreenReader()
{
    Bench bench;
    bench.window->takeInText(u"vgen_aa31c09ab2e4 sora_18cc40de77ff"_s);
    QTRY_COMPARE(bench.rows(), 1);
    for (const QWidget *widget : bench.window->findChildren<QWidget *>()) {
        if (!widget->isVisible() || widget->focusPolicy() == Qt::NoFocus)
            continue;
        QAccessibleInterface *spoken = QAccessible::queryAccessibleInterface(const_cast<QWidget *>(widget));
        QVERIFY(spoken);
        const bool inView = qobject_cast<const QAbstractScrollArea *>(widget->parentWidget());
        if (inView || qobject_cast<const QAbstractScrollArea *>(widget))
            continue; // a scroll area is spoken by what is in it
        QVERIFY2(
            !spoken->text(QAccessible::Name).isEmpty() || !widget->accessibleName().isEmpty(),
            qPrintable(QString::fromLatin1(widget->metaObject()->className()) + u' ' + widget->objectName()));
    }
    QVERIFY(!bench.table->accessibleName().isEmpty());
    QAccessibleInterface *table = QAccessible::queryAccessibleInterface(bench.table);
    QVERIFY(table && table->tableInterface());
    for (int column = 0; column < table->tableInterface()->columnCount(); ++column)
        QVERIFY(!table->tableInterface()->cellAt(0, column)->text(QAccessible::Name).isEmpty());
}

void MainWindowTest::aNewLanguageReachesEverything()
{
    /// Says everything backwards.
    class Backwards final : public QTranslator
    {
    public:
        [[nodiscard]] QString translate(const char *, const char *source, const char *, int) const override
        {
            return u"@"_s + QString::fromUtf8(source);
        }
        [[nodiscard]] bool isEmpty() const override { return false; }
    };
    Bench bench;
    bench.add(u"sora_1aaaaaaaaaaa"_s);
    bench.window->takeInText(u"vgen_aa31c09ab2e4"_s);
    Backwards backwards;
    QCoreApplication::installTranslator(&backwards);
    QCoreApplication::processEvents();
    QVERIFY(bench.window->menuBar()->actions().constFirst()->text().startsWith(u'@'));
    const auto menus = bench.window->menuBar()->findChildren<QMenu *>();
    QVERIFY(std::ranges::any_of(menus, [](const QMenu *menu) { return menu->title() == u"@&Columns"_s; }));
    for (const FilterChip *chip : bench.find<FilterBar>()->findChildren<FilterChip *>()) {
        QVERIFY(chip->text().startsWith(u'@'));
        QVERIFY2(chip->accessibleName().contains(chip->text()) || chip->accessibleName().startsWith(u'@'),
                 qPrintable(chip->accessibleName()));
    }
    QVERIFY(bench.table->accessibleName().startsWith(u'@'));
    for (const QPushButton *button : bench.find<EmptyState>()->findChildren<QPushButton *>())
        QVERIFY(button->text().startsWith(u'@'));
    for (const QPushButton *button : bench.find<UndecidedStrip>()->findChildren<QPushButton *>())
        QVERIFY(button->text().startsWith(u'@'));
    for (const QPushButton *button : bench.find<StatusLine>()->findChildren<QPushButton *>())
        QVERIFY(button->text().startsWith(u'@'));
    for (const ActionButton *button : bench.find<TopBar>()->findChildren<ActionButton *>())
        QVERIFY2(button->text().startsWith(u'@'), qPrintable(button->text()));
    QVERIFY(bench.find<TopBar>()->findChild<QLineEdit *>()->placeholderText().startsWith(u'@'));
    QVERIFY(bench.table->model()
                ->headerData(int(TaskColumn::Status), Qt::Horizontal)
                .toString()
                .startsWith(u'@'));
    QCoreApplication::removeTranslator(&backwards);
    QCoreApplication::processEvents();
    QVERIFY(!bench.window->menuBar()->actions().constFirst()->text().startsWith(u'@'));
}

void MainWindowTest::iconsFollowTheColours()
{
    Bench bench;
    const auto icon = [&bench] { return bench.action(Command::Check)->icon().pixmap(16, 16).toImage(); };
    const QImage before = icon();
    const bool wasDark = isDark(bench.window->palette());
    bench.window->setPalette(QPalette(wasDark ? Qt::white : Qt::black));
    QVERIFY(icon() != before);
}

void MainWindowTest::nothingIsCutAtNineHundredPixels()
{
    Bench bench;
    bench.add(u"sora_1aaaaaaaaaaa"_s, hold);
    bench.window->resize(900, 640);
    QCoreApplication::processEvents();
    QCOMPARE(bench.window->width(), 900);
    for (const QWidget *widget : bench.window->findChildren<QWidget *>()) {
        if (!widget->isVisible() || widget->window() != bench.window.get())
            continue;
        const QRect place(widget->mapTo(bench.window.get(), QPoint(0, 0)), widget->size());
        if (qobject_cast<const QPushButton *>(widget) || qobject_cast<const FilterChip *>(widget))
            QVERIFY2(bench.window->rect().contains(place) &&
                         widget->width() >= widget->minimumSizeHint().width(),
                     qPrintable(QString::fromLatin1(widget->metaObject()->className())));
    }
}

} // namespace rushes::test

QTEST_MAIN(rushes::test::MainWindowTest)
#include "main_window_test.moc"
