// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/service_catalogue.h"

#include <QFile>
#include <QTest>

using namespace rushes;
using namespace Qt::StringLiterals;

namespace {

/// A catalogue of one service on loopback, with more fields for the service and for its one family, each with
/// a comma before it.
QByteArray catalogueWith(const QByteArray &ofService, const QByteArray &ofFamily = {})
{
    return R"({"services":[{"name":"own","base":"http://127.0.0.1:8080/own")" + ofService +
           R"(,"families":[{"name":"veo")" + ofFamily + "}]}]}";
}

QString faultOf(const QByteArray &json)
{
    const Result<ServiceCatalogue> read = ServiceCatalogue::fromJson(json);
    if (read.ok())
        return u"none"_s;
    return read.error().kind == ErrorKind::CatalogueInvalid ? read.error().detail : u"of another kind"_s;
}

const Service &builtInService(const QString &name)
{
    return *ServiceCatalogue::builtIn().find(name);
}

Task taskOf(const QString &id, const QString &service, const QString &model = {}, const QString &family = {})
{
    Task task;
    task.id = id;
    task.service = service;
    task.model = model;
    task.family = family;
    return task;
}

QString nameOf(const Family *family)
{
    return family ? family->name : u"unknown"_s;
}

std::optional<Estimate> minutes(int from, int to)
{
    return Estimate{std::chrono::minutes(from), std::chrono::minutes(to)};
}

} // namespace

class ServiceCatalogueTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theBuiltInCatalogueHasBothServicesAndPrefersTheSecond();
    void estimatesAreThoseOfThePages_data();
    void estimatesAreThoseOfThePages();
    void linksLiveAsLongAsThePagesSay_data();
    void linksLiveAsLongAsThePagesSay();
    void pollingIsWhatThePagesAdvise();
    void clipsHaveTheLengthsOfThePages_data();
    void clipsHaveTheLengthsOfThePages();
    void anIdTellsItsFamily_data();
    void anIdTellsItsFamily();
    void theLongestPrefixWins();
    void aModelCorrectsTheFamily_data();
    void aModelCorrectsTheFamily();
    void theLengthOfAFinishedClipTellsItsMode_data();
    void theLengthOfAFinishedClipTellsItsMode();
    void aSharedPrefixIsClaimedByBoth();
    void whatIsWrongIsNamedWithItsPlace_data();
    void whatIsWrongIsNamedWithItsPlace();
    void anythingBrokenOffIsRefusedAndNeverCrashes();
    void whatIsLeftOutHasADefault();
    void aServiceWithItsOwnWordsNeedsNoCode();
    void aFractionOfASecondIsAMinimumOnLoopbackAlone();
    void aServiceIsFoundByItsBaseHoweverThatIsSpelt_data();
    void aServiceIsFoundByItsBaseHoweverThatIsSpelt();
    void theIdIsOneSegmentOfTheUrl_data();
    void theIdIsOneSegmentOfTheUrl();
    void aBaseIsHttpsOrOnLoopback_data();
    void aBaseIsHttpsOrOnLoopback();
    void aRefusedBaseIsToldWithoutItsSecrets();
    void onlyLoopbackIsLoopback_data();
    void onlyLoopbackIsLoopback();
    void anIdHasTheLettersOfOne_data();
    void anIdHasTheLettersOfOne();
    void changedCopiesLeaveTheOriginalAlone();
    void aUsersServiceNeverTakesTheNameOrTheBaseOfAnother();
};

void ServiceCatalogueTest::theBuiltInCatalogueHasBothServicesAndPrefersTheSecond()
{
    const ServiceCatalogue &catalogue = ServiceCatalogue::builtIn();
    QCOMPARE(catalogue.services().size(), 2);
    QCOMPARE(catalogue.defaultService(), u"kyyReactApiServer"_s);
    QCOMPARE(builtInService(u"kyyAiPower"_s).base, QUrl(u"https://zcbservice.aizfw.cn/kyyAiPower"_s));
    QCOMPARE(builtInService(u"kyyReactApiServer"_s).base,
             QUrl(u"https://zcbservice.aizfw.cn/kyyReactApiServer"_s));
    for (const Service &service : catalogue.services()) {
        QCOMPARE(service.resultPath, u"/v1/result/{id}"_s);
        QVERIFY(!service.onLoopback());
        QCOMPARE(service.statusWords, (QHash<QString, Status>{{u"queued"_s, Status::Queued},
                                                              {u"processing"_s, Status::Processing},
                                                              {u"completed"_s, Status::Completed},
                                                              {u"failed"_s, Status::Failed}}));
    }
    QFile source(QStringLiteral(RESOURCES_DIR "/services.json"));
    QVERIFY(source.open(QIODevice::ReadOnly));
    QCOMPARE(faultOf(source.readAll()), u"none"_s);
}

void ServiceCatalogueTest::estimatesAreThoseOfThePages_data()
{
    QTest::addColumn<QString>("service");
    QTest::addColumn<QString>("family");
    QTest::addColumn<QString>("mode");
    QTest::addColumn<int>("from");
    QTest::addColumn<int>("to");
    QTest::newRow("page 1, reference image") << u"kyyAiPower"_s << u"veo"_s << u"reference-image"_s << 2 << 4;
    QTest::newRow("page 1, first/last frame")
        << u"kyyAiPower"_s << u"veo"_s << u"first-last-frame"_s << 3 << 5;
    QTest::newRow("page 1, not chosen") << u"kyyAiPower"_s << u"veo"_s << u""_s << 2 << 5;
    QTest::newRow("page 1, Sora in the comparison") << u"kyyAiPower"_s << u"sora"_s << u""_s << 3 << 15;
    QTest::newRow("page 1, Sora, reference image")
        << u"kyyAiPower"_s << u"sora"_s << u"reference-image"_s << 3 << 15;
    QTest::newRow("page 2, reference image")
        << u"kyyReactApiServer"_s << u"veo"_s << u"reference-image"_s << 2 << 5;
    QTest::newRow("page 2, first/last frame")
        << u"kyyReactApiServer"_s << u"veo"_s << u"first-last-frame"_s << 3 << 5;
    QTest::newRow("page 2, not chosen") << u"kyyReactApiServer"_s << u"veo"_s << u""_s << 2 << 5;
    QTest::newRow("page 3, none published") << u"kyyReactApiServer"_s << u"videos"_s << u""_s << 0 << 0;
    QTest::newRow("page 4, 4 s") << u"kyyReactApiServer"_s << u"sora"_s << u"4s"_s << 1 << 3;
    QTest::newRow("page 4, 8 s") << u"kyyReactApiServer"_s << u"sora"_s << u"8s"_s << 2 << 5;
    QTest::newRow("page 4, 12 s") << u"kyyReactApiServer"_s << u"sora"_s << u"12s"_s << 3 << 8;
    QTest::newRow("a mode of another family") << u"kyyReactApiServer"_s << u"videos"_s << u"12s"_s << 0 << 0;
}

void ServiceCatalogueTest::estimatesAreThoseOfThePages()
{
    QFETCH(QString, service);
    QFETCH(QString, family);
    QFETCH(QString, mode);
    QFETCH(int, from);
    QFETCH(int, to);
    const Family *found = builtInService(service).family(family);
    QVERIFY(found);
    QCOMPARE(found->estimateFor(mode), to > 0 ? minutes(from, to) : std::nullopt);
}

void ServiceCatalogueTest::linksLiveAsLongAsThePagesSay_data()
{
    QTest::addColumn<QString>("service");
    QTest::addColumn<QString>("family");
    QTest::addColumn<int>("hours");
    QTest::addColumn<bool>("typical");
    QTest::newRow("page 1: typically 24 hours") << u"kyyAiPower"_s << u"veo"_s << 24 << true;
    QTest::newRow("page 1: Sora, not said") << u"kyyAiPower"_s << u"sora"_s << 0 << false;
    QTest::newRow("page 2: 24 hours") << u"kyyReactApiServer"_s << u"veo"_s << 24 << false;
    QTest::newRow("page 3: not said") << u"kyyReactApiServer"_s << u"videos"_s << 0 << false;
    QTest::newRow("page 4: 1 day") << u"kyyReactApiServer"_s << u"sora"_s << 24 << false;
}

void ServiceCatalogueTest::linksLiveAsLongAsThePagesSay()
{
    QFETCH(QString, service);
    QFETCH(QString, family);
    QFETCH(int, hours);
    QFETCH(bool, typical);
    const Family *found = builtInService(service).family(family);
    QVERIFY(found);
    QCOMPARE(found->linkLifetime.has_value(), hours > 0);
    if (hours > 0) {
        QVERIFY(found->linkLifetime->duration == std::chrono::hours(hours));
        QCOMPARE(found->linkLifetime->typical, typical);
    }
}

void ServiceCatalogueTest::pollingIsWhatThePagesAdvise()
{
    for (const Service &service : ServiceCatalogue::builtIn().services()) {
        QVERIFY(service.polling.minimum == 30s);
        QVERIFY(service.polling.from == 30s);
        QVERIFY(service.polling.to == 60s);
    }
}

void ServiceCatalogueTest::clipsHaveTheLengthsOfThePages_data()
{
    QTest::addColumn<QString>("service");
    QTest::addColumn<QString>("family");
    QTest::addColumn<QVector<double>>("lengths");
    QTest::newRow("page 1, VEO") << u"kyyAiPower"_s << u"veo"_s << QVector<double>{8};
    QTest::newRow("page 1, Sora") << u"kyyAiPower"_s << u"sora"_s << QVector<double>{10, 15, 25};
    QTest::newRow("page 2") << u"kyyReactApiServer"_s << u"veo"_s << QVector<double>{8};
    QTest::newRow("page 3") << u"kyyReactApiServer"_s << u"videos"_s << QVector<double>{};
    QTest::newRow("page 4") << u"kyyReactApiServer"_s << u"sora"_s << QVector<double>{4, 8, 12};
}

void ServiceCatalogueTest::clipsHaveTheLengthsOfThePages()
{
    QFETCH(QString, service);
    QFETCH(QString, family);
    QFETCH(QVector<double>, lengths);
    QCOMPARE(builtInService(service).family(family)->fixedLengths, lengths);
}

void ServiceCatalogueTest::anIdTellsItsFamily_data()
{
    QTest::addColumn<QString>("id");
    QTest::addColumn<QString>("onAiPower");
    QTest::addColumn<QString>("onReactApiServer");
    QTest::newRow("VEO") << u"vgen_abc123def456"_s << u"veo"_s << u"veo"_s;
    QTest::newRow("Videos") << u"video_1234567890"_s << u"unknown"_s << u"videos"_s;
    QTest::newRow("Sora") << u"sora_abc123def456"_s << u"unknown"_s << u"sora"_s;
    QTest::newRow("another prefix") << u"clip_1"_s << u"unknown"_s << u"unknown"_s;
    QTest::newRow("other letters") << u"VGEN_abc123"_s << u"unknown"_s << u"unknown"_s;
    QTest::newRow("nothing") << u""_s << u"unknown"_s << u"unknown"_s;
}

void ServiceCatalogueTest::anIdTellsItsFamily()
{
    QFETCH(QString, id);
    QFETCH(QString, onAiPower);
    QFETCH(QString, onReactApiServer);
    QCOMPARE(nameOf(builtInService(u"kyyAiPower"_s).familyOfId(id)), onAiPower);
    QCOMPARE(nameOf(builtInService(u"kyyReactApiServer"_s).familyOfId(id)), onReactApiServer);
}

void ServiceCatalogueTest::theLongestPrefixWins()
{
    const Result<ServiceCatalogue> read = ServiceCatalogue::fromJson(
        R"({"services":[{"name":"own","base":"https://example.com/own","families":[
            {"name":"long","id_prefixes":["v_x_", "v_x"]},
            {"name":"middle","id_prefixes":["v_xy"]},
            {"name":"short","id_prefixes":["v_"]}]}]})");
    QVERIFY(read.ok());
    const Service &service = read->services().first();
    QCOMPARE(nameOf(service.familyOfId(u"v_1"_s)), u"short"_s);
    QCOMPARE(nameOf(service.familyOfId(u"v_x_1"_s)), u"long"_s);
    QCOMPARE(nameOf(service.familyOfId(u"v_xy1"_s)), u"middle"_s);
}

void ServiceCatalogueTest::aModelCorrectsTheFamily_data()
{
    QTest::addColumn<Task>("task");
    QTest::addColumn<QString>("family");
    const QString power = u"kyyAiPower"_s;
    const QString react = u"kyyReactApiServer"_s;
    QTest::newRow("not heard yet") << taskOf(u"vgen_1"_s, react) << u"veo"_s;
    QTest::newRow("page 1's model") << taskOf(u"vgen_1"_s, power, u"veo3.1-fast"_s) << u"veo"_s;
    QTest::newRow("page 1's Sora") << taskOf(u"vgen_1"_s, power, u"sora-2"_s) << u"sora"_s;
    QTest::newRow("page 1's stable Sora") << taskOf(u"x1"_s, power, u"sora-2-stable"_s) << u"sora"_s;
    QTest::newRow("page 1's Sora pro") << taskOf(u"x1"_s, power, u"sora-2-pro"_s) << u"sora"_s;
    QTest::newRow("page 2's model") << taskOf(u"vgen_1"_s, react, u"veo_3_1_fast"_s) << u"veo"_s;
    QTest::newRow("page 3's model") << taskOf(u"video_1"_s, react, u"videos"_s) << u"videos"_s;
    QTest::newRow("page 3's fast model") << taskOf(u"video_1"_s, react, u"videos_fast"_s) << u"videos"_s;
    QTest::newRow("page 4's model") << taskOf(u"sora_1"_s, react, u"openAiSora2Plus"_s) << u"sora"_s;
    QTest::newRow("letters do not count") << taskOf(u"x1"_s, react, u"OPENAISORA2PLUS"_s) << u"sora"_s;
    QTest::newRow("another prefix") << taskOf(u"sora_1"_s, react, u"veo_3_1_fast"_s) << u"veo"_s;
    QTest::newRow("anchored before") << taskOf(u"x1"_s, react, u"my videos"_s) << u"unknown"_s;
    QTest::newRow("anchored behind") << taskOf(u"x1"_s, react, u"videosx"_s) << u"unknown"_s;
    QTest::newRow("a line break behind") << taskOf(u"x1"_s, react, u"videos\n"_s) << u"unknown"_s;
    QTest::newRow("an unknown model") << taskOf(u"video_1"_s, react, u"kling"_s) << u"videos"_s;
    QTest::newRow("a model as long as a book")
        << taskOf(u"x1"_s, react, u"veo_"_s + QString(100000, u'x')) << u"unknown"_s;
    QTest::newRow("told when it was added") << taskOf(u"x1"_s, power, {}, u"sora"_s) << u"sora"_s;
    QTest::newRow("model over what was told") << taskOf(u"x1"_s, power, u"veo3.1"_s, u"sora"_s) << u"veo"_s;
    QTest::newRow("an unknown service") << taskOf(u"vgen_1"_s, u"gone"_s, u"videos"_s) << u"unknown"_s;
}

void ServiceCatalogueTest::aModelCorrectsTheFamily()
{
    QFETCH(Task, task);
    QFETCH(QString, family);
    QCOMPARE(nameOf(ServiceCatalogue::builtIn().familyOf(task)), family);
}

void ServiceCatalogueTest::theLengthOfAFinishedClipTellsItsMode_data()
{
    QTest::addColumn<double>("seconds");
    QTest::addColumn<QString>("mode");
    QTest::newRow("4") << 4.0 << u"4s"_s;
    QTest::newRow("8") << 8.0 << u"8s"_s;
    QTest::newRow("12") << 12.0 << u"12s"_s;
    QTest::newRow("a frame more") << 8.042 << u"8s"_s;
    QTest::newRow("a frame less") << 11.96 << u"12s"_s;
    QTest::newRow("between") << 6.0 << u"none"_s;
    QTest::newRow("nothing") << 0.0 << u"none"_s;
    QTest::newRow("negative") << -4.0 << u"none"_s;
    QTest::newRow("no number") << qQNaN() << u"none"_s;
    QTest::newRow("endless") << qInf() << u"none"_s;
}

void ServiceCatalogueTest::theLengthOfAFinishedClipTellsItsMode()
{
    QFETCH(double, seconds);
    QFETCH(QString, mode);
    const Service &service = builtInService(u"kyyReactApiServer"_s);
    const Mode *found = service.family(u"sora"_s)->modeOfLength(seconds);
    QCOMPARE(found ? found->name : u"none"_s, mode);
    QVERIFY(!service.family(u"veo"_s)->modeOfLength(seconds));
}

void ServiceCatalogueTest::aSharedPrefixIsClaimedByBoth()
{
    const ServiceCatalogue &catalogue = ServiceCatalogue::builtIn();
    QCOMPARE(catalogue.claiming(u"vgen_1"_s).size(), 2);
    QCOMPARE(catalogue.claiming(u"sora_1"_s).size(), 1);
    QCOMPARE(catalogue.claiming(u"sora_1"_s).first()->name, u"kyyReactApiServer"_s);
    QCOMPARE(catalogue.claiming(u"clip_1"_s).size(), 0);
}

void ServiceCatalogueTest::whatIsWrongIsNamedWithItsPlace_data()
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

    QTest::newRow("unknown field") << catalogueWith(",\"keys\":[]")
                                   << u"services[0]: the field \"keys\" is refused: keys are never read from a file"_s;
    QTest::newRow("unknown field of the future") << catalogueWith(",\"colour\":1")
                                                 << u"services[0]: unknown field \"colour\""_s;
    QTest::newRow("a header for the key")
        << catalogueWith(R"(,"fields":{"Authorization":"Bearer abcdefgh"})")
        << u"services[0].fields: the field \"Authorization\" is refused: keys are never read from a file"_s;
    QTest::newRow("the name of those without one")
        << QByteArray(R"({"services":[{"name":"custom","base":"https://example.com"}]})")
        << u"services[0].name: is kept for services that have no name"_s;
    QTest::newRow("plain http") << QByteArray(R"({"services":[{"name":"a","base":"http://example.com"}]})")
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
        family(prefix, R"("id_prefixes":[")" + QByteArray(prefix) + R"("])", u"id_prefixes[0]: is how keys begin"_s);
    family("a long pattern", R"("models":[")" + QByteArray(129, 'a') + R"("])", u"models[0]: is longer than 128 characters"_s);
    family("many patterns", R"("models":[)" + QByteArray(R"("a",)").repeated(32) + R"("a"])", u"models: has more than 32 entries"_s);
    family("an empty prefix", R"("id_prefixes":["a_",""])", u"id_prefixes[1]: is empty"_s);
    family("a prefix twice", R"("id_prefixes":["a_","a_"])", u"id_prefixes: stands there twice"_s);
    family("no length", R"("lengths_s":[0])", u"lengths_s[0]: is not within 0.1 and 604800"_s);
    family("a lifetime as number", R"("link_lifetime":86400)", u"link_lifetime: is no object"_s);
    family("a lifetime of nothing", R"("link_lifetime":{"duration_s":0})",
           u"link_lifetime.duration_s: is not within 1 and 604800"_s);
    family("typical as text", R"("link_lifetime":{"duration_s":9,"typical":"yes"})",
           u"link_lifetime.typical: is neither true nor false"_s);
}

void ServiceCatalogueTest::whatIsWrongIsNamedWithItsPlace()
{
    QFETCH(QByteArray, json);
    QFETCH(QString, fault);
    QCOMPARE(faultOf(json), fault);
}

void ServiceCatalogueTest::anythingBrokenOffIsRefusedAndNeverCrashes()
{
    QFile source(QStringLiteral(RESOURCES_DIR "/services.json"));
    QVERIFY(source.open(QIODevice::ReadOnly));
    const QByteArray whole = source.readAll().trimmed();
    for (qsizetype size = 0; size < whole.size(); ++size)
        QVERIFY(!ServiceCatalogue::fromJson(whole.left(size)).ok());
}

void ServiceCatalogueTest::whatIsLeftOutHasADefault()
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

void ServiceCatalogueTest::aServiceWithItsOwnWordsNeedsNoCode()
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

void ServiceCatalogueTest::aFractionOfASecondIsAMinimumOnLoopbackAlone()
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

void ServiceCatalogueTest::aServiceIsFoundByItsBaseHoweverThatIsSpelt_data()
{
    QTest::addColumn<QString>("url");
    QTest::addColumn<QString>("service");
    const QString react = u"kyyReactApiServer"_s;
    QTest::newRow("as it is") << u"https://zcbservice.aizfw.cn/kyyReactApiServer"_s << react;
    QTest::newRow("a slash behind") << u"https://zcbservice.aizfw.cn/kyyReactApiServer/"_s << react;
    QTest::newRow("its port") << u"https://zcbservice.aizfw.cn:443/kyyReactApiServer"_s << react;
    QTest::newRow("capitals in the host") << u"HTTPS://ZCBservice.aizfw.CN/kyyReactApiServer"_s << react;
    QTest::newRow("a dot behind the host") << u"https://zcbservice.aizfw.cn./kyyReactApiServer"_s << react;
    QTest::newRow("the other") << u"https://zcbservice.aizfw.cn/kyyAiPower"_s << u"kyyAiPower"_s;
    QTest::newRow("capitals in the path") << u"https://zcbservice.aizfw.cn/kyyreactapiserver"_s << u"none"_s;
    QTest::newRow("plain http") << u"http://zcbservice.aizfw.cn/kyyReactApiServer"_s << u"none"_s;
    QTest::newRow("another port") << u"https://zcbservice.aizfw.cn:8443/kyyReactApiServer"_s << u"none"_s;
    QTest::newRow("longer") << u"https://zcbservice.aizfw.cn/kyyReactApiServer2"_s << u"none"_s;
    QTest::newRow("the host alone") << u"https://zcbservice.aizfw.cn"_s << u"none"_s;
    QTest::newRow("nothing") << u""_s << u"none"_s;
}

void ServiceCatalogueTest::aServiceIsFoundByItsBaseHoweverThatIsSpelt()
{
    QFETCH(QString, url);
    QFETCH(QString, service);
    const Service *found = ServiceCatalogue::builtIn().ofBase(QUrl(url));
    QCOMPARE(found ? found->name : u"none"_s, service);
}

void ServiceCatalogueTest::theIdIsOneSegmentOfTheUrl_data()
{
    QTest::addColumn<QString>("id");
    QTest::addColumn<QByteArray>("segment");
    QTest::newRow("plain") << u"vgen_abc-1.2"_s << QByteArray("vgen_abc-1.2");
    QTest::newRow("a colon") << u"a:b"_s << QByteArray("a%3Ab");
    QTest::newRow("a slash") << u"a/b"_s << QByteArray("a%2Fb");
    QTest::newRow("upwards") << u"../../other"_s << QByteArray("..%2F..%2Fother");
    QTest::newRow("an encoded slash") << u"..%2fother"_s << QByteArray("..%252fother");
    QTest::newRow("a query") << u"a?b=c#d"_s << QByteArray("a%3Fb%3Dc%23d");
    QTest::newRow("a host") << u"@evil.example"_s << QByteArray("%40evil.example");
    QTest::newRow("a back slash") << u"a\\b"_s << QByteArray("a%5Cb");
    QTest::newRow("Chinese") << u"编号"_s << QByteArray("%E7%BC%96%E5%8F%B7");
}

void ServiceCatalogueTest::theIdIsOneSegmentOfTheUrl()
{
    QFETCH(QString, id);
    QFETCH(QByteArray, segment);
    const QUrl url = builtInService(u"kyyAiPower"_s).resultUrl(id);
    QCOMPARE(url.toEncoded(), "https://zcbservice.aizfw.cn/kyyAiPower/v1/result/" + segment);
    QVERIFY(!builtInService(u"kyyAiPower"_s).resultUrl(u".."_s).isValid());
    QVERIFY(!builtInService(u"kyyAiPower"_s).resultUrl(u"."_s).isValid());
    QVERIFY(!builtInService(u"kyyAiPower"_s).resultUrl(u""_s).isValid());

    Service giving = builtInService(u"kyyAiPower"_s);
    giving.contentPath = u"/v1/videos/{id}/content"_s;
    QCOMPARE(giving.contentUrl(id).toEncoded(),
             "https://zcbservice.aizfw.cn/kyyAiPower/v1/videos/" + segment + "/content");
    QVERIFY(!giving.contentUrl(u".."_s).isValid());
}

void ServiceCatalogueTest::aBaseIsHttpsOrOnLoopback_data()
{
    QTest::addColumn<QString>("url");
    QTest::addColumn<bool>("good");
    QTest::newRow("https") << u"https://example.com/api"_s << true;
    QTest::newRow("https without a path") << u"https://example.com"_s << true;
    QTest::newRow("https with a port") << u"https://example.com:8443/api/"_s << true;
    QTest::newRow("https to an address") << u"https://[2001:db8::1]/api"_s << true;
    QTest::newRow("http to loopback") << u"http://127.0.0.1:8080"_s << true;
    QTest::newRow("http to all of loopback") << u"http://127.8.9.10/x"_s << true;
    QTest::newRow("http to loopback, IPv6") << u"http://[::1]:8080/x"_s << true;
    QTest::newRow("http to localhost") << u"http://LocalHost:1/x"_s << true;
    QTest::newRow("http elsewhere") << u"http://example.com/api"_s << false;
    QTest::newRow("http to a name like loopback") << u"http://127.0.0.1.example.com/"_s << false;
    QTest::newRow("http to the local network") << u"http://192.168.1.1/"_s << false;
    QTest::newRow("http to every address") << u"http://0.0.0.0/"_s << false;
    QTest::newRow("ftp") << u"ftp://example.com/api"_s << false;
    QTest::newRow("file") << u"file:///etc/passwd"_s << false;
    QTest::newRow("a script") << u"javascript:alert(1)"_s << false;
    QTest::newRow("no scheme") << u"example.com/api"_s << false;
    QTest::newRow("no host") << u"https:///api"_s << false;
    QTest::newRow("nothing") << u""_s << false;
    QTest::newRow("a user name") << u"https://me@example.com/"_s << false;
    QTest::newRow("an empty user name") << u"https://@example.com/"_s << false;
    QTest::newRow("user name and password") << u"https://me:pw@example.com/"_s << false;
    QTest::newRow("a loopback user name") << u"http://127.0.0.1@example.com/"_s << false;
    QTest::newRow("a query") << u"https://example.com/?a=b"_s << false;
    QTest::newRow("a fragment") << u"https://example.com/#a"_s << false;
    QTest::newRow("upwards") << u"https://example.com/a/../b"_s << false;
    QTest::newRow("upwards, encoded") << u"https://example.com/a/%2e%2E/b"_s << false;
    QTest::newRow("port 0") << u"https://example.com:0/"_s << false;
    QTest::newRow("a port too high") << u"https://example.com:65536/"_s << false;
}

void ServiceCatalogueTest::aBaseIsHttpsOrOnLoopback()
{
    QFETCH(QString, url);
    QFETCH(bool, good);
    QCOMPARE(checkBaseUrl(QUrl(url)).ok(), good);
    // The catalogue judges alike.
    const QByteArray json = R"({"services":[{"name":"a","base":")" + url.toUtf8() + R"("}]})";
    QCOMPARE(ServiceCatalogue::fromJson(json).ok(), good);
}

void ServiceCatalogueTest::aRefusedBaseIsToldWithoutItsSecrets()
{
    const Outcome outcome = checkBaseUrl(QUrl(u"https://me:pw@example.com/api?token=t#f"_s));
    QVERIFY(!outcome.ok());
    QCOMPARE(outcome.error(), (Error{ErrorKind::UrlInvalid, u"https://example.com/api"_s}));
}

void ServiceCatalogueTest::onlyLoopbackIsLoopback_data()
{
    QTest::addColumn<QString>("host");
    QTest::addColumn<bool>("loopback");
    QTest::newRow("localhost") << u"localhost"_s << true;
    QTest::newRow("LOCALHOST") << u"LOCALHOST"_s << true;
    QTest::newRow("127.0.0.1") << u"127.0.0.1"_s << true;
    QTest::newRow("127.255.255.254") << u"127.255.255.254"_s << true;
    QTest::newRow("::1") << u"::1"_s << true;
    QTest::newRow("[::1]") << u"[::1]"_s << true;
    QTest::newRow("empty") << u""_s << false;
    QTest::newRow("128.0.0.1") << u"128.0.0.1"_s << false;
    QTest::newRow("127.0.0.256") << u"127.0.0.256"_s << false;
    QTest::newRow("127.0.0") << u"127.0.0"_s << false;
    QTest::newRow("127.0.0.1.") << u"127.0.0.1."_s << false;
    QTest::newRow("127.0.0.+1") << u"127.0.0.+1"_s << false;
    QTest::newRow("127.0.0.01") << u"127.0.0.01"_s << false;
    QTest::newRow("full-width digits") << u"１２７.0.0.1"_s << false;
    QTest::newRow("localhost.example.com") << u"localhost.example.com"_s << false;
    QTest::newRow("mylocalhost") << u"mylocalhost"_s << false;
    QTest::newRow("::2") << u"::2"_s << false;
    QTest::newRow("0.0.0.0") << u"0.0.0.0"_s << false;
}

void ServiceCatalogueTest::onlyLoopbackIsLoopback()
{
    QFETCH(QString, host);
    QFETCH(bool, loopback);
    QCOMPARE(isLoopbackHost(host), loopback);
}

void ServiceCatalogueTest::anIdHasTheLettersOfOne_data()
{
    QTest::addColumn<QString>("id");
    QTest::addColumn<bool>("possible");
    QTest::newRow("usual") << u"vgen_abc123def456"_s << true;
    QTest::newRow("dashes, dots and colons") << u"a-b.c:d_e"_s << true;
    QTest::newRow("three dots") << u"..."_s << true;
    QTest::newRow("256 letters") << QString(256, u'a') << true;
    QTest::newRow("257 letters") << QString(257, u'a') << false;
    QTest::newRow("empty") << u""_s << false;
    QTest::newRow("a dot") << u"."_s << false;
    QTest::newRow("two dots") << u".."_s << false;
    QTest::newRow("a slash") << u"vgen_/x"_s << false;
    QTest::newRow("a percent sign") << u"vgen_%2f"_s << false;
    QTest::newRow("a space") << u"vgen_ x"_s << false;
    QTest::newRow("a line break") << u"vgen_x\n"_s << false;
    QTest::newRow("a null") << u"vgen_x"_s + QChar(0) << false;
    QTest::newRow("full-width") << u"ｖgen_1"_s << false;
    QTest::newRow("accents") << u"vgén_1"_s << false;
    QTest::newRow("other digits") << u"vgen_٣"_s << false;
}

void ServiceCatalogueTest::anIdHasTheLettersOfOne()
{
    QFETCH(QString, id);
    QFETCH(bool, possible);
    QCOMPARE(isPossibleId(id), possible);
}

void ServiceCatalogueTest::changedCopiesLeaveTheOriginalAlone()
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

void ServiceCatalogueTest::aUsersServiceNeverTakesTheNameOrTheBaseOfAnother()
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

QTEST_GUILESS_MAIN(ServiceCatalogueTest)
#include "service_catalogue_test.moc"
