// SPDX-License-Identifier: GPL-3.0-or-later
#include "services_bench.h"

#include "engine/user_services.h"
#include "monitor/task_monitor.h"
#include "store/key_ring.h"
#include "store/profile.h"

#include <QTest>

using namespace rushes;
using namespace rushes::test;
using namespace Qt::StringLiterals;

/// Services that come from elsewhere, go there, or go altogether.
class ServicesExchangeTest : public ServicesBench
{
    Q_OBJECT

private Q_SLOTS:
    void init() { begin(); }
    void cleanup() { end(); }

    void aServiceWithTasksIsNotRemovedUnasked();
    void aBadImportChangesNothing_data();
    void aBadImportChangesNothing();
    void anImportThatReplacesAsksFirst();
    void anImportMovesNoServiceAndSaysWhy();
    void anExportCanBeImportedAndHoldsNoKey();
    void aServiceThatIsInTheWayOfABuiltInOneSaysSo();
};

void ServicesExchangeTest::aServiceWithTasksIsNotRemovedUnasked()
{
    QVERIFY(engine()
                .userServices()
                .replace({ownService(), ownService(u"free"_s, u"https://free.example"_s)})
                .ok());
    const qint64 number = m_fixture->addTask(u"vgen_1"_s, u"own"_s);
    QVERIFY(number > 0);
    openDialog();
    child<QPushButton>(u"remove-service-own"_s)->click();
    QVERIFY(question());
    QVERIFY2(question()->text().contains(u"own"), qPrintable(question()->text()));
    QCOMPARE(question()->textFormat(), Qt::PlainText);
    question()->button(QMessageBox::Cancel)->click();
    QVERIFY(child<QPushButton>(u"edit-own"_s)->isVisible());

    child<QPushButton>(u"remove-service-own"_s)->click();
    QTRY_VERIFY(question());
    agree();
    child<QPushButton>(u"remove-service-free"_s)->click(); // nothing is watched there
    press(QDialogButtonBox::Ok);
    QVERIFY(engine().userServices().services().isEmpty());
    QVERIFY(!engine().catalogue().find(u"own"_s));
    QVERIFY(engine().monitor().task(number));
}

void ServicesExchangeTest::aBadImportChangesNothing_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<QString>("why");
    const QByteArray good = R"({"name":"new","base":"https://new.example"},)";
    QTest::newRow("the second is wrong")
        << "{\"services\":[" + good + R"({"name":"b","base":"https://b.example","fields":{"status":"x"}}]})"
        << u"Nothing was imported. services[1].fields.status: is no JSON Pointer: x"_s;
    QTest::newRow("with a key")
        << "{\"services\":[" + good +
               R"({"name":"b","base":"https://b.example","api_key":"sk-secret-1234567"}]})"
        << u"Nothing was imported. services[1]: the field \"api_key\" is refused: keys are never read from a file"_s;
    QTest::newRow("a built-in one")
        << "{\"services\":[" + good + R"({"name":"kyyAiPower","base":"https://b.example"}]})"
        << u"Nothing was imported. services[1].name: kyyAiPower is built in and stays as it is: a copy has another name"_s;
    QTest::newRow("no JSON") << QByteArray("PK\x03\x04")
                             << u"Nothing was imported. not JSON: line 1, column 1: illegal value"_s;
    QTest::newRow("too large") << QByteArray(3 * 1024 * 1024, ' ')
                               << u"Nothing was imported. is larger than 1 MiB"_s;
}

void ServicesExchangeTest::aBadImportChangesNothing()
{
    QFETCH(QByteArray, content);
    QFETCH(QString, why);
    page()->importFrom(fileWith(content));
    QCOMPARE(problem(), why);
    press(QDialogButtonBox::Apply);
    QVERIFY(engine().userServices().services().isEmpty());
    QVERIFY(!QFile::exists(Profile::servicesPath(m_fixture->folder() + u"/profile"_s)));
}

void ServicesExchangeTest::anImportThatReplacesAsksFirst()
{
    QVERIFY(engine().userServices().replace({ownService()}).ok());
    openDialog();
    Service other = ownService();
    other.title = u"Another"_s;
    const QString path = fileWith(catalogueToJson({other}));
    page()->importFrom(path);
    QVERIFY(question());
    QVERIFY(question()->text().contains(u"own"));
    question()->button(QMessageBox::Cancel)->click();
    press(QDialogButtonBox::Apply);
    QCOMPARE(engine().userServices().services(), QVector<Service>{ownService()});

    engine().keys().setKey(u"own"_s, u"sk-own-0123456789"_s);
    page()->importFrom(path);
    QTRY_VERIFY(question());
    agree();
    press(QDialogButtonBox::Apply);
    QCOMPARE(engine().userServices().services(), QVector<Service>{other});
    QVERIFY(engine().keys().has(u"own"_s)); // its address is the same
}

void ServicesExchangeTest::anImportMovesNoServiceAndSaysWhy()
{
    QVERIFY(engine().userServices().replace({ownService()}).ok());
    engine().keys().setKey(u"own"_s, u"sk-own-0123456789"_s);
    openDialog();
    page()->importFrom(fileWith(catalogueToJson({ownService(u"own"_s, u"https://elsewhere.example"_s)})));
    QVERIFY(!question());
    QCOMPARE(problem(), u"Nothing was imported. services[0].base: own is configured at "
                        u"https://own.example/api already: rename it "
                        "in the file, or edit the address of yours yourself"_s);
    press(QDialogButtonBox::Apply);
    QCOMPARE(engine().userServices().services(), QVector<Service>{ownService()});
    QVERIFY(engine().keys().has(u"own"_s));
}

void ServicesExchangeTest::anExportCanBeImportedAndHoldsNoKey()
{
    QVERIFY(engine().userServices().replace({ownService()}).ok());
    engine().keys().setKey(u"own"_s, u"sk-own-0123456789abcdef"_s);
    openDialog();
    const QString path = m_fixture->folder() + u"/export.json"_s;
    page()->exportTo(path, u"own"_s);
    QCOMPARE(problem(), QString());
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray json = file.readAll();
    QVERIFY(!json.contains("sk-own"));
    const Result<ServiceCatalogue> read = ServiceCatalogue::fromJson(json);
    QVERIFY(read.ok());
    QCOMPARE(read->services(), QVector<Service>{ownService()});
    page()->exportTo(m_fixture->folder() + u"/missing/x.json"_s, u"own"_s);
    QVERIFY(!problem().isEmpty());
    page()->exportTo(path, u"kyyAiPower"_s); // one that is built in, too
    QCOMPARE(problem(), QString());
}

void ServicesExchangeTest::aServiceThatIsInTheWayOfABuiltInOneSaysSo()
{
    QVERIFY(engine().userServices().replace({ownService(u"kyyAiPower"_s)}).ok());
    openDialog();
    QStringList texts;
    for (const WrappedLabel *label : page()->findChildren<WrappedLabel *>())
        texts.append(label->text());
    QVERIFY(texts.contains(u"Not used: a built-in service has its name or its address."_s));
    QVERIFY(child<QPushButton>(u"remove-service-kyyAiPower"_s)->isVisible());
}

QTEST_MAIN(ServicesExchangeTest)
#include "services_exchange_test.moc"
