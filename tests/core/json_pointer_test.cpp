// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/json_pointer.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace rushes;
using namespace Qt::StringLiterals;

class JsonPointerTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void pointsAsTheRfcSays_data();
    void pointsAsTheRfcSays();
    void tellsPointersFromOtherText_data();
    void tellsPointersFromOtherText();
};

void JsonPointerTest::pointsAsTheRfcSays_data()
{
    QTest::addColumn<QString>("pointer");
    QTest::addColumn<QString>("value"); // as JSON in an array; "[]": nothing
    const auto row = [](const QString &pointer, const QString &value) {
        QTest::newRow(qPrintable(u"'"_s + pointer + u"'"_s)) << pointer << value;
    };
    // RFC 6901, 5, and what is not there.
    row(u"/foo"_s, u"[[\"bar\",\"baz\"]]"_s);
    row(u"/foo/0"_s, u"[\"bar\"]"_s);
    row(u"/"_s, u"[0]"_s);
    row(u"/a~1b"_s, u"[1]"_s);
    row(u"/c%d"_s, u"[2]"_s);
    row(u"/e^f"_s, u"[3]"_s);
    row(u"/i\\j"_s, u"[5]"_s);
    row(u"/ "_s, u"[7]"_s);
    row(u"/m~0n"_s, u"[8]"_s);
    row(u"/o~01p"_s, u"[9]"_s);
    row(u"/foo/2"_s, u"[]"_s);
    row(u"/foo/-1"_s, u"[]"_s);
    row(u"/foo/-"_s, u"[]"_s);
    row(u"/foo/x"_s, u"[]"_s);
    row(u"/foo/99999999999999999999"_s, u"[]"_s);
    row(u"/foo/0/0"_s, u"[]"_s);
    row(u"/bar"_s, u"[]"_s);
    row(u"/bar/deeper"_s, u"[]"_s);
}

void JsonPointerTest::pointsAsTheRfcSays()
{
    QFETCH(QString, pointer);
    QFETCH(QString, value);
    const QJsonObject document =
        QJsonDocument::fromJson(
            R"({"foo":["bar","baz"],"":0,"a/b":1,"c%d":2,"e^f":3,"i\\j":5," ":7,"m~n":8,"o~1p":9})")
            .object();
    const QJsonArray expected = QJsonDocument::fromJson(value.toUtf8()).array();
    const QJsonValue found = valueAt(document, pointer);
    QCOMPARE(found.isUndefined(), expected.isEmpty());
    if (!expected.isEmpty())
        QCOMPARE(found, expected[0]);
    QCOMPARE(valueAt(document, u""_s), QJsonValue(document));
}

void JsonPointerTest::tellsPointersFromOtherText_data()
{
    QTest::addColumn<bool>("isPointer");
    for (const char *text : {"", "/", "/a", "/a/b/0", "/a~0b", "/~1", "//"})
        QTest::newRow(text) << true;
    for (const char *text : {"a", "a/b", "/a~", "/~2", "/a~b", " /a", "$.a"})
        QTest::newRow(text) << false;
}

void JsonPointerTest::tellsPointersFromOtherText()
{
    QFETCH(bool, isPointer);
    QCOMPARE(isJsonPointer(QString::fromLatin1(QTest::currentDataTag())), isPointer);
}

QTEST_GUILESS_MAIN(JsonPointerTest)
#include "json_pointer_test.moc"
