// SPDX-License-Identifier: GPL-3.0-or-later
#include "catalogue_samples.h"

#include <QFile>
#include <QTest>

using namespace rushes;
using namespace rushes::test;
using namespace Qt::StringLiterals;

namespace {

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

/// What the built-in catalogue says, and what is found in it.
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

QTEST_GUILESS_MAIN(ServiceCatalogueTest)
#include "service_catalogue_test.moc"
