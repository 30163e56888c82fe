// SPDX-License-Identifier: GPL-3.0-or-later
#include "wording/recovery_text.h"

#include <QTest>

namespace rushes::test {

using namespace Qt::StringLiterals;

class RecoveryTextTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void itTellsWhyWhatIsHereAndWhereTheOldFileIs();
    void nothingThatCouldBeReadIsToldSo();
};

void RecoveryTextTest::itTellsWhyWhatIsHereAndWhereTheOldFileIs()
{
    const QString text = recoveryText({ErrorKind::DatabaseUnusable, u"malformed"_s}, 12, 3, u"/profile/tasks.sqlite.set-aside"_s);
    QVERIFY(text.contains(u"malformed"_s));
    QVERIFY(text.contains(u"12"_s));
    QVERIFY(text.contains(u'3'));
    QVERIFY(text.contains(u"tasks.sqlite.set-aside"_s));
    QVERIFY(!recoveryText({ErrorKind::DatabaseVanished, {}}, 12, 0, {}).contains(u"kept as"_s));
}

void RecoveryTextTest::nothingThatCouldBeReadIsToldSo()
{
    const QString text = recoveryText({ErrorKind::DatabaseUnusable, {}}, 0, 0, {});
    QVERIFY(text.contains(u"No task"_s));
}

} // namespace rushes::test

QTEST_GUILESS_MAIN(rushes::test::RecoveryTextTest)
#include "recovery_text_test.moc"
