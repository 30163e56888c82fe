// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/task_rules.h"
#include "monitor/clip_quota.h"
#include "monitor/monitor_fixture.h"
#include "store/clip_store.h"

#include <QCryptographicHash>
#include <QRandomGenerator>
#include <QSignalSpy>
#include <QThreadPool>
#include <QtTest>

using namespace rushes;
using namespace rushes::test;
using namespace Qt::StringLiterals;

namespace {

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void write(const QString &path, const QByteArray &content)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(content), content.size());
}

/// Clips of ten bytes that are held, saved and lost by hand.
class QuotaFixture : public MonitorFixture
{
public:
    static constexpr qint64 clipBytes = 10;

    QuotaFixture()
        : MonitorFixture(false)
    {
        QVERIFY(store.prepare().ok());
        QVERIFY(QDir().mkpath(saved));
        quota.start();
    }

    qint64 hold(ClipState state = ClipState::Held)
    {
        const int index = ++m_count;
        const qint64 number = add(u"vgen_clip%1"_s.arg(index));
        ClipFacts facts;
        facts.heldFile = u"clip%1.mp4"_s.arg(index);
        facts.bytes = clipBytes;
        contents[number] = QByteArray::number(index).rightJustified(clipBytes, '.');
        facts.sha256 = QCryptographicHash::hash(contents[number], QCryptographicHash::Sha256);
        facts.heldAt = clock.wall() + std::chrono::seconds(index);
        write(store.pathOf(facts.heldFile), contents[number]);
        Task task = *monitor->latest(number);
        task.status = Status::Completed;
        Applied applied = clipHeld(task, facts);
        applied.task.clip = state;
        monitor->commit(applied);
        settleAll();
        return number;
    }
    void save(qint64 number)
    {
        const QString path = saved + u"/%1.mp4"_s.arg(number);
        write(path, contents[number]);
        monitor->commit(clipSaved(Task(*monitor->latest(number)), path));
        settleAll();
    }
    void settleAll()
    {
        // One clip goes after another.
        for (int round = 0; round < 40; ++round) {
            QThreadPool::globalInstance()->waitForDone();
            settle();
        }
    }
    [[nodiscard]] const ClipFacts &facts(qint64 number) const { return monitor->task(number)->clipFacts; }
    [[nodiscard]] bool isHeld(qint64 number) const { return !facts(number).heldFile.isEmpty(); }
    /// A file with the clip's bytes stands somewhere.
    [[nodiscard]] bool isThere(qint64 number) const
    {
        return (isHeld(number) && contentOf(store.pathOf(facts(number).heldFile)) == contents.at(number)) ||
               contentOf(facts(number).savedPath) == contents.at(number);
    }

    ClipStore store{folder.filePath(u"profile/clips"_s)};
    QString saved = folder.filePath(u"saved"_s);
    ClipQuota quota{*monitor, store};
    std::map<qint64, QByteArray> contents;

private:
    int m_count = 0;
};

} // namespace

class ClipQuotaTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void savedClipsGoTheOldestFirst();
    void nothingElseGoesUnasked();
    void aFullQuotaIsToldOnce();
    void aSavedFileIsLookedAtRightBefore_data();
    void aSavedFileIsLookedAtRightBefore();
    void withoutALimitNothingGoes();
    void whatIsRememberedCounts();
    void theOnlyCopyIsNeverTaken();
};

void ClipQuotaTest::savedClipsGoTheOldestFirst()
{
    QuotaFixture fixture;
    const qint64 first = fixture.hold();
    const qint64 second = fixture.hold();
    const qint64 third = fixture.hold();
    for (const qint64 number : {third, first, second})
        fixture.save(number);
    fixture.quota.setLimit(2 * QuotaFixture::clipBytes);
    fixture.settleAll();
    QVERIFY(!fixture.isHeld(first));
    QVERIFY(fixture.isHeld(second) && fixture.isHeld(third));
    QCOMPARE(fixture.quota.used(), 2 * QuotaFixture::clipBytes);
    // It is saved still, and plays from there.
    QCOMPARE(fixture.monitor->task(first)->clip, ClipState::Saved);
    QCOMPARE(contentOf(fixture.store.fileOf(fixture.facts(first))), fixture.contents[first]);
    QVERIFY(!QFile::exists(fixture.store.pathOf(u"clip1.mp4"_s)));
    // So it is after a restart.
    fixture.hold();
    fixture.settleAll();
    QVERIFY(!fixture.isHeld(second));
}

void ClipQuotaTest::nothingElseGoesUnasked()
{
    QuotaFixture fixture;
    const QSignalSpy full(&fixture.quota, &ClipQuota::full);
    const qint64 held = fixture.hold();
    const qint64 unverified = fixture.hold(ClipState::Unverified);
    fixture.save(unverified);
    fixture.quota.setLimit(1);
    fixture.settleAll();
    QVERIFY(fixture.isHeld(held) && fixture.isHeld(unverified));
    QCOMPARE(full.size(), 1);
    QCOMPARE(full[0][0].toLongLong(), 2 * QuotaFixture::clipBytes);
    QCOMPARE(full[0][1].toLongLong(), 1);
    // Saving it makes room by itself.
    fixture.save(held);
    QVERIFY(!fixture.isHeld(held));
    QVERIFY(fixture.isThere(held));
}

void ClipQuotaTest::aFullQuotaIsToldOnce()
{
    QuotaFixture fixture;
    const QSignalSpy full(&fixture.quota, &ClipQuota::full);
    fixture.quota.setLimit(15);
    const qint64 first = fixture.hold();
    QCOMPARE(full.size(), 0);
    fixture.hold();
    fixture.hold();
    QCOMPARE(full.size(), 1);
    fixture.save(first);
    fixture.quota.setLimit(100);
    fixture.quota.setLimit(5);
    fixture.settleAll();
    QCOMPARE(full.size(), 2);
}

void ClipQuotaTest::aSavedFileIsLookedAtRightBefore_data()
{
    QTest::addColumn<QString>("what");
    for (const auto *what :
         {"gone", "another of the same size", "longer", "a folder", "a link to the held file",
          "a link to nowhere", "the held file itself", "unreadable"})
        QTest::newRow(what) << QString::fromLatin1(what);
}

void ClipQuotaTest::aSavedFileIsLookedAtRightBefore()
{
    QFETCH(QString, what);
    QuotaFixture fixture;
    const qint64 number = fixture.hold();
    const QString held = fixture.store.pathOf(fixture.facts(number).heldFile);
    const QByteArray content = fixture.contents[number];
    QString path = fixture.saved + u"/a.mp4"_s;
    if (what == u"another of the same size")
        write(path, QByteArray(content.size(), 'x'));
    else if (what == u"longer")
        write(path, content + "x");
    else if (what == u"a folder")
        QVERIFY(QDir().mkpath(path));
    else if (what == u"a link to the held file")
        QVERIFY(QFile::link(held, path));
    else if (what == u"a link to nowhere")
        QVERIFY(QFile::link(path + u"x"_s, path));
    else if (what == u"the held file itself")
        path = held;
    else if (what == u"unreadable")
        QVERIFY(QFile::link(u"/proc/self/mem"_s, path));
    fixture.monitor->commit(clipSaved(Task(*fixture.monitor->latest(number)), path));
    fixture.quota.setLimit(1);
    fixture.settleAll();
    QVERIFY(fixture.isHeld(number));
    QCOMPARE(contentOf(held), content);
}

void ClipQuotaTest::withoutALimitNothingGoes()
{
    QuotaFixture fixture;
    const qint64 number = fixture.hold();
    fixture.save(number);
    QVERIFY(fixture.isHeld(number));
    QCOMPARE(fixture.quota.limit(), 0);
}

void ClipQuotaTest::whatIsRememberedCounts()
{
    QuotaFixture fixture;
    const qint64 number = fixture.hold();
    fixture.save(number);
    ClipQuota next(*fixture.monitor, fixture.store);
    next.setLimit(1);
    QCOMPARE(next.used(), 0);
    next.start();
    fixture.settleAll();
    QVERIFY(!fixture.isHeld(number));
    QCOMPARE(next.used(), 0);
    fixture.monitor->remove({number});
    fixture.settleAll();
}

/// Whatever a user does in whatever order, each clip stays somewhere, unless the user removed it.
void ClipQuotaTest::theOnlyCopyIsNeverTaken()
{
    const quint32 seed = QRandomGenerator::global()->generate();
    QRandomGenerator random(seed);
    int evicted = 0;
    for (int run = 0; run < 20; ++run) {
        QuotaFixture fixture;
        QVector<qint64> all;
        std::set<qint64> lostByUser;
        for (int step = 0; step < 25; ++step) {
            const qint64 some = all.isEmpty() ? 0 : all.at(random.bounded(int(all.size())));
            switch (random.bounded(6)) {
            case 0:
            case 1:
                all.append(fixture.hold());
                break;
            case 2:
                if (some && !lostByUser.contains(some))
                    fixture.save(some);
                break;
            case 3: // the user deletes or changes the saved file
                if (some && !fixture.facts(some).savedPath.isEmpty()) {
                    if (random.bounded(2))
                        QFile::remove(fixture.facts(some).savedPath);
                    else
                        write(fixture.facts(some).savedPath, "0123456789");
                    if (!fixture.isHeld(some))
                        lostByUser.insert(some);
                }
                break;
            case 4:
                fixture.quota.setLimit(random.bounded(8) * QuotaFixture::clipBytes);
                break;
            case 5:
                fixture.quota.setLimit(1);
                break;
            }
            fixture.settleAll();
            for (const qint64 number : std::as_const(all)) {
                if (!lostByUser.contains(number))
                    QVERIFY2(fixture.isThere(number),
                             qPrintable(u"seed %1, run %2, step %3"_s.arg(seed).arg(run).arg(step)));
            }
        }
        for (const qint64 number : std::as_const(all))
            evicted += !fixture.isHeld(number);
    }
    QVERIFY(evicted > 0);
}

QTEST_GUILESS_MAIN(ClipQuotaTest)
#include "clip_quota_test.moc"
