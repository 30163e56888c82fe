// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/id_shape.h"

#include <QTest>

using namespace rushes;

class IdShapeTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void idsAreToldFromIdentifiers_data();
    void idsAreToldFromIdentifiers();
    void aLineOfItsOwnTrustsShortOnesToo_data();
    void aLineOfItsOwnTrustsShortOnesToo();
    void placeholdersAreWordsAlone_data();
    void placeholdersAreWordsAlone();
};

void IdShapeTest::idsAreToldFromIdentifiers_data()
{
    QTest::addColumn<bool>("isId");
    const auto ids = {
        "abc123def456",
        "1234567890",
        "abc123",
        "7f31c09ab2e4",
        "12345",
        "0aa94f3d6c21",
        "abc-def-123",
        "abc-123",
        "550e8400-e29b-41d4-a716-446655440000",
        "V1StGXR8_Z5jdHi6B-myT",
        "01HXYZABCDEFGHJKMNPQRSTVWX",
        "test123",
        "a1b2c3",
        "A1B2C3D4",
        "20241121_143000",
        "cmpl4XkQ",
        "r4nd0m",
        "id_7f31c09ab2e4",
        "task_1234567890",
        "qzxkwvbnmplkjh",
        "KqTzWbRnXcVs",
        "eKaTaWeRiXoV",
        "9f8e7d_url",
    };
    const auto identifiers = {
        "",
        "url",
        "id",
        "ids",
        "model",
        "generation",
        "URL",
        "Id",
        "task_id",
        "model_name",
        "url_2",
        "url2",
        "2",
        "42",
        "720",
        "1080",
        "2024",
        "2_pro",
        "2_pro_max",
        "v2",
        "v12",
        "1080p",
        "720P",
        "4k",
        "60fps",
        "h264",
        "H265",
        "x264",
        "mp4",
        "av1",
        "vp9",
        "base64",
        "sha256",
        "utf8",
        "md5",
        "1280x720",
        "16x9",
        "9_16",
        "12s",
        "10bit",
        "take12",
        "clip01",
        "clip0012",
        "file_0001",
        "part_2_final",
        "frame_count_100",
        "2_frames_per_second",
        "thumbnail",
        "thumbnail_url",
        "generationRequest",
        "GenerationRequestHandler",
        "internationalization",
        "abcdef",
        "a1b2",
        "deadbeef",
        "_",
        "__",
        "-",
        "a1",
        "x42",
        "url-2",
    };
    for (const char *tail : ids)
        QTest::newRow(qPrintable(QString(QLatin1StringView("id: ") + QLatin1StringView(tail)))) << true;
    for (const char *tail : identifiers)
        QTest::newRow(qPrintable(QString(QLatin1StringView("no: ") + QLatin1StringView(tail)))) << false;
}

void IdShapeTest::idsAreToldFromIdentifiers()
{
    QFETCH(bool, isId);
    const QByteArray tail = QByteArray(QTest::currentDataTag()).mid(4);
    QCOMPARE(looksLikeId(tail, WordPlace::RunningText), isId);
}

void IdShapeTest::aLineOfItsOwnTrustsShortOnesToo_data()
{
    QTest::addColumn<bool>("isId");
    for (const char *tail : {"1", "42", "2024", "a1", "x42", "abc1", "abc123def456", "a-1"})
        QTest::newRow(tail) << true;
    for (const char *tail : {"", "url", "id", "abc", "v2", "1080p", "h264", "take12", "url_2", "2_pro", "-"})
        QTest::newRow(tail) << false;
}

void IdShapeTest::aLineOfItsOwnTrustsShortOnesToo()
{
    QFETCH(bool, isId);
    QCOMPARE(looksLikeId(QTest::currentDataTag(), WordPlace::OwnLine), isId);
}

void IdShapeTest::placeholdersAreWordsAlone_data()
{
    QTest::addColumn<bool>("isPlaceholder");
    for (const char *word :
         {"id", "task_id", "TASK_ID", "your-task-id", "video_id", ":id", "YOUR_VIDEO_ID_HERE", ""})
        QTest::newRow(word) << true;
    for (const char *word : {"abc", "abc123", "vgen_abc", "task_1", "id7"})
        QTest::newRow(word) << false;
}

void IdShapeTest::placeholdersAreWordsAlone()
{
    QFETCH(bool, isPlaceholder);
    QCOMPARE(rushes::isPlaceholder(QTest::currentDataTag()), isPlaceholder);
}

QTEST_GUILESS_MAIN(IdShapeTest)
#include "id_shape_test.moc"
