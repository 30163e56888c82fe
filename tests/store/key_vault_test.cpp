// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/key_ring.h"
#include "store/key_vault.h"
#include "store/settings.h"
#include "support/fake_key_store.h"
#include "support/manual_clock.h"

#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

namespace rushes::test {

using namespace Qt::StringLiterals;

namespace {

const QString power = u"kyyAiPower"_s;
const QString react = u"kyyReactApiServer"_s;
const QString key = u"sk-0123456789abcdef"_s;

KeyStoreError failing(StoreTrouble trouble)
{
    return {trouble, u"its words"_s};
}

/// The catalogue's services, one of them moved to another base.
QVector<Service> movedTo(const QString &base)
{
    QVector<Service> services = ServiceCatalogue::builtIn().services();
    for (Service &service : services) {
        if (service.name == power)
            service.base = QUrl(base);
    }
    return services;
}

} // namespace

class KeyVaultTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
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
    void aServiceWithAnotherBaseGetsNoKeyStoredForTheFirst_data();
    void aServiceWithAnotherBaseGetsNoKeyStoredForTheFirst();
    void aRenamedServiceWithTheSameBaseFindsItsKey();
    void anotherProfileDoesNotFindTheKey();
    void aServiceThatMovesLosesItsKeyAtOnce();
    void aKeyOfAnUnknownNameIsNotForWhoeverGetsTheName();
    void aKeyOfAnUnknownNameIsNotStored();
    void noFileOfTheProfileHasTheKey();
    void anAnswerAfterTheEndIsHeardByNobody();

private:
    /// The same profile and store, with nothing in memory.
    void restart()
    {
        vault.reset();
        ring = std::make_unique<KeyRing>();
        settings = std::make_unique<Settings>(folder->filePath(u"settings.ini"_s));
        vault = std::make_unique<KeyVault>(*ring, clock, *settings, &store);
        vault->setServices(ServiceCatalogue::builtIn().services());
    }
    void storeKey()
    {
        vault->enter(power, key);
        store.answer();
        store.calls.clear();
    }

    std::unique_ptr<QTemporaryDir> folder;
    ManualClock clock;
    FakeKeyStore store;
    std::unique_ptr<KeyRing> ring;
    std::unique_ptr<Settings> settings;
    std::unique_ptr<KeyVault> vault;
};

void KeyVaultTest::init()
{
    folder = std::make_unique<QTemporaryDir>();
    store.content.clear();
    store.calls.clear();
    store.error.reset();
    restart();
}

void KeyVaultTest::cleanup()
{
    store.answer();
    vault.reset();
}

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

void KeyVaultTest::aServiceWithAnotherBaseGetsNoKeyStoredForTheFirst_data()
{
    QTest::addColumn<QString>("base");
    QTest::addColumn<bool>("isTheSame");
    QTest::newRow("the same, otherwise written") << u"https://ZCBSERVICE.aizfw.cn.:443/kyyAiPower/"_s << true;
    QTest::newRow("another host") << u"https://elsewhere.example/kyyAiPower"_s << false;
    QTest::newRow("another port") << u"https://zcbservice.aizfw.cn:8443/kyyAiPower"_s << false;
    QTest::newRow("another path") << u"https://zcbservice.aizfw.cn/kyyAiPower2"_s << false;
    QTest::newRow("a path above") << u"https://zcbservice.aizfw.cn"_s << false;
    QTest::newRow("a path in other letters") << u"https://zcbservice.aizfw.cn/kyyaipower"_s << false;
}

void KeyVaultTest::aServiceWithAnotherBaseGetsNoKeyStoredForTheFirst()
{
    QFETCH(const QString, base);
    QFETCH(const bool, isTheSame);
    storeKey();
    restart();
    vault->setServices(movedTo(base));
    vault->load({power});
    store.answer();
    QCOMPARE(ring->has(power), isTheSame);
}

void KeyVaultTest::aRenamedServiceWithTheSameBaseFindsItsKey()
{
    storeKey();
    restart();
    QVector<Service> services = ServiceCatalogue::builtIn().services();
    for (Service &service : services)
        service.name += u"-renamed"_s;
    vault->setServices(services);
    vault->load({power + u"-renamed"_s, power});
    store.answer();
    QCOMPARE(ring->key(power + u"-renamed"_s), key);
    QVERIFY(!ring->has(power));
}

void KeyVaultTest::anotherProfileDoesNotFindTheKey()
{
    storeKey();
    folder = std::make_unique<QTemporaryDir>();
    restart();
    vault->enter(react, u"sk-of-the-other-1"_s);
    store.answer();
    vault->load({power});
    store.answer();
    QVERIFY(!ring->has(power));
    QCOMPARE(store.content.size(), 2);
}

void KeyVaultTest::aServiceThatMovesLosesItsKeyAtOnce()
{
    storeKey();
    vault->enter(react, u"sk-other-1"_s);
    store.answer();
    vault->setServices(movedTo(u"https://elsewhere.example/kyyAiPower"_s));
    QVERIFY(!ring->has(power));
    QCOMPARE(vault->standing(power), KeyStanding{});
    QCOMPARE(ring->key(react), u"sk-other-1"_s);
    vault->load({power});
    store.answer();
    QVERIFY(!ring->has(power));
    // Nor one that was on its way.
    vault->setServices(ServiceCatalogue::builtIn().services());
    vault->load({power});
    vault->setServices(movedTo(u"https://elsewhere.example/kyyAiPower"_s));
    store.answer();
    QVERIFY(!ring->has(power));
}

void KeyVaultTest::aKeyOfAnUnknownNameIsNotForWhoeverGetsTheName()
{
    Service newcomer = ServiceCatalogue::builtIn().services().constFirst();
    newcomer.name = u"newcomer"_s;
    newcomer.base = QUrl(u"https://new.example"_s);
    QVector<Service> services = ServiceCatalogue::builtIn().services();
    services.append(newcomer);
    vault->useForSession(newcomer.name, key, KeySource::Variable);
    QVERIFY(ring->has(newcomer.name));
    QSignalSpy changed(vault.get(), &KeyVault::standingChanged);
    vault->setServices(services);
    QVERIFY(!ring->has(newcomer.name));
    QCOMPARE(vault->standing(newcomer.name), KeyStanding{});
    QVERIFY(!changed.isEmpty());
    // Known from now on, it is a service as others are.
    vault->enter(newcomer.name, key);
    vault->setServices(services);
    QCOMPARE(ring->key(newcomer.name), key);
}

void KeyVaultTest::aKeyOfAnUnknownNameIsNotStored()
{
    storeKey();
    vault->enter(u"nobody"_s, u"sk-nobody-0123456789"_s);
    QCOMPARE(vault->standing(u"nobody"_s).trouble, StoreTrouble::NoStore);
    QVERIFY(!vault->standing(u"nobody"_s).isBusy);
    vault->remove(u"nobody"_s);
    bool settled = false;
    vault->load({u"nobody"_s}, [&settled] { settled = true; });
    QVERIFY(settled);
    QVERIFY(!ring->has(u"nobody"_s));
    QCOMPARE(store.calls, QStringList());
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
