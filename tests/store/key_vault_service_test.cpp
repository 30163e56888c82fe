// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/key_vault_bench.h"

#include <QSignalSpy>
#include <QTest>

namespace rushes::test {

using namespace Qt::StringLiterals;

namespace {

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

/// A key is for the base that it was entered for, whatever its service is called.
class KeyVaultServiceTest final : public KeyVaultBench
{
    Q_OBJECT

private Q_SLOTS:
    void init() { begin(); }
    void cleanup() { end(); }
    void aServiceWithAnotherBaseGetsNoKeyStoredForTheFirst_data();
    void aServiceWithAnotherBaseGetsNoKeyStoredForTheFirst();
    void aRenamedServiceWithTheSameBaseFindsItsKey();
    void anotherProfileDoesNotFindTheKey();
    void aServiceThatMovesLosesItsKeyAtOnce();
    void aKeyOfAnUnknownNameIsNotForWhoeverGetsTheName();
    void aKeyOfAnUnknownNameIsNotStored();
};

void KeyVaultServiceTest::aServiceWithAnotherBaseGetsNoKeyStoredForTheFirst_data()
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

void KeyVaultServiceTest::aServiceWithAnotherBaseGetsNoKeyStoredForTheFirst()
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

void KeyVaultServiceTest::aRenamedServiceWithTheSameBaseFindsItsKey()
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

void KeyVaultServiceTest::anotherProfileDoesNotFindTheKey()
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

void KeyVaultServiceTest::aServiceThatMovesLosesItsKeyAtOnce()
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

void KeyVaultServiceTest::aKeyOfAnUnknownNameIsNotForWhoeverGetsTheName()
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

void KeyVaultServiceTest::aKeyOfAnUnknownNameIsNotStored()
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

} // namespace rushes::test

QTEST_GUILESS_MAIN(rushes::test::KeyVaultServiceTest)
#include "key_vault_service_test.moc"
