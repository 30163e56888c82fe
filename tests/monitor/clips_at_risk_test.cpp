// SPDX-License-Identifier: GPL-3.0-or-later
#include "monitor/clips_at_risk.h"

#include "monitor_fixture.h"

#include <QSignalSpy>
#include <QTest>

using namespace rushes;
using namespace rushes::test;
using namespace Qt::StringLiterals;

class ClipsAtRiskTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void eachStateHasItsPlace_data();
    void eachStateHasItsPlace();
    void aChangeIsToldOnceAndOnlyWhereItMatters();
    void aRemovedTaskIsNotAtRiskUntilItIsBroughtBack();
    void whatWasRememberedIsTakenUp();
};

namespace {

using Change = std::function<void(Task &)>;

void complete(Task &task)
{
    task.status = Status::Completed;
    task.clip = ClipState::Online;
    task.videoUrl = u"https://cdn.example/a.mp4"_s;
}

qint64 added(MonitorFixture &fixture, const Change &change)
{
    const qint64 number = fixture.add(u"sora_a1"_s);
    Task task = *fixture.monitor->latest(number);
    change(task);
    fixture.monitor->commit({task, {}});
    fixture.settle();
    return number;
}

} // namespace

void ClipsAtRiskTest::eachStateHasItsPlace_data()
{
    enum Place { Nowhere, ToBeHad, LeftAlone };
    QTest::addColumn<Change>("change");
    QTest::addColumn<bool>("toBeHad");
    QTest::addColumn<bool>("leftAlone");
    const auto row = [](const char *name, Place place, const Change &change) {
        QTest::newRow(name) << Change([change](Task &task) {
            complete(task);
            change(task);
        }) << (place == ToBeHad)
                            << (place == LeftAlone);
    };
    row("online", ToBeHad, [](Task &) {});
    row("copying", ToBeHad, [](Task &task) { task.clip = ClipState::Copying; });
    row("copying needs no key", ToBeHad, [](Task &task) { task.contact = Contact::NoKey; });
    row("dead link, asked again", ToBeHad, [](Task &task) { task.linkIsDead = true; });
    row("no link yet", ToBeHad, [](Task &task) { task.videoUrl.clear(); });
    row("dead link, key refused", LeftAlone, [](Task &task) {
        task.linkIsDead = true;
        task.contact = Contact::Refused;
    });
    row("dead link, no key", LeftAlone, [](Task &task) {
        task.linkIsDead = true;
        task.contact = Contact::NoKey;
    });
    row("link not followed", LeftAlone, [](Task &task) { task.linkIsRefused = true; });
    row("held", Nowhere, [](Task &task) { task.clip = ClipState::Held; });
    row("unverified", Nowhere, [](Task &task) { task.clip = ClipState::Unverified; });
    row("saved", Nowhere, [](Task &task) { task.clip = ClipState::Saved; });
    row("gone", Nowhere, [](Task &task) { task.clip = ClipState::Expired; });
    row("failed", Nowhere, [](Task &task) { task.status = Status::Failed; });
    row("running", Nowhere, [](Task &task) { task.status = Status::Processing; });
}

void ClipsAtRiskTest::eachStateHasItsPlace()
{
    QFETCH(Change, change);
    MonitorFixture fixture;
    ClipsAtRisk clips(*fixture.monitor);
    const qint64 number = added(fixture, change);
    QTEST(clips.toBeHad().contains(number), "toBeHad");
    QTEST(clips.leftAlone().contains(number), "leftAlone");
}

void ClipsAtRiskTest::aChangeIsToldOnceAndOnlyWhereItMatters()
{
    MonitorFixture fixture;
    ClipsAtRisk clips(*fixture.monitor);
    QSignalSpy changed(&clips, &ClipsAtRisk::changed);
    const qint64 number = added(fixture, complete);
    QCOMPARE(changed.size(), 1);
    Task task = *fixture.monitor->latest(number);
    task.clip = ClipState::Copying;
    fixture.monitor->commit({task, {}});
    fixture.settle();
    QCOMPARE(changed.size(), 1);
    task.linkIsRefused = true;
    fixture.monitor->commit({task, {}});
    fixture.settle();
    QCOMPARE(changed.size(), 2);
}

void ClipsAtRiskTest::aRemovedTaskIsNotAtRiskUntilItIsBroughtBack()
{
    MonitorFixture fixture;
    ClipsAtRisk clips(*fixture.monitor);
    const qint64 number = added(fixture, complete);
    fixture.monitor->remove({number});
    fixture.settle();
    QVERIFY(clips.toBeHad().empty());
    fixture.monitor->restore({number});
    fixture.settle();
    QVERIFY(clips.toBeHad().contains(number));
}

void ClipsAtRiskTest::whatWasRememberedIsTakenUp()
{
    MonitorFixture fixture;
    const qint64 number = added(fixture, complete);
    ClipsAtRisk all(*fixture.monitor);
    QVERIFY(all.toBeHad().empty());
    all.start();
    QVERIFY(all.toBeHad().contains(number));
    ClipsAtRisk one(*fixture.monitor);
    one.startOne(number + 1);
    QVERIFY(one.toBeHad().empty());
    one.startOne(number);
    QVERIFY(one.toBeHad().contains(number));
}

QTEST_GUILESS_MAIN(ClipsAtRiskTest)
#include "clips_at_risk_test.moc"
