// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/system_clock.h"
#include "engine/engine.h"
#include "engine/user_services.h"
#include "simulator/simulator.h"
#include "store/key_ring.h"
#include "store/key_vault.h"
#include "support/fake_key_store.h"
#include "support/manual_clock.h"
#include "ui/settings/keys_page.h"
#include "ui/style/text_labels.h"

#include <QLineEdit>
#include <QPushButton>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

namespace rushes::test {

using namespace Qt::StringLiterals;

namespace {

const QString react = u"kyyReactApiServer"_s;
const QString power = u"kyyAiPower"_s;
const QString key = u"sk-0123456789abcdef"_s;

} // namespace

/// The page of keys over a key store in memory and the simulator on loopback.
class KeysPageTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void aKeyIsStoredAndThePageSaysSo();
    void whereThereIsNoStoreThePageSaysThatItIsForThisSession();
    void aLockedStoreIsToldAndAskedAgain();
    void aKeyFromTheEnvironmentIsNamedSo();
    void aStoredKeyIsSeenOnlyWhileShowIsDown();
    void aRemovalThatFailsIsToldAndCanBeTriedAgain();
    void theTestTellsWorksFromRefusedFromNoContact();
    void whatIsEnteredIsWhatIsTested();
    void withoutAKeyThereIsNothingToTest();
    void anAnswerAboutAnotherKeyIsNotShown();
    void whatWasTypedForOneAddressIsForNoOther();

private:
    void open(std::unique_ptr<FakeKeyStore> store);
    template<typename Widget>
    [[nodiscard]] Widget *part(const QString &name, const QString &service = react) const
    {
        auto *found = m_page->findChild<Widget *>(name + u'-' + service);
        Q_ASSERT(found);
        return found;
    }
    [[nodiscard]] QString state(const QString &service = react) const
    {
        return part<QLabel>(u"state"_s, service)->text();
    }
    [[nodiscard]] QString trouble() const { return part<WrappedLabel>(u"trouble"_s)->text(); }
    [[nodiscard]] QString result() const { return part<WrappedLabel>(u"result"_s)->text(); }
    void press(const QString &button) const { QTest::mouseClick(part<QPushButton>(button), Qt::LeftButton); }
    void enter(const QString &text) const
    {
        part<QLineEdit>(u"key"_s)->clear();
        QTest::keyClicks(part<QLineEdit>(u"key"_s), text);
    }

    SystemClock m_realClock;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Simulator> m_simulator;
    FakeKeyStore *m_store = nullptr; ///< the engine's
    ManualClock *m_clock = nullptr;  ///< the same
    std::unique_ptr<Engine> m_engine;
    std::unique_ptr<KeysPage> m_page;
};

void KeysPageTest::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_simulator = std::make_unique<Simulator>(m_realClock);
    QVERIFY(m_simulator->listen().ok());
    m_simulator->setKey(key);
    open(std::make_unique<FakeKeyStore>());
}

void KeysPageTest::cleanup()
{
    m_page.reset();
    m_engine.reset();
    m_simulator.reset();
    m_folder.reset();
}

void KeysPageTest::open(std::unique_ptr<FakeKeyStore> store)
{
    m_page.reset();
    m_engine.reset();
    EngineOptions options;
    options.profileFolder = m_folder->filePath(u"profile"_s);
    Service service = *ServiceCatalogue::builtIn().find(react);
    service.base = QUrl(m_simulator->address().toString() + u"/kyyReactApiServer"_s);
    options.catalogue = ServiceCatalogue::builtIn().withService(service);
    auto clock = std::make_unique<ManualClock>();
    m_clock = clock.get();
    options.clock = std::move(clock);
    options.clipHelper = u"/none"_s;
    m_store = store.get();
    options.keyStore = std::move(store);
    auto opened = Engine::open(std::move(options));
    QVERIFY(opened.ok());
    m_engine = std::move(opened).value();
    m_page = std::make_unique<KeysPage>(*m_engine, nullptr);
    m_page->load();
    m_page->resize(700, 500);
    m_page->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_page.get()));
}

void KeysPageTest::aKeyIsStoredAndThePageSaysSo()
{
    QCOMPARE(state(), u"No key"_s);
    enter(key);
    QVERIFY(m_page->check());
    m_page->apply();
    QCOMPARE(state(), u"Being stored …"_s);
    m_store->answer();
    QCOMPARE(state(), u"In the key store"_s);
    QCOMPARE(state(power), u"No key"_s);
    QCOMPARE(m_store->content.values(), QStringList{key});
    QVERIFY(!part<WrappedLabel>(u"trouble"_s)->isVisible());
}

void KeysPageTest::whereThereIsNoStoreThePageSaysThatItIsForThisSession()
{
    m_store->error = KeyStoreError{StoreTrouble::NoStore, {}};
    enter(key);
    m_page->apply();
    m_store->answer();
    QCOMPARE(state(), u"For this session only"_s);
    QVERIFY(part<WrappedLabel>(u"trouble"_s)->isVisible());
    QVERIFY2(trouble().contains(u"no key store"), qPrintable(trouble()));
    QVERIFY(!part<QPushButton>(u"again"_s)->isVisible());
    QVERIFY(m_page->findChild<WrappedLabel *>(u"intro"_s)->text().contains(u"key store"));
    open(nullptr); // as in the demo
    QCOMPARE(m_page->findChild<WrappedLabel *>(u"intro"_s)->text(),
             u"Keys are kept for this session only."_s);
}

void KeysPageTest::aLockedStoreIsToldAndAskedAgain()
{
    enter(key);
    m_page->apply();
    m_store->answer();
    auto store = std::make_unique<FakeKeyStore>();
    store->content = m_store->content;
    open(std::move(store));
    m_engine->keyVault().load({react, power});
    QCOMPARE(state(), u"Asking the key store …"_s);
    m_clock->advance(KeyVault::patience);
    QCOMPARE(state(), u"The key store is locked"_s);
    QVERIFY(!part<QPushButton>(u"again"_s)->isVisible()); // its answer is still to come
    m_store->error = KeyStoreError{StoreTrouble::Locked, {}};
    m_store->answer();
    QCOMPARE(state(), u"The key store is locked"_s);
    QVERIFY(part<QPushButton>(u"again"_s)->isVisible());
    m_store->error.reset();
    press(u"again"_s);
    m_store->answer();
    QCOMPARE(state(), u"In the key store"_s);
    QCOMPARE(state(power), u"No key"_s);
}

void KeysPageTest::aKeyFromTheEnvironmentIsNamedSo()
{
    m_engine->keyVault().useForSession(react, key, KeySource::Variable);
    QCOMPARE(state(), u"From RUSHES_API_KEY"_s);
    QCOMPARE(m_store->calls, QStringList());
}

void KeysPageTest::aStoredKeyIsSeenOnlyWhileShowIsDown()
{
    const auto seen = [this] {
        QStringList texts;
        for (const QLabel *label : m_page->findChildren<QLabel *>())
            texts.append(label->text());
        for (const QLineEdit *field : m_page->findChildren<QLineEdit *>())
            texts.append(field->text() + field->placeholderText() + field->toolTip() +
                         field->accessibleName());
        return texts.join(u'\n').contains(key.left(8));
    };
    m_engine->keyVault().enter(react, key);
    m_store->answer();
    QVERIFY(!seen());
    press(u"show"_s);
    QVERIFY(part<WrappedLabel>(u"stored"_s)->isVisible());
    QCOMPARE(part<WrappedLabel>(u"stored"_s)->text(), key);
    QCOMPARE(part<WrappedLabel>(u"stored"_s)->textInteractionFlags() & Qt::TextSelectableByMouse,
             Qt::TextInteractionFlags());
    press(u"show"_s);
    QVERIFY(!seen());
    press(u"show"_s);
    m_page->hide(); // another page, or the end of the dialog
    QVERIFY(!seen());
    QVERIFY(!part<QPushButton>(u"show"_s)->isChecked());
}

void KeysPageTest::aRemovalThatFailsIsToldAndCanBeTriedAgain()
{
    m_engine->keyVault().enter(react, key);
    m_store->answer();
    m_store->error = KeyStoreError{StoreTrouble::Failed, u"its words"_s};
    press(u"remove"_s);
    m_page->apply();
    m_store->answer();
    QVERIFY(!m_engine->keys().has(react));
    QCOMPARE(state(), u"Still in the key store"_s);
    QVERIFY2(trouble().contains(u"its words"), qPrintable(trouble()));
    m_store->error.reset();
    press(u"again"_s);
    m_store->answer();
    QCOMPARE(state(), u"No key"_s);
    QVERIFY(m_store->content.isEmpty());
}

void KeysPageTest::theTestTellsWorksFromRefusedFromNoContact()
{
    m_engine->keyVault().enter(react, key);
    press(u"test"_s);
    QVERIFY(!part<QPushButton>(u"test"_s)->isEnabled());
    QTRY_VERIFY2(result().startsWith(u"The key works."), qPrintable(result()));
    QVERIFY2(result().contains(u"vgen_rushes-key-test"), qPrintable(result()));
    m_engine->keyVault().enter(react, u"sk-wrong-0123456789"_s);
    m_clock->advance(31s);
    press(u"test"_s);
    QTRY_VERIFY2(result().startsWith(u"The service refused the key."), qPrintable(result()));
    m_simulator->close();
    m_clock->advance(31s);
    press(u"test"_s);
    QTRY_VERIFY2(result().startsWith(u"No contact"), qPrintable(result()));
}

void KeysPageTest::whatIsEnteredIsWhatIsTested()
{
    m_engine->keyVault().enter(react, u"sk-wrong-0123456789"_s);
    enter(key);
    press(u"test"_s);
    QTRY_VERIFY2(result().startsWith(u"The key works."), qPrintable(result()));
    // It is tested, not taken.
    QCOMPARE(m_engine->keys().key(react), u"sk-wrong-0123456789"_s);
    enter(u"a key"_s);
    QVERIFY(!part<QPushButton>(u"test"_s)->isEnabled());
    QCOMPARE(result(), QString());
}

void KeysPageTest::withoutAKeyThereIsNothingToTest()
{
    QVERIFY(!part<QPushButton>(u"test"_s)->isEnabled());
    enter(key);
    QVERIFY(part<QPushButton>(u"test"_s)->isEnabled());
    QVERIFY(!part<QPushButton>(u"test"_s, power)->isEnabled());
}

void KeysPageTest::anAnswerAboutAnotherKeyIsNotShown()
{
    enter(key);
    press(u"test"_s);
    enter(key + u'x');
    QTRY_COMPARE(m_simulator->requests().size(), 1);
    QTest::qWait(0);
    QCOMPARE(result(), QString());
    QVERIFY(part<QPushButton>(u"test"_s)->isEnabled());
}

void KeysPageTest::whatWasTypedForOneAddressIsForNoOther()
{
    const auto ownAt = [](const QString &base) {
        Service own = *ServiceCatalogue::builtIn().find(power);
        own.name = u"own"_s;
        own.title = u"Own"_s;
        own.base = QUrl(base);
        return own;
    };
    const auto move = [&](const QString &base) {
        QVERIFY(m_engine->userServices().replace({ownAt(base)}).ok());
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete); // rows that went
    };
    const QString own = u"own"_s;
    move(u"https://own.example/api"_s);
    m_engine->keyVault().enter(own, key);
    m_store->answer();
    QCOMPARE(state(own), u"In the key store"_s);
    QTest::mouseClick(part<QPushButton>(u"show"_s, own), Qt::LeftButton);
    QCOMPARE(part<WrappedLabel>(u"stored"_s, own)->text(), key);
    QTest::keyClicks(part<QLineEdit>(u"key"_s, own), u"sk-typed-0123456789"_s);
    enter(u"sk-react-0123456789"_s);

    // The same place: what is typed stays.
    move(u"https://OWN.example/api/"_s);
    QCOMPARE(part<QLineEdit>(u"key"_s, own)->text(), u"sk-typed-0123456789"_s);
    // Another: neither what is typed nor what is known is its.
    move(u"https://own.example/other"_s);
    m_store->answer();
    QCOMPARE(part<QLineEdit>(u"key"_s, own)->text(), QString());
    QCOMPARE(part<WrappedLabel>(u"stored"_s, own)->text(), QString());
    QVERIFY(!part<QPushButton>(u"show"_s, own)->isChecked());
    QVERIFY(!part<QPushButton>(u"test"_s, own)->isEnabled());
    QCOMPARE(state(own), u"No key"_s);
    QCOMPARE(part<QLineEdit>(u"key"_s)->text(), u"sk-react-0123456789"_s); // another row's
    m_page->apply();
    m_store->answer();
    QVERIFY(!m_engine->keys().has(own));
    QVERIFY(!m_store->content.values().contains(u"sk-typed-0123456789"_s));
    // Back again, its own is found.
    move(u"https://own.example/api"_s);
    m_store->answer();
    QCOMPARE(state(own), u"In the key store"_s);
    QCOMPARE(m_engine->keys().key(own), key);
}

} // namespace rushes::test

QTEST_MAIN(rushes::test::KeysPageTest)
#include "keys_page_test.moc"
