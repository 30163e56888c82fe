// SPDX-License-Identifier: GPL-3.0-or-later
#include "catalogue_samples.h"

#include <QFile>
#include <QTest>

using namespace rushes;
using namespace rushes::test;
using namespace Qt::StringLiterals;

namespace {

/// A catalogue of one service on loopback, with more fields for the service and for its one family, each with
/// a comma before it.
QByteArray catalogueWith(const QByteArray &ofService, const QByteArray &ofFamily = {})
{
    return R"({"services":[{"name":"own","base":"http://127.0.0.1:8080/own")" + ofService +
           R"(,"families":[{"name":"veo")" + ofFamily + "}]}]}";
}

} // namespace

/// What a catalogue may say, and how it is told what is wrong in it.
class CatalogueReadingTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatIsWrongIsNamedWithItsPlace_data();
    void whatIsWrongIsNamedWithItsPlace();
    void anythingBrokenOffIsRefusedAndNeverCrashes();
    void whatIsLeftOutHasADefault();
    void aServiceWithItsOwnWordsNeedsNoCode();
    void aFractionOfASecondIsAMinimumOnLoopbackAlone();
    void changedCopiesLeaveTheOriginalAlone();
    void aUsersServiceNeverTakesTheNameOrTheBaseOfAnother();
};

void CatalogueReadingTest::whatIsWrongIsNamedWithItsPlace_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QString>("fault");
    const auto service = [](const char *name, const char *fields, const QString &fault) {
        QTest::newRow(name) << catalogueWith(QByteArray(",") + fields) << u"services[0]."_s + fault;
    };
    const auto family = [](const char *name, const QByteArray &fields, const QString &fault) {
        QTest::newRow(name) << catalogueWith({}, QByteArray(",") + fields)
                            << u"services[0].families[0]."_s + fault;
    };

    QTest::newRow("no text") << QByteArray() << u"not JSON: line 1, column 1: illegal value"_s;
    QTest::newRow("not JSON") << QByteArray("{\n  \"services\": [,]}")
                              << u"not JSON: line 2, column 16: illegal value"_s;
    QTest::newRow("a page") << QByteArray("<html>") << u"not JSON: line 1, column 1: illegal value"_s;
    QTest::newRow("an array") << QByteArray("[]") << u"is no object"_s;
    QTest::newRow("nothing in it") << QByteArray("{}") << u"services: is missing"_s;
    QTest::newRow("no services") << QByteArray(R"({"services":[]})") << u"services: is empty"_s;
    QTest::newRow("services no array") << QByteArray(R"({"services":{}})") << u"services: is no array"_s;
    QTest::newRow("a service no object")
        << QByteArray(R"({"services":[7]})") << u"services[0]: is no object"_s;
    QTest::newRow("a field of the future")
        << QByteArray(R"({"services":[],"extra":1})") << u"unknown field \"extra\""_s;
    QTest::newRow("a version of the future") << QByteArray(R"({"version":2,"services":[]})")
                                             << u"version: is not 1, the only one that is known here"_s;
    QTest::newRow("an unknown default")
        << QByteArray(R"({"default":"b","services":[{"name":"a","base":"https://example.com"}]})")
        << u"default: is none of the services"_s;
    QTest::newRow("no name") << QByteArray(R"({"services":[{"base":"https://example.com"}]})")
                             << u"services[0].name: is missing"_s;
    QTest::newRow("a name twice") << QByteArray(R"({"services":[{"name":"a","base":"https://example.com/a"},
                                      {"name":"a","base":"https://example.com/b"}]})")
                                  << u"services[1].name: stands there twice"_s;
    QTest::newRow("a base twice") << QByteArray(R"({"services":[{"name":"a","base":"https://example.com/a"},
                                      {"name":"b","base":"https://EXAMPLE.com:443/a/"}]})")
                                  << u"services[1].base: stands there twice"_s;
    QTest::newRow("the first of two faults")
        << QByteArray(R"({"services":[{"name":"","base":"ftp://example.com"}]})")
        << u"services[0].name: is empty"_s;
    QTest::newRow("too deep") << QByteArray(100000, '[') << u"nested deeper than 64 levels"_s;
    QTest::newRow("too large") << QByteArray(2 * 1024 * 1024, ' ') << u"is larger than 1 MiB"_s;

    QTest::newRow("unknown field")
        << catalogueWith(",\"keys\":[]")
        << u"services[0]: the field \"keys\" is refused: keys are never read from a file"_s;
    QTest::newRow("unknown field of the future")
        << catalogueWith(",\"colour\":1") << u"services[0]: unknown field \"colour\""_s;
    QTest::newRow("a header for the key")
        << catalogueWith(R"(,"fields":{"Authorization":"Bearer abcdefgh"})")
        << u"services[0].fields: the field \"Authorization\" is refused: keys are never read from a file"_s;
    QTest::newRow("the name of those without one")
        << QByteArray(R"({"services":[{"name":"custom","base":"https://example.com"}]})")
        << u"services[0].name: is kept for services that have no name"_s;
    QTest::newRow("plain http")
        << QByteArray(R"({"services":[{"name":"a","base":"http://example.com"}]})")
        << u"services[0].base: must begin with https://; http:// is for this machine alone"_s;
    QTest::newRow("no scheme") << QByteArray(R"({"services":[{"name":"a","base":"example.com/v1"}]})")
                               << u"services[0].base: must begin with https://"_s;
    QTest::newRow("no host") << QByteArray(R"({"services":[{"name":"a","base":"https://"}]})")
                             << u"services[0].base: is no address with a host"_s;
    QTest::newRow("a port too high") << QByteArray(R"({"services":[{"name":"a","base":"https://a:65536"}]})")
                                     << u"services[0].base: is no address with a host"_s;
    service("path no text", R"("path":1)", u"path: is no text"_s);
    service("path without id", R"("path":"/v1/result")", u"path: is no plain path with one segment {id}"_s);
    service("path upwards", R"("path":"/../{id}")", u"path: is no plain path with one segment {id}"_s);
    service("path with a query", R"("path":"/{id}?x=1")", u"path: is no plain path with one segment {id}"_s);
    service("path not rooted", R"("path":"@evil/{id}")", u"path: is no plain path with one segment {id}"_s);
    service("polling no object", R"("polling":30)", u"polling: is no object"_s);
    service("polling in part", R"("polling":{"minimum_s":30})", u"polling.from_s: is missing"_s);
    service("minimum too short", R"("polling":{"minimum_s":0.05,"from_s":1,"to_s":2})",
            u"polling.minimum_s: is not within 0.1 and 604800"_s);
    service("minimum negative", R"("polling":{"minimum_s":-1,"from_s":1,"to_s":2})",
            u"polling.minimum_s: is not within 0.1 and 604800"_s);
    service("minimum as text", R"("polling":{"minimum_s":"30","from_s":30,"to_s":60})",
            u"polling.minimum_s: is no number"_s);
    service("minimum over from", R"("polling":{"minimum_s":5,"from_s":4,"to_s":6})",
            u"polling: minimum_s is over from_s"_s);
    service("from over to", R"("polling":{"minimum_s":1,"from_s":4,"to_s":3})",
            u"polling: from_s is over to_s"_s);
    service("an unknown status", R"("status":{"completed":"ok","paused":"p"})",
            u"status: unknown field \"paused\""_s);
    service("nothing ends", R"("status":{"queued":"q"})", u"status.completed: is missing"_s);
    service("no word for the end", R"("status":{"completed":[]})", u"status.completed: has no words"_s);
    service("a word of two statuses", R"("status":{"completed":"Done","failed":["done "]})",
            u"status.failed: stands there twice"_s);
    service("a word that is none", R"("status":{"completed":[1]})", u"status.completed[0]: is no text"_s);
    service("an unknown fact", R"("fields":{"colour":"/c"})", u"fields: unknown field \"colour\""_s);
    service("nowhere an id", R"("fields":{"id":[]})", u"fields.id: has no JSON Pointer"_s);
    service("nowhere a status", R"("fields":{"status":[]})", u"fields.status: has no JSON Pointer"_s);
    service("content without id", R"("content_path":"/content")",
            u"content_path: is no plain path with one segment {id}"_s);
    service("content elsewhere", R"("content_path":"https://cdn.example/{id}")",
            u"content_path: is no plain path with one segment {id}"_s);
    service("no pointer", R"("fields":{"id":"id"})", u"fields.id: is no JSON Pointer: id"_s);
    service("a bad escape", R"("fields":{"id":["/a~2"]})", u"fields.id: is no JSON Pointer: /a~2"_s);

    family("estimate no object", R"("estimate":5)", u"estimate: is no object"_s);
    family("estimate in part", R"("estimate":{"from_s":60})", u"estimate.to_s: is missing"_s);
    family("estimate backwards", R"("estimate":{"from_s":300,"to_s":120})",
           u"estimate: from_s is over to_s"_s);
    family("estimate of a year", R"("estimate":{"from_s":1,"to_s":31536000})",
           u"estimate.to_s: is not within 1 and 604800"_s);
    family("a mode's estimate", R"("modes":[{"name":"a"},{"name":"b","estimate":{"from_s":2,"to_s":1}}])",
           u"modes[1].estimate: from_s is over to_s"_s);
    family("a mode without name", R"("modes":[{"title":"A"}])", u"modes[0].name: is missing"_s);
    family("a mode twice", R"("modes":[{"name":"a"},{"name":"a"}])", u"modes[1].name: stands there twice"_s);
    family("a mode with spaces", R"("modes":[{"name":"a b"}])",
           u"modes[0].name: is no name: letters, digits, '.', '_' and '-' alone, 64 at most"_s);
    family("a length twice", R"("modes":[{"name":"a","clip_s":4},{"name":"b","clip_s":4}])",
           u"modes[1].clip_s: stands there twice"_s);
    family("no such mode", R"("modes":[{"name":"a"}],"default_mode":"b")",
           u"default_mode: is none of the modes"_s);
    family("a bad pattern", R"("models":["(veo"])",
           u"models[0]: is no regular expression: missing closing parenthesis"_s);
    family("a pattern that leaves its anchor", R"("models":["veo)|(?:.*"])",
           u"models[0]: is no regular expression: unmatched closing parenthesis"_s);
    family("a prefix with a slash", R"("id_prefixes":["a/"])", u"id_prefixes[0]: can not begin an id"_s);
    for (const auto *prefix : {"s", "sk-", "sk-proj-"})
        family(prefix, R"("id_prefixes":[")" + QByteArray(prefix) + R"("])",
               u"id_prefixes[0]: is how keys begin"_s);
    family("a long pattern", R"("models":[")" + QByteArray(129, 'a') + R"("])",
           u"models[0]: is longer than 128 characters"_s);
    family("many patterns", R"("models":[)" + QByteArray(R"("a",)").repeated(32) + R"("a"])",
           u"models: has more than 32 entries"_s);
    family("an empty prefix", R"("id_prefixes":["a_",""])", u"id_prefixes[1]: is empty"_s);
    family("a prefix twice", R"("id_prefixes":["a_","a_"])", u"id_prefixes: stands there twice"_s);
    family("no length", R"("lengths_s":[0])", u"lengths_s[0]: is not within 0.1 and 604800"_s);
    family("a lifetime as number", R"("link_lifetime":86400)", u"link_lifetime: is no object"_s);
    family("a lifetime of nothing", R"("link_lifetime":{"duration_s":0})",
           u"link_lifetime.duration_s: is not within 1 and 604800"_s);
    family("typical as text", R"("link_lifetime":{"duration_s":9,"typical":"yes"})",
           u"link_lifetime.typical: is neither true nor false"_s);
}

void CatalogueReadingTest::whatIsWrongIsNamedWithItsPlace()
{
    QFETCH(QByteArray, json);
    QFETCH(QString, fault);
    QCOMPARE(faultOf(json), fault);
}

void CatalogueReadingTest::anythingBrokenOffIsRefusedAndNeverCrashes()
{
    QFile source(QStringLiteral(RESOURCES_DIR "/services.json"));
    QVERIFY(source.open(QIODevice::ReadOnly));
    const QByteArray whole = source.readAll().trimmed();
    for (qsizetype size = 0; size < whole.size(); ++size)
        QVERIFY(!ServiceCatalogue::fromJson(whole.left(size)).ok());
}

void CatalogueReadingTest::whatIsLeftOutHasADefault()
{
    const Result<ServiceCatalogue> read =
        ServiceCatalogue::fromJson(R"({"services":[{"name":"own","base":"https://example.com/own//"}]})");
    QVERIFY(read.ok());
    QCOMPARE(read->defaultService(), u"own"_s);
    const Service &service = read->services().first();
    const Service &known = builtInService(u"kyyReactApiServer"_s);
    QCOMPARE(service.title, u"own"_s);
    QCOMPARE(service.base.toString(), u"https://example.com/own"_s);
    QCOMPARE(service.resultPath, u"/v1/result/{id}"_s);
    QCOMPARE(service.statusWords, known.statusWords);
    QCOMPARE(service.fields.id, known.fields.id);
    QCOMPARE(service.fields.status, known.fields.status);
    QCOMPARE(service.fields.model, known.fields.model);
    QCOMPARE(service.fields.created, known.fields.created);
    QCOMPARE(service.fields.videoUrl, known.fields.videoUrl);
    QCOMPARE(service.fields.actualDuration, known.fields.actualDuration);
    QCOMPARE(service.fields.error, known.fields.error);
    QCOMPARE(service.fields.expiresAt, known.fields.expiresAt);
    QVERIFY(service.fields.progress.isEmpty());
    QVERIFY(service.contentPath.isEmpty());
    QVERIFY(!service.contentUrl(u"a1"_s).isValid());
    QVERIFY(service.polling.minimum == 30s);
    QVERIFY(service.families.isEmpty());
}

void CatalogueReadingTest::aServiceWithItsOwnWordsNeedsNoCode()
{
    const Result<ServiceCatalogue> read = ServiceCatalogue::fromJson(catalogueWith(
        R"(,"path":"/tasks/{id}/state","status":{"completed":["SUCCEEDED","done"],"failed":"error"},
                          "fields":{"id":"/data/task_id","video_url":["/data/output/0/url","/url"]})"));
    QVERIFY(read.ok());
    const Service &service = read->services().first();
    QCOMPARE(service.statusWords, (QHash<QString, Status>{{u"succeeded"_s, Status::Completed},
                                                          {u"done"_s, Status::Completed},
                                                          {u"error"_s, Status::Failed}}));
    QCOMPARE(service.fields.id, QStringList{u"/data/task_id"_s});
    QCOMPARE(service.fields.videoUrl, (QStringList{u"/data/output/0/url"_s, u"/url"_s}));
    QCOMPARE(service.fields.status, QStringList{u"/status"_s});
    QCOMPARE(service.resultUrl(u"a1"_s).toString(), u"http://127.0.0.1:8080/own/tasks/a1/state"_s);
}

void CatalogueReadingTest::aFractionOfASecondIsAMinimumOnLoopbackAlone()
{
    const QByteArray polling = R"(,"polling":{"minimum_s":0.25,"from_s":0.5,"to_s":1.5})";
    const Result<ServiceCatalogue> read = ServiceCatalogue::fromJson(catalogueWith(polling));
    QVERIFY(read.ok());
    QVERIFY(read->services().first().polling.minimum == 250ms);
    QVERIFY(read->services().first().polling.from == 500ms);
    QVERIFY(read->services().first().polling.to == 1500ms);

    const auto elsewhere = [](const QByteArray &minimum) {
        return faultOf(R"({"services":[{"name":"a","base":"https://example.com","polling":{"minimum_s":)" +
                       minimum + R"(,"from_s":30,"to_s":60}}]})");
    };
    QCOMPARE(elsewhere("0.25"), u"services[0].polling.minimum_s: is not within 30 and 604800"_s);
    QCOMPARE(elsewhere("29.9"), u"services[0].polling.minimum_s: is not within 30 and 604800"_s);
    QCOMPARE(elsewhere("30"), u"none"_s);
}

void CatalogueReadingTest::changedCopiesLeaveTheOriginalAlone()
{
    const ServiceCatalogue &original = ServiceCatalogue::builtIn();
    const ServiceCatalogue other = original.withDefault(u"kyyAiPower"_s);
    QCOMPARE(other.defaultService(), u"kyyAiPower"_s);
    QCOMPARE(original.defaultService(), u"kyyReactApiServer"_s);
    QCOMPARE(original.withDefault(u"gone"_s).defaultService(), u"kyyReactApiServer"_s);

    Service own = *original.find(u"kyyAiPower"_s);
    own.name = u"own"_s;
    QCOMPARE(original.withService(own).services().size(), 3);
    own.name = u"kyyAiPower"_s;
    own.title = u"Mine"_s;
    const ServiceCatalogue replaced = original.withService(own);
    QCOMPARE(replaced.services().size(), 2);
    QCOMPARE(replaced.find(u"kyyAiPower"_s)->title, u"Mine"_s);
    QCOMPARE(original.find(u"kyyAiPower"_s)->title, u"kyyAiPower"_s);
    QCOMPARE(ServiceCatalogue().withService(own).defaultService(), u"kyyAiPower"_s);
}

void CatalogueReadingTest::aUsersServiceNeverTakesTheNameOrTheBaseOfAnother()
{
    const ServiceCatalogue &builtIn = ServiceCatalogue::builtIn();
    Service own = builtInService(u"kyyAiPower"_s);
    own.name = u"own"_s;
    own.base = QUrl(u"https://own.example"_s);
    Service namesake = own;
    namesake.name = u"kyyAiPower"_s;
    Service neighbour = own;
    neighbour.name = u"neighbour"_s;
    neighbour.base = QUrl(u"https://ZCBSERVICE.aizfw.cn:443/kyyAiPower"_s);
    Service second = own;
    second.name = u"second"_s;

    const ServiceCatalogue merged = builtIn.withUsers({namesake, neighbour, own, second});

    QCOMPARE(merged.services().size(), builtIn.services().size() + 1);
    QCOMPARE(*merged.find(u"own"_s), own);
    QCOMPARE(*merged.find(u"kyyAiPower"_s), builtInService(u"kyyAiPower"_s));
    QCOMPARE(merged.defaultService(), builtIn.defaultService());
}

QTEST_GUILESS_MAIN(CatalogueReadingTest)
#include "catalogue_reading_test.moc"
