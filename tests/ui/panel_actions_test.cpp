// SPDX-License-Identifier: GPL-3.0-or-later

// What the details panel shows keeps to its width, however much there is to choose from.

#include "engine_fixture.h"

#include "core/service_catalogue.h"
#include "engine/user_services.h"
#include "monitor/task_monitor.h"
#include "ui/details/action_row.h"
#include "ui/details/details_panel.h"
#include "ui/details/safety_card.h"
#include "ui/preview/preview_panel.h"
#include "ui/style/elided_button.h"

#include <QLabel>
#include <QMenu>
#include <QScrollArea>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace rushes::test {

using namespace Qt::StringLiterals;

namespace {

OfferedAction askAt(const QString &service)
{
    return {.action = TaskAction::AskElsewhere, .service = service};
}

QVector<OfferedAction> askAtAll(int count, const QString &name)
{
    QVector<OfferedAction> offered;
    for (int i = 0; i < count; ++i)
        offered.append(askAt(name + QString::number(i)));
    offered.append({.action = TaskAction::CheckNow});
    return offered;
}

QList<ElidedButton *> shownButtons(const QWidget &widget)
{
    QList<ElidedButton *> shown = widget.findChildren<ElidedButton *>();
    shown.removeIf([](const ElidedButton *button) { return button->isHidden(); });
    return shown;
}

/// Services that know the ids of kyyAiPower as well.
QVector<Service> copies(int count)
{
    QVector<Service> made;
    for (int i = 0; i < count; ++i) {
        Service service = *ServiceCatalogue::builtIn().find(u"kyyAiPower"_s);
        service.name = u"copy%1"_s.arg(i);
        service.title = u"The archive of the harbour and of all its boats, old and new, at %1"_s.arg(i);
        service.base = QUrl(u"http://127.0.0.1:%1"_s.arg(7001 + i));
        made.append(service);
    }
    return made;
}

void makeNotFound(Task &task)
{
    task.contact = Contact::NotFound;
}

} // namespace

class PanelActionsTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void buttonsWrapIntoRows_data();
    void buttonsWrapIntoRows();
    void manyServicesStandInAMenu();
    void whatIsCutIsWholeInTheTip();
    void thePanelIsNoWiderThanItIs_data();
    void thePanelIsNoWiderThanItIs();
    void withoutALabelTheIdIsSaidOnce();
    void whatScrollsEndsWhereThePictureDoes();

private:
    std::unique_ptr<EngineFixture> m_fixture;
    std::unique_ptr<DetailsPanel> m_panel;
};

void PanelActionsTest::init()
{
    m_panel.reset();
    m_fixture = std::make_unique<EngineFixture>();
    m_panel = std::make_unique<DetailsPanel>(m_fixture->engine(), m_fixture->model(), nullptr);
    m_panel->resize(380, 800);
    m_panel->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_panel.get()));
}

void PanelActionsTest::buttonsWrapIntoRows_data()
{
    QTest::addColumn<int>("services");
    QTest::addColumn<QString>("name");
    for (const int services : {1, 2, 3, 4, 12}) {
        QTest::addRow("%d short", services) << services << u"A"_s;
        QTest::addRow("%d usual", services) << services << u"kyyReactApiServer"_s;
        QTest::addRow("%d long", services)
            << services << u"The long name of a service somewhere far away "_s.repeated(4);
    }
}

void PanelActionsTest::buttonsWrapIntoRows()
{
    QFETCH(int, services);
    QFETCH(QString, name);
    QWidget panel;
    auto *layout = new QVBoxLayout(&panel);
    layout->setContentsMargins(0, 0, 0, 0);
    auto *row = new ActionRow(ServiceCatalogue::builtIn(), &panel);
    layout->addWidget(row);
    layout->addStretch();
    row->setActions(askAtAll(services, name));
    panel.resize(300, 400);
    panel.show();
    QVERIFY(QTest::qWaitForWindowExposed(&panel));
    QCOMPARE(panel.width(), 300);
    const QList<ElidedButton *> buttons = shownButtons(*row);
    QCOMPARE(int(buttons.size()), services > 3 ? 2 : services + 1);
    for (const ElidedButton *button : buttons) {
        QVERIFY2(row->rect().contains(button->geometry()), qPrintable(button->wholeText()));
        for (const ElidedButton *other : buttons)
            QVERIFY(other == button || !other->geometry().intersects(button->geometry()));
    }
}

void PanelActionsTest::manyServicesStandInAMenu()
{
    ActionRow row(ServiceCatalogue::builtIn(), nullptr);
    QSignalSpy triggered(&row, &ActionRow::triggered);
    row.setActions(askAtAll(9, u"Lost & found "_s));
    const QMenu *menu = shownButtons(row).constFirst()->menu();
    QVERIFY(menu);
    QCOMPARE(int(menu->actions().size()), 9);
    QCOMPARE(menu->actions().at(4)->text(), u"Lost && found 4"_s);
    menu->actions().at(4)->trigger();
    QCOMPARE(int(triggered.size()), 1);
    QCOMPARE(triggered.constFirst().constFirst().value<OfferedAction>(), askAt(u"Lost & found 4"_s));
    // The same button is used again for one.
    row.setActions(askAtAll(1, u"Lost & found "_s));
    QVERIFY(!shownButtons(row).constFirst()->menu());
    QVERIFY(shownButtons(row).constFirst()->text().endsWith(u"Lost && found 0"_s));
    shownButtons(row).constFirst()->click();
    QCOMPARE(int(triggered.size()), 2);
}

void PanelActionsTest::whatIsCutIsWholeInTheTip()
{
    ElidedButton button;
    button.setWholeText(u"Ask at The harbour & its boats"_s, u"A hint"_s);
    button.show();
    button.resize(button.sizeHint());
    QCOMPARE(button.text(), u"Ask at The harbour && its boats"_s);
    QCOMPARE(button.toolTip(), u"A hint"_s);
    const QSize natural = button.sizeHint();
    button.resize(100, button.height());
    QVERIFY(button.text().endsWith(u'…') && button.text().startsWith(u"Ask"_s));
    QCOMPARE(button.toolTip(), u"Ask at The harbour & its boats\nA hint"_s);
    QCOMPARE(button.accessibleName(), u"Ask at The harbour & its boats"_s);
    QCOMPARE(button.sizeHint(), natural);
}

void PanelActionsTest::thePanelIsNoWiderThanItIs_data()
{
    QTest::addColumn<int>("services");
    for (const int services : {0, 1, 2, 9})
        QTest::addRow("%d more", services) << services;
}

void PanelActionsTest::thePanelIsNoWiderThanItIs()
{
    QFETCH(int, services);
    QVERIFY(m_fixture->engine().userServices().replace(copies(services)).ok());
    m_panel->resize(320, 700);
    m_panel->showTask(m_fixture->addTask(u"vgen_1"_s, u"kyyReactApiServer"_s, makeNotFound));
    QCoreApplication::processEvents();
    const auto *scroll = m_panel->findChild<SafetyCard *>()->parentWidget()->parentWidget()->parentWidget();
    const auto *area = qobject_cast<const QScrollArea *>(scroll);
    QVERIFY(area);
    QTRY_COMPARE(area->widget()->width(), area->viewport()->width());
    QCOMPARE(m_panel->width(), 320);
    const QList<ElidedButton *> buttons = shownButtons(*m_panel);
    const auto isLong = [](const ElidedButton *button) {
        return button->wholeText().contains(u"all its boats"_s);
    };
    QCOMPARE(int(std::ranges::count_if(buttons, isLong)), services < 3 ? services : 0); // more are in a menu
    for (const ElidedButton *button : buttons) {
        const int right = button->mapTo(area->viewport(), QPoint(button->width(), 0)).x();
        QVERIFY2(right <= area->viewport()->width(), qPrintable(button->wholeText()));
    }
}

void PanelActionsTest::withoutALabelTheIdIsSaidOnce()
{
    const auto said = [this] {
        QStringList texts;
        for (const char *name : {"title", "id"}) {
            const auto *label = m_panel->findChild<QLabel *>(QString::fromLatin1(name));
            if (label->isVisible() && !label->text().isEmpty())
                texts.append(label->text());
        }
        return texts;
    };
    const auto headerHeight = [this] {
        return m_panel->findChild<QLabel *>(u"title"_s)->parentWidget()->height();
    };
    m_panel->showTask(m_fixture->addTask(u"vgen_1"_s, u"kyyReactApiServer"_s));
    QTRY_COMPARE(said(), QStringList{u"vgen_1"_s});
    QVERIFY(m_panel->findChild<QToolButton *>(u"copyId"_s)->isVisible());
    const int height = headerHeight();
    m_panel->showTask(
        m_fixture->addTask(u"vgen_2"_s, u"kyyReactApiServer"_s, [](Task &task) { task.label = u"Boats"_s; }));
    QTRY_COMPARE(said(), (QStringList{u"Boats"_s, u"vgen_2"_s}));
    QVERIFY(m_panel->findChild<QToolButton *>(u"copyId"_s)->isVisible());
    QCOMPARE(headerHeight(), height); // the picture below does not jump
}

void PanelActionsTest::whatScrollsEndsWhereThePictureDoes()
{
    m_panel->showTask(m_fixture->addTask(u"vgen_1"_s, u"kyyReactApiServer"_s));
    const auto *card = m_panel->findChild<SafetyCard *>();
    const auto *bar = m_panel->findChild<QScrollArea *>()->verticalScrollBar();
    const auto rightOf = [this](const QWidget *widget) {
        return widget->mapTo(m_panel.get(), QPoint(widget->width(), 0)).x();
    };
    for (const int height : {900, 330, 900}) {
        m_panel->resize(380, height);
        QTRY_COMPARE(bar->isVisible(), height < 500);
        QTRY_COMPARE(rightOf(card), rightOf(m_panel->findChild<PreviewPanel *>()));
    }
}

} // namespace rushes::test

QTEST_MAIN(rushes::test::PanelActionsTest)
#include "panel_actions_test.moc"
