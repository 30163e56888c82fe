// SPDX-License-Identifier: GPL-3.0-or-later
#include "wording/recovery_text.h"

#include "wording/time_text.h"

#include <QTest>

namespace rushes::test {

using namespace Qt::StringLiterals;

class RecoveryTextTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void itTellsWhyWhatIsHereAndWhereTheOldFileIs();
    void nothingThatCouldBeReadIsToldSo();
    void whereTheTasksOfALostListComeFromIsTold();
};

void RecoveryTextTest::itTellsWhyWhatIsHereAndWhereTheOldFileIs()
{
    const QString text = recoveryText({ErrorKind::DatabaseUnusable, u"malformed"_s}, 12, 3, 2,
                                      u"/profile/tasks.sqlite.set-aside"_s);
    QVERIFY(text.contains(u"malformed"_s));
    QVERIFY(text.contains(u"12"_s));
    QVERIFY(text.contains(u"beside them: 3."_s));
    QVERIFY(text.contains(u"nothing is known: 2. They stay there."_s));
    QVERIFY(text.contains(u"tasks.sqlite.set-aside"_s));
    QVERIFY(!recoveryText({ErrorKind::DatabaseVanished, {}}, 12, 0, 0, {}).contains(u"kept as"_s));
}

void RecoveryTextTest::nothingThatCouldBeReadIsToldSo()
{
    const QString text = recoveryText({ErrorKind::DatabaseUnusable, {}}, 0, 0, 0, {});
    QVERIFY(text.contains(u"No task"_s));
}

void RecoveryTextTest::whereTheTasksOfALostListComeFromIsTold()
{
    const Error gone{ErrorKind::DatabaseVanished, u"/profile"_s};
    const Moment made = *fromRfc3339(u"2026-11-21T12:00:00Z"_s);
    QCOMPARE(
        listSourcesText(gone, {.list = 4, .backup = 12, .backupMade = made, .clips = 3, .unknownClips = 1}),
        u"The profile's database is gone from /profile. Tasks that could be read from it: 4. Tasks from the "
        u"backup of %1: 12. "
        "Clips found by what is written beside them: 3. Clips in the profile's folder “clips” of which nothing is known: 1. They stay there."_s
            .arg(fullMomentText(made)));
    QCOMPARE(listSourcesText(gone, {.backup = 2, .backupMade = std::nullopt}),
             u"The profile's database is gone from /profile. Tasks from a backup: 2."_s);
    QCOMPARE(
        listSourcesText(gone, {}),
        u"The profile's database is gone from /profile. No task could be read from it or from a backup."_s);
}

} // namespace rushes::test

QTEST_GUILESS_MAIN(rushes::test::RecoveryTextTest)
#include "recovery_text_test.moc"
