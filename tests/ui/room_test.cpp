// SPDX-License-Identifier: GPL-3.0-or-later
#include "monitor/clip_quota.h"
#include "monitor/task_monitor.h"
#include "store/clip_store.h"
#include "store/profile.h"
#include "store/profile_place.h"
#include "store/settings.h"
#include "ui/add/notice_bar.h"
#include "ui/engine_fixture.h"
#include "ui/main_window/main_window.h"
#include "ui/main_window/profile_carrier.h"
#include "ui/main_window/room_notices.h"
#include "ui/main_window/selection_facts.h"
#include "ui/main_window/status_line.h"
#include "ui/settings/profile_section.h"

#include <QPushButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QtTest>

using namespace rushes;
using namespace rushes::test;
using namespace Qt::StringLiterals;

namespace {

const QString service = u"kyyReactApiServer"_s;

} // namespace

class RoomTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aFullDiskIsSaidInTheStatusLine();
    void theQuotaIsASetting();
    void aFullQuotaSaysWhatCanBeDone();
    void anEvictedClipStillPlaysAndSaves();
    void aMoveOfTheProfileCountsOnceApplied();
    void aMoveToAFolderThatIsInUseGoesIntoOneOfItsOwn();
    void aMoveThatCannotBeIsToldAndForgotten();
    void theMoveIsMadeAtTheNextStart();
};

void RoomTest::aFullDiskIsSaidInTheStatusLine()
{
    WatchState state;
    QVERIFY(troublesOf(state, ServiceCatalogue::builtIn(), {}).isEmpty());
    state.diskIsFull = true;
    const QVector<WatchTrouble> troubles = troublesOf(state, ServiceCatalogue::builtIn(), {});
    QCOMPARE(troubles.size(), 1);
    QCOMPARE(troubles[0].tone, Tone::Danger);
    QVERIFY(troubles[0].text.contains(u"disk"));
}

void RoomTest::theQuotaIsASetting()
{
    EngineFixture fixture;
    QCOMPARE(fixture.engine().settings().heldQuota(), 20'000'000'000);
    QCOMPARE(fixture.engine().quota().limit(), 20'000'000'000);
    ProfileSection section(fixture.engine());
    section.load();
    auto *quota = section.findChild<QSpinBox *>(u"heldQuota"_s);
    QCOMPARE(quota->value(), 20);
    quota->setValue(7);
    QCOMPARE(fixture.engine().quota().limit(), 20'000'000'000); // not before it is applied
    QVERIFY(section.check());
    section.apply();
    QCOMPARE(fixture.engine().quota().limit(), 7'000'000'000);
    quota->setValue(0);
    section.apply();
    QCOMPARE(fixture.engine().settings().heldQuota(), 0);
    QVERIFY(!quota->specialValueText().isEmpty());
}

void RoomTest::aFullQuotaSaysWhatCanBeDone()
{
    EngineFixture fixture;
    RoomNotices notices(fixture.engine(), nullptr);
    QVector<Notice> told;
    connect(&notices, &RoomNotices::notice, this, [&](const Notice &notice) { told.append(notice); });
    const QSignalSpy save(&notices, &RoomNotices::saveAllRequested);
    const QSignalSpy settings(&notices, &RoomNotices::settingsRequested);
    Q_EMIT fixture.engine().quota().full(21'300'000'000, 20'000'000'000);
    QCOMPARE(told.size(), 1);
    QCOMPARE(told[0].tone, Tone::Warning);
    QVERIFY(told[0].text.contains(u"21.3\u00A0GB") && told[0].text.contains(u"20.0\u00A0GB"));
    QCOMPARE(told[0].offers.size(), 2);
    told[0].offers[0].action();
    told[0].offers[1].action();
    QCOMPARE(save.size(), 1);
    QCOMPARE(settings.size(), 1);
}

void RoomTest::anEvictedClipStillPlaysAndSaves()
{
    Task task;
    task.status = Status::Completed;
    task.clip = ClipState::Saved;
    task.clipFacts.savedPath = u"/videos/a.mp4"_s;
    const SelectionFacts facts = factsOf({&task}, ServiceCatalogue::builtIn());
    QVERIFY(facts.anyHere);
    QCOMPARE(facts.onlyCopies, 0);
    EngineFixture fixture;
    QCOMPARE(fixture.engine().clips().fileOf(task.clipFacts), u"/videos/a.mp4"_s);
}

void RoomTest::aMoveOfTheProfileCountsOnceApplied()
{
    EngineFixture fixture;
    const QTemporaryDir other;
    const QString profile = fixture.engine().profile().folder();
    ProfileSection section(fixture.engine());
    section.load();
    section.moveTo(other.path());
    QVERIFY(!pendingMove(profile));
    QVERIFY(section.check());
    section.apply();
    QCOMPARE(pendingMove(profile)->to, other.path());

    // It is remembered, and can be taken back.
    ProfileSection again(fixture.engine());
    again.load();
    again.findChild<QPushButton *>(u"moveProfile"_s)->click();
    again.apply();
    QVERIFY(!pendingMove(profile));
}

void RoomTest::aMoveToAFolderThatIsInUseGoesIntoOneOfItsOwn()
{
    EngineFixture fixture;
    const QTemporaryDir other;
    QVERIFY(QDir(other.path()).mkdir(u"photos"_s));
    ProfileSection section(fixture.engine());
    section.load();
    section.moveTo(other.path());
    section.apply();
    QCOMPARE(pendingMove(fixture.engine().profile().folder())->to, other.filePath(u"Rushes-profile"_s));
}

void RoomTest::aMoveThatCannotBeIsToldAndForgotten()
{
    EngineFixture fixture;
    ProfileSection section(fixture.engine());
    section.load();
    section.moveTo(fixture.engine().profile().folder() + u"/inside"_s);
    section.apply();
    QVERIFY(!pendingMove(fixture.engine().profile().folder()));
}

void RoomTest::theMoveIsMadeAtTheNextStart()
{
    const QTemporaryDir folder;
    const QString from = folder.filePath(u"from"_s);
    const QString to = folder.filePath(u"to"_s);
    QVERIFY(QDir().mkpath(from));
    QFile settings(Profile::settingsPath(from));
    QVERIFY(settings.open(QIODevice::WriteOnly));
    settings.close();
    QVERIFY(!carryProfile(from)); // nothing was asked for
    QVERIFY(setPendingMove(from, {.to = to}).ok());
    QVERIFY(!carryProfile(from));
    QVERIFY(QFileInfo::exists(Profile::settingsPath(to)));
    // One that fails is told.
    QVERIFY(setPendingMove(to, {.to = Profile::settingsPath(to)}).ok());
    const std::optional<Error> trouble = carryProfile(to);
    QVERIFY(trouble.has_value());
    QVERIFY(RoomNotices::notMoved(*trouble).text.size() > 10);
}

QTEST_MAIN(RoomTest)
#include "room_test.moc"
