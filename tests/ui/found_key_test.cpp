// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/user_services.h"
#include "monitor/intake.h"
#include "store/key_ring.h"
#include "ui/add/undecided_strip.h"
#include "ui/main_window/found_key_strip.h"
#include "window_bench.h"

#include <QClipboard>
#include <QDirIterator>
#include <QGuiApplication>
#include <QLabel>
#include <QLineEdit>
#include <QSignalSpy>

namespace rushes::test {

namespace {

const QString power = u"kyyAiPower"_s;
const QString key = u"sk-Planted0123456789abcdef"_s;

/// An unfinished id of two services and a key of one.
QString command(const QString &token = key, const QString &base = u"https://zcbservice.aizfw.cn/kyyAiPower"_s)
{
    return u"curl -H \"Authorization: Bearer %1\" %2/v1/result/vgen_abc123def456\nvgen_undecided123\n"_s.arg(
        token, base);
}

Service ownAt(const QString &base)
{
    Service own = *ServiceCatalogue::builtIn().find(power);
    own.name = u"own"_s;
    own.title = u"Own"_s;
    own.base = QUrl(base);
    return own;
}

} // namespace

/// A key that came in with text, from the window down.
class FoundKeyTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_bench = std::make_unique<Bench>(); }
    void cleanup() { m_bench.reset(); }
    void aKeyIsOfferedToItsServiceAndUsed();
    void aKeyThatIsForgottenIsNowhere();
    void nothingOfTheKeyIsShownStoredOrCopied();
    void aKeyOfNobodyKnownIsNotOffered();
    void theKeyInUseIsNotOfferedAgain();
    void twoServicesAreAskedAboutOneAfterTheOther();
    void anIdInsideOfAKeyIsNoId();
    void aKeyIsForgottenWhenItsServiceMoves();
    void aKeyThatWasReadWithAnOldCatalogueIsForgotten();

private:
    [[nodiscard]] FoundKeyStrip &strip() const { return *m_bench->find<FoundKeyStrip>(); }
    void press(const char *name) const
    {
        strip().findChild<QPushButton *>(QString::fromLatin1(name))->click();
    }
    [[nodiscard]] KeyRing &keys() const { return m_bench->fixture.engine().keys(); }

    std::unique_ptr<Bench> m_bench;
};

void FoundKeyTest::aKeyIsOfferedToItsServiceAndUsed()
{
    QVERIFY(!strip().isVisible());
    m_bench->window->takeInText(command());
    QVERIFY(strip().isVisible());
    QVERIFY2(strip().text().contains(power), qPrintable(strip().text()));
    QVERIFY(!keys().has(power));
    press("useKey");
    QCOMPARE(keys().key(power), key);
    QVERIFY(!strip().isVisible());
    QVERIFY(m_bench->find<NoticeBar>()->text().contains(power));
}

void FoundKeyTest::aKeyThatIsForgottenIsNowhere()
{
    m_bench->window->takeInText(command());
    press("forgetKey");
    QVERIFY(!strip().isVisible());
    QVERIFY(!keys().has(power));
}

void FoundKeyTest::nothingOfTheKeyIsShownStoredOrCopied()
{
    QGuiApplication::clipboard()->clear();
    m_bench->window->takeInText(command());
    press("useKey");
    m_bench->window->takeInText(command(key + u"2"_s)); // offered while another is in use
    QVERIFY(strip().isVisible());
    bool written = false;
    m_bench->fixture.engine().afterCommit([&written](const Outcome &) { written = true; });
    QTRY_VERIFY(written);
    const QString part = u"Planted"_s;
    for (const QWidget *widget : m_bench->window->findChildren<QWidget *>()) {
        QStringList texts{widget->toolTip(), widget->accessibleName(), widget->accessibleDescription(),
                          widget->windowTitle()};
        if (const auto *label = qobject_cast<const QLabel *>(widget))
            texts.append(label->text());
        if (const auto *field = qobject_cast<const QLineEdit *>(widget))
            texts.append(field->text());
        if (const auto *button = qobject_cast<const QAbstractButton *>(widget))
            texts.append(button->text());
        QVERIFY2(!texts.join(u'\n').contains(part), qPrintable(texts.join(u'\n')));
    }
    QVERIFY(!QGuiApplication::clipboard()->text().contains(part));
    QCOMPARE(m_bench->fixture.engine().intake().undecided().size(), 1);
    for (QDirIterator files(m_bench->fixture.folder(), QDir::Files | QDir::Hidden,
                            QDirIterator::Subdirectories);
         files.hasNext();) {
        QFile file(files.next());
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray content = file.readAll();
        QVERIFY2(!content.contains(part.toUtf8()), qPrintable(file.fileName()));
        QVERIFY2(!content.contains(QByteArray(reinterpret_cast<const char *>(part.utf16()), part.size() * 2)),
                 qPrintable(file.fileName()));
    }
}

void FoundKeyTest::aKeyOfNobodyKnownIsNotOffered()
{
    const QSignalSpy found(&m_bench->fixture.engine().intake(), &Intake::keyFound);
    m_bench->window->takeInText(command(key, u"https://elsewhere.example"_s));
    QVERIFY(!strip().isVisible());
    QCOMPARE(found.size(), 0);
}

void FoundKeyTest::theKeyInUseIsNotOfferedAgain()
{
    keys().setKey(power, key);
    m_bench->window->takeInText(command());
    QVERIFY(!strip().isVisible());
}

void FoundKeyTest::twoServicesAreAskedAboutOneAfterTheOther()
{
    m_bench->window->takeInText(
        command() + command(u"sk-Second0123456789"_s, u"https://zcbservice.aizfw.cn/kyyReactApiServer"_s));
    QVERIFY(strip().text().contains(power));
    press("forgetKey");
    QVERIFY(strip().isVisible());
    QVERIFY(strip().text().contains(service));
    press("useKey");
    QCOMPARE(keys().key(service), u"sk-Second0123456789"_s);
    QVERIFY(!keys().has(power));
}

void FoundKeyTest::anIdInsideOfAKeyIsNoId()
{
    std::optional<IntakeReport> taken;
    m_bench->window->takeInText(u"Authorization: Bearer sora_abc123def456\n"_s,
                                [&taken](const IntakeReport &report) { taken = report; });
    QVERIFY(taken && taken->added.isEmpty());
    QVERIFY(m_bench->fixture.engine().intake().undecided().isEmpty());
}

void FoundKeyTest::aKeyIsForgottenWhenItsServiceMoves()
{
    UserServices &services = m_bench->fixture.engine().userServices();
    QVERIFY(services.replace({ownAt(u"https://own.example/api"_s)}).ok());
    m_bench->window->takeInText(command(key, u"https://own.example/api"_s));
    QVERIFY(strip().isVisible());
    // Another word for the same place changes nothing.
    QVERIFY(services.replace({ownAt(u"https://OWN.example/api/"_s)}).ok());
    QVERIFY(strip().isVisible());
    QVERIFY(services.replace({ownAt(u"https://elsewhere.example/api"_s)}).ok());
    QVERIFY(!strip().isVisible());
    QVERIFY(!keys().has(u"own"_s));
    // What is offered next is not its.
    m_bench->window->takeInText(command());
    QVERIFY(strip().isVisible());
    press("useKey");
    QVERIFY(!strip().isVisible());
    QVERIFY(!keys().has(u"own"_s));
    QCOMPARE(keys().key(power), key);
}

void FoundKeyTest::aKeyThatWasReadWithAnOldCatalogueIsForgotten()
{
    UserServices &services = m_bench->fixture.engine().userServices();
    QVERIFY(services.replace({ownAt(u"https://own.example/api"_s)}).ok());
    const QSignalSpy found(&m_bench->fixture.engine().intake(), &Intake::keyFound);
    // So long that it is read beside the main thread.
    m_bench->window->takeInText(command(key, u"https://own.example/api"_s) + QString(200'000, u' '));
    QCOMPARE(found.size(), 0);
    QVERIFY(services.replace({ownAt(u"https://elsewhere.example/api"_s)}).ok());
    QTRY_COMPARE(found.size(), 1);
    QVERIFY(!strip().isVisible());
    QVERIFY(!keys().has(u"own"_s));
}

} // namespace rushes::test

QTEST_MAIN(rushes::test::FoundKeyTest)
#include "found_key_test.moc"
