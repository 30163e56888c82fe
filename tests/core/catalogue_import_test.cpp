// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/catalogue_import.h"

#include "core/catalogue_writer.h"

#include <QTest>

using namespace rushes;
using namespace Qt::StringLiterals;

namespace {

Service serviceOf(const QString &name, const QString &base)
{
    Service service = ServiceCatalogue::builtIn().services().constFirst();
    service.name = name;
    service.title = name;
    service.base = QUrl(base);
    return service;
}

const Service one = serviceOf(u"one"_s, u"https://one.example"_s);
const Service two = serviceOf(u"two"_s, u"https://two.example/api"_s);

QString faultOf(const QByteArray &json, const QVector<Service> &users = {one, two})
{
    const auto planned = planImport(json, ServiceCatalogue::builtIn(), users);
    const auto *fault = std::get_if<JsonFault>(&planned);
    return fault ? fault->text() : u"none"_s;
}

QByteArray fileWith(const QByteArray &services)
{
    return "{\"services\":[" + services + "]}";
}

} // namespace

class CatalogueImportTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatClashesIsNamedWithItsPlace_data();
    void whatClashesIsNamedWithItsPlace();
    void aFileIsTakenWholeOrNotAtAll();
    void aNamesakeIsReplacedAndToldOf();
    void noFileGivesAServiceAnotherAddress_data();
    void noFileGivesAServiceAnotherAddress();
    void anAddressThatIsSpeltOtherwiseIsTheSame();
    void keysAreNeverTakenAlong_data();
    void keysAreNeverTakenAlong();
    void aServiceMayStayWhereItIs();
    void aCopyHasANameThatNobodyHas();
};

void CatalogueImportTest::whatClashesIsNamedWithItsPlace_data()
{
    QTest::addColumn<QByteArray>("services");
    QTest::addColumn<QString>("fault");
    QTest::newRow("a built-in name")
        << QByteArray(
               R"({"name":"new","base":"https://new.example"},{"name":"kyyAiPower","base":"https://other.example"})")
        << u"services[1].name: kyyAiPower is built in and stays as it is: a copy has another name"_s;
    QTest::newRow("a built-in address")
        << QByteArray(R"({"name":"new","base":"https://zcbservice.aizfw.cn:443/kyyAiPower/"})")
        << u"services[0].base: is the address of kyyAiPower already"_s;
    QTest::newRow("an address of the user's")
        << QByteArray(R"({"name":"new","base":"https://TWO.example/api"})")
        << u"services[0].base: is the address of two already"_s;
    QTest::newRow("not https")
        << QByteArray(R"({"name":"new","base":"http://new.example"})")
        << u"services[0].base: must begin with https://; http:// is for this machine alone"_s;
    QTest::newRow("a pointer that is none")
        << QByteArray(R"({"name":"new","base":"https://new.example","fields":{"status":"data.status"}})")
        << u"services[0].fields.status: is no JSON Pointer: data.status"_s;
}

void CatalogueImportTest::whatClashesIsNamedWithItsPlace()
{
    QFETCH(QByteArray, services);
    QFETCH(QString, fault);
    QCOMPARE(faultOf(fileWith(services)), fault);
}

void CatalogueImportTest::aFileIsTakenWholeOrNotAtAll()
{
    const Service three = serviceOf(u"three"_s, u"https://three.example"_s);
    const Service four = serviceOf(u"four"_s, u"https://four.example"_s);
    const auto planned = planImport(catalogueToJson({three, four}), ServiceCatalogue::builtIn(), {one, two});
    QVERIFY(std::holds_alternative<ServiceImport>(planned));
    const auto &import = std::get<ServiceImport>(planned);
    QCOMPARE(import.services, (QVector<Service>{one, two, three, four}));
    QCOMPARE(import.added, (QStringList{u"three"_s, u"four"_s}));
    QVERIFY(import.replaced.isEmpty());
    const Service wrong = serviceOf(u"four"_s, u"https://one.example"_s);
    QCOMPARE(faultOf(catalogueToJson({three, wrong})), u"services[1].base: is the address of one already"_s);
}

void CatalogueImportTest::aNamesakeIsReplacedAndToldOf()
{
    Service changed = two;
    changed.title = u"Second"_s;
    const auto planned = planImport(catalogueToJson({one, changed}), ServiceCatalogue::builtIn(), {one, two});
    const auto &import = std::get<ServiceImport>(planned);
    QCOMPARE(import.services, (QVector<Service>{one, changed}));
    QCOMPARE(import.replaced, QStringList{u"two"_s}); // the other is as it was
    QVERIFY(import.added.isEmpty());
}

void CatalogueImportTest::noFileGivesAServiceAnotherAddress_data()
{
    QTest::addColumn<QString>("base");
    QTest::newRow("another host") << u"https://elsewhere.example/api"_s;
    QTest::newRow("another port") << u"https://two.example:8443/api"_s;
    QTest::newRow("another path") << u"https://two.example/other"_s;
    QTest::newRow("a path below") << u"https://two.example/api/x"_s;
    QTest::newRow("a path above") << u"https://two.example"_s;
    QTest::newRow("this machine") << u"http://127.0.0.1:9000/api"_s;
}

void CatalogueImportTest::noFileGivesAServiceAnotherAddress()
{
    QFETCH(QString, base);
    const Service added = serviceOf(u"new"_s, u"https://new.example"_s);
    QCOMPARE(faultOf(catalogueToJson({added, serviceOf(u"two"_s, base)})),
             u"services[1].base: two is configured at https://two.example/api already: rename it in the "
             u"file, or edit the "
             "address of yours yourself"_s);
    // Nor by way of a third, or of its own place in the file.
    QVERIFY(faultOf(catalogueToJson(
                {serviceOf(u"one"_s, base), serviceOf(u"two"_s, u"https://one.example"_s)})) != u"none"_s);
    QVERIFY(faultOf(catalogueToJson({two, serviceOf(u"one"_s, base)})) != u"none"_s);
}

void CatalogueImportTest::anAddressThatIsSpeltOtherwiseIsTheSame()
{
    Service changed = serviceOf(u"two"_s, u"https://TWO.example:443/api/"_s);
    changed.title = u"Second"_s;
    QCOMPARE(faultOf(catalogueToJson({changed})), u"none"_s);
}

void CatalogueImportTest::keysAreNeverTakenAlong_data()
{
    QTest::addColumn<QByteArray>("field");
    QTest::newRow("key") << QByteArray("key");
    QTest::newRow("apiKey") << QByteArray("apiKey");
    QTest::newRow("API_KEY") << QByteArray("API_KEY");
    QTest::newRow("authorization") << QByteArray("authorization");
    QTest::newRow("access_token") << QByteArray("access_token");
    QTest::newRow("client-secret") << QByteArray("client-secret");
    QTest::newRow("password") << QByteArray("password");
}

void CatalogueImportTest::keysAreNeverTakenAlong()
{
    QFETCH(QByteArray, field);
    const QByteArray entry = "\"" + field + "\":\"sk-abcdefgh12345678\"";
    for (const QByteArray &json : QList<QByteArray>{
             "{" + entry + R"(,"services":[{"name":"new","base":"https://new.example"}]})",
             R"({"services":[{"name":"new","base":"https://new.example",)" + entry + "}]}",
             R"({"services":[{"name":"new","base":"https://new.example","fields":{)" + entry + "}}]}",
             R"({"services":[{"name":"new","base":"https://new.example","families":[{"name":"a",)" + entry +
                 "}]}]}"}) {
        const QString fault = faultOf(json);
        QVERIFY2(fault.endsWith(u"is refused: keys are never read from a file"), qPrintable(fault));
        QVERIFY2(!fault.contains(u"abcdefgh"), qPrintable(fault));
    }
}

void CatalogueImportTest::aServiceMayStayWhereItIs()
{
    QVERIFY(!conflictOf(one, ServiceCatalogue::builtIn(), {one, two}, u"one"_s));
    QVERIFY(conflictOf(one, ServiceCatalogue::builtIn(), {one, two}));
    QVERIFY(conflictOf(one, ServiceCatalogue::builtIn(), {one, two}, u"two"_s));
}

void CatalogueImportTest::aCopyHasANameThatNobodyHas()
{
    const ServiceCatalogue &builtIn = ServiceCatalogue::builtIn();
    QCOMPARE(nameForCopy(u"one"_s, builtIn, {one}), u"one-2"_s);
    QCOMPARE(nameForCopy(u"one"_s, builtIn, {one, serviceOf(u"one-2"_s, {})}), u"one-3"_s);
    QCOMPARE(nameForCopy(QString(64, u'a'), builtIn, {}), QString(62, u'a') + u"-2"_s);
}

QTEST_GUILESS_MAIN(CatalogueImportTest)
#include "catalogue_import_test.moc"
