// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/catalogue_writer.h"

#include "core/catalogue_reader.h"

#include <QFile>
#include <QJsonDocument>
#include <QTest>

using namespace rushes;
using namespace Qt::StringLiterals;

class CatalogueWriterTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatIsWrittenIsReadTheSame_data();
    void whatIsWrittenIsReadTheSame();
    void everyFieldOfTheFormatIsWritten();
    void nothingElseIsWritten();
};

namespace {

/// A service with something in every field of the format.
QByteArray everything()
{
    return R"({"version": 1, "services": [{
        "name": "own", "title": "My own", "base": "http://127.0.0.1:8080/own", "path": "/v2/{id}",
        "content_path": "/v2/{id}/file",
        "polling": {"minimum_s": 0.25, "from_s": 1, "to_s": 2.5},
        "status": {"queued": ["in_queue", "waiting"], "processing": ["in_progress"], "completed": ["done"], "failed": ["nok"]},
        "fields": {"id": "/a", "status": ["/b", "/c/0"], "progress": "/p", "model": "/d", "created": "/e", "video_url": [],
                   "actual_duration": "/g", "error": ["/error/message", "/error"], "expires_at": "/a b,c~1"},
        "families": [{
            "name": "veo", "title": "VEO", "id_prefixes": ["v_", "w_"], "models": ["veo\\d.*", "a|b", ""],
            "modes": [{"name": "m", "title": "M", "estimate": {"from_s": 1, "to_s": 2}, "clip_s": 4.5}, {"name": "n"}],
            "default_mode": "m", "estimate": {"from_s": 60, "to_s": 120}, "lengths_s": [4.5, 8],
            "link_lifetime": {"duration_s": 3600, "typical": true}}]}]})";
}

QStringList namesIn(const QJsonValue &value, const QString &place = {})
{
    QStringList names;
    const QJsonObject object = value.toObject();
    for (auto field = object.begin(); field != object.end(); ++field) {
        names.append(place + u'.' + field.key());
        names += namesIn(field.value(), place + u'.' + field.key());
    }
    const QJsonArray array = value.toArray();
    for (const QJsonValue &element : array)
        names += namesIn(element, place);
    names.removeDuplicates();
    return names;
}

} // namespace

void CatalogueWriterTest::whatIsWrittenIsReadTheSame_data()
{
    QTest::addColumn<QByteArray>("json");
    QFile builtIn(QStringLiteral(RESOURCES_DIR "/services.json"));
    QVERIFY(builtIn.open(QIODevice::ReadOnly));
    QTest::newRow("built in") << builtIn.readAll();
    QTest::newRow("everything") << everything().replace(", \"\"]", "]");
    QTest::newRow("nothing but what must be")
        << QByteArray(R"({"services":[{"name":"own","base":"https://example.com"}]})");
    QTest::newRow("no words for most") << QByteArray(
        R"({"services":[{"name":"own","base":"https://example.com/%20x","status":{"completed":"ok"}}]})");
}

void CatalogueWriterTest::whatIsWrittenIsReadTheSame()
{
    QFETCH(QByteArray, json);
    const Result<ServiceCatalogue> read = ServiceCatalogue::fromJson(json);
    QVERIFY2(read.ok(), qPrintable(read.ok() ? QString() : read.error().detail));
    const Result<ServiceCatalogue> again = ServiceCatalogue::fromJson(catalogueToJson(read->services()));
    QVERIFY2(again.ok(), qPrintable(again.ok() ? QString() : again.error().detail));
    QCOMPARE(again->services(), read->services());
}

void CatalogueWriterTest::everyFieldOfTheFormatIsWritten()
{
    const QByteArray json = everything().replace(", \"\"]", "]");
    const Result<ServiceCatalogue> read = ServiceCatalogue::fromJson(json);
    QVERIFY2(read.ok(), qPrintable(read.ok() ? QString() : read.error().detail));
    QStringList expected = namesIn(QJsonDocument::fromJson(json).object());
    QStringList written = namesIn(QJsonDocument::fromJson(catalogueToJson(read->services())).object());
    expected.sort();
    written.sort();
    QCOMPARE(written, expected);
}

void CatalogueWriterTest::nothingElseIsWritten()
{
    const QJsonObject file =
        QJsonDocument::fromJson(catalogueToJson({ServiceCatalogue::builtIn().services()[0]})).object();
    QCOMPARE(file.keys(), (QStringList{u"services"_s, u"version"_s}));
    QCOMPARE(file[u"services"_s].toArray().size(), 1);
}

QTEST_GUILESS_MAIN(CatalogueWriterTest)
#include "catalogue_writer_test.moc"
