// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/key_vault_bench.h"

#include <QFile>
#include <QSignalSpy>
#include <QTest>

namespace rushes::test {

using namespace Qt::StringLiterals;

namespace {

KeyStoreError failing(StoreTrouble trouble)
{
    return {trouble, u"its words"_s};
}

} // namespace

/// A key from its entering to its removal, and a store that is slow, locked or not there.
class KeyVaultTest final : public KeyVaultBench
{
    Q_OBJECT

private Q_SLOTS:
    void init() { begin(); }
    void cleanup() { end(); }
    void whatIsEnteredIsUsedAtOnceAndFoundAfterARestart();
    void aProfileThatStoredNothingDoesNotAskTheStore();
    void withoutAStoreAKeyIsForThisSession();
    void aStoreThatDoesNotTakeTheKeyLeavesItForThisSession_data();
    void aStoreThatDoesNotTakeTheKeyLeavesItForThisSession();
    void aStoreThatHangsIsToldAsLockedAndCountsWhenItComes();
    void aWriteThatHangsIsToldAsLockedAndCountsWhenItComes();
    void aLockedStoreIsAskedOnceForAllServices();
    void loadSettlesOnceWhenAllIsRead();
    void aLateAnswerNeverReplacesWhatWasEnteredMeanwhile();
    void aGivenKeyGoesBeforeAStoredOneAndIsNeverStored();
    void removingForgetsHereAndThere();
    void aRemovalThatFailsIsTold();
    void noFileOfTheProfileHasTheKey();
    void anAnswerAfterTheEndIsHeardByNobody();
};

void KeyVaultTest::whatIsEnteredIsUsedAtOnceAndFoundAfterARestart()
{
    QCOMPARE(vault->standing(power), KeyStanding{});
    vault->enter(power, u" %1\n"_s.arg(key));
    QCOMPARE(ring->key(power), key);
    QCOMPARE(vault->standing(power).source, KeySource::Session);
    QVERIFY(vault->standing(power).isBusy);
    store.answer();
    QCOMPARE(vault->standing(power), KeyStanding{.source = KeySource::Store});
    QCOMPARE(store.content.values(), QStringList{key});

    restart();
    const QSignalSpy changed(ring.get(), &KeyRing::changed);
    vault->load({power, react});
    QVERIFY(!ring->has(power));
    store.answer();
    QCOMPARE(ring->key(power), key);
    QVERIFY(!ring->has(react));
    QCOMPARE(changed.size(), 1);
    QCOMPARE(vault->standing(power), KeyStanding{.source = KeySource::Store});
    QCOMPARE(vault->standing(react), KeyStanding{});
}

void KeyVaultTest::aProfileThatStoredNothingDoesNotAskTheStore()
{
    bool settled = false;
    vault->load({power, react}, [&settled] { settled = true; });
    QVERIFY(settled);
    vault->remove(power);
    QCOMPARE(store.calls, QStringList());
}

void KeyVaultTest::withoutAStoreAKeyIsForThisSession()
{
    KeyVault alone(*ring, clock, *settings, nullptr);
    alone.setServices(ServiceCatalogue::builtIn().services());
    QVERIFY(!alone.hasStore());
    alone.enter(power, key);
    QCOMPARE(ring->key(power), key);
    QCOMPARE(alone.standing(power).source, KeySource::Session);
    QVERIFY(alone.standing(power).trouble == StoreTrouble::NoStore);
    QVERIFY(!alone.standing(power).isBusy);
    alone.remove(power);
    QCOMPARE(alone.standing(power), KeyStanding{});
    QCOMPARE(settings->keyStoreName(), QString());
}

void KeyVaultTest::aStoreThatDoesNotTakeTheKeyLeavesItForThisSession_data()
{
    QTest::addColumn<int>("trouble");
    QTest::newRow("no store") << int(StoreTrouble::NoStore);
    QTest::newRow("locked") << int(StoreTrouble::Locked);
    QTest::newRow("refused") << int(StoreTrouble::Refused);
    QTest::newRow("failed") << int(StoreTrouble::Failed);
}

void KeyVaultTest::aStoreThatDoesNotTakeTheKeyLeavesItForThisSession()
{
    QFETCH(const int, trouble);
    store.error = failing(StoreTrouble(trouble));
    vault->enter(power, key);
    store.answer();
    QCOMPARE(ring->key(power), key);
    QCOMPARE(vault->standing(power), (KeyStanding{.source = KeySource::Session,
                                                  .step = StoreStep::Writing,
                                                  .isBusy = false,
                                                  .trouble = StoreTrouble(trouble),
                                                  .detail = u"its words"_s}));
}

void KeyVaultTest::aStoreThatHangsIsToldAsLockedAndCountsWhenItComes()
{
    storeKey();
    restart();
    int settled = 0;
    vault->load({power, react}, [&settled] { ++settled; });
    clock.advance(KeyVault::patience - 1ms);
    QCOMPARE(settled, 0);
    clock.advance(1ms);
    QCOMPARE(settled, 1);
    QVERIFY(vault->standing(power).trouble == StoreTrouble::Locked);
    QVERIFY(vault->standing(react).trouble == StoreTrouble::Locked);
    QVERIFY(vault->standing(power).isBusy);
    QVERIFY(!ring->has(power));
    store.answer(); // it was unlocked
    QCOMPARE(ring->key(power), key);
    QCOMPARE(vault->standing(power), KeyStanding{.source = KeySource::Store});
    QCOMPARE(vault->standing(react), KeyStanding{});
    QCOMPARE(settled, 1);
}

void KeyVaultTest::aWriteThatHangsIsToldAsLockedAndCountsWhenItComes()
{
    vault->enter(power, key);
    const QSignalSpy told(vault.get(), &KeyVault::standingChanged);
    clock.advance(KeyVault::patience);
    QCOMPARE(told.size(), 1);
    QVERIFY(vault->standing(power).trouble == StoreTrouble::Locked);
    QCOMPARE(vault->standing(power).source, KeySource::Session);
    store.answer();
    QCOMPARE(vault->standing(power), KeyStanding{.source = KeySource::Store});
}

void KeyVaultTest::aLockedStoreIsAskedOnceForAllServices()
{
    storeKey();
    restart();
    store.error = failing(StoreTrouble::Locked);
    bool settled = false;
    vault->load({power, react}, [&settled] { settled = true; });
    store.answer();
    QVERIFY(settled);
    QCOMPARE(store.calls.size(), 1);
    for (const QString &service : {power, react}) {
        QVERIFY(vault->standing(service).trouble == StoreTrouble::Locked);
        QVERIFY(!vault->standing(service).isBusy);
    }
    // Asked again once it is open.
    store.error.reset();
    vault->load({power, react});
    store.answer();
    QCOMPARE(ring->key(power), key);
    QCOMPARE(vault->standing(react), KeyStanding{});
}

void KeyVaultTest::loadSettlesOnceWhenAllIsRead()
{
    storeKey();
    restart();
    int settled = 0;
    vault->load({power, react}, [&settled] { ++settled; });
    store.answerOne();
    QCOMPARE(settled, 0);
    store.answerOne();
    QCOMPARE(settled, 1);
    clock.advance(KeyVault::patience);
    QCOMPARE(settled, 1);
    QCOMPARE(clock.alarmCount(), 0);
}

void KeyVaultTest::aLateAnswerNeverReplacesWhatWasEnteredMeanwhile()
{
    storeKey();
    restart();
    vault->load({power});
    vault->enter(power, u"sk-newer-1"_s);
    store.answer();
    QCOMPARE(ring->key(power), u"sk-newer-1"_s);
    QCOMPARE(store.content.values(), QStringList{u"sk-newer-1"_s});

    restart();
    vault->load({power});
    vault->remove(power);
    store.answer();
    QVERIFY(!ring->has(power));
    QVERIFY(store.content.isEmpty());
    QCOMPARE(vault->standing(power), KeyStanding{});
}

void KeyVaultTest::aGivenKeyGoesBeforeAStoredOneAndIsNeverStored()
{
    storeKey();
    for (const KeySource source : {KeySource::Variable, KeySource::File}) {
        restart();
        vault->useForSession(power, u"sk-given-1"_s, source);
        vault->load({power, react});
        store.answer();
        QCOMPARE(ring->key(power), u"sk-given-1"_s);
        QCOMPARE(vault->standing(power), KeyStanding{.source = source});
        QCOMPARE(store.content.values(), QStringList{key});
    }
}

void KeyVaultTest::removingForgetsHereAndThere()
{
    storeKey();
    vault->remove(power);
    QVERIFY(!ring->has(power));
    store.answer();
    QVERIFY(store.content.isEmpty());
    QCOMPARE(vault->standing(power), KeyStanding{});
    // Of a key that came from elsewhere too.
    storeKey();
    restart();
    vault->useForSession(power, u"sk-given-1"_s, KeySource::Variable);
    vault->remove(power);
    store.answer();
    QVERIFY(store.content.isEmpty());
}

void KeyVaultTest::aRemovalThatFailsIsTold()
{
    storeKey();
    store.error = failing(StoreTrouble::Refused);
    vault->remove(power);
    QVERIFY(!ring->has(power));
    store.answer();
    QCOMPARE(vault->standing(power).step, StoreStep::Removing);
    QVERIFY(vault->standing(power).trouble == StoreTrouble::Refused);
    QCOMPARE(store.content.values(), QStringList{key});
}

void KeyVaultTest::noFileOfTheProfileHasTheKey()
{
    storeKey();
    restart();
    QFile file(folder->filePath(u"settings.ini"_s));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray content = file.readAll();
    QVERIFY(!content.isEmpty());
    QVERIFY(!content.contains(key.left(8).toUtf8()));
    // Nor has the name under which it is stored.
    for (const QString &name : store.content.keys())
        QVERIFY(!name.contains(key.left(8)));
}

void KeyVaultTest::anAnswerAfterTheEndIsHeardByNobody()
{
    storeKey();
    restart();
    bool settled = false;
    vault->load({power}, [&settled] { settled = true; });
    vault.reset();
    store.answer();
    clock.advance(KeyVault::patience);
    QVERIFY(!settled);
    QVERIFY(!ring->has(power));
}

} // namespace rushes::test

QTEST_GUILESS_MAIN(rushes::test::KeyVaultTest)
#include "key_vault_test.moc"
