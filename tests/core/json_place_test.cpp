// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/json_place.h"

#include <QTest>

using namespace rushes;
using namespace Qt::StringLiterals;

class JsonPlaceTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aPlaceHasItsLine_data();
    void aPlaceHasItsLine();
    void aTextThatIsNoneEndsTheSearch();
};

void JsonPlaceTest::aPlaceHasItsLine_data()
{
    QTest::addColumn<QString>("place");
    QTest::addColumn<int>("line");
    QTest::newRow("the whole") << QString() << 1;
    QTest::newRow("an element") << u"[0]"_s << 2;
    QTest::newRow("the next one") << u"[1]"_s << 10;
    QTest::newRow("a field") << u"[0].name"_s << 3;
    QTest::newRow("a field behind a nested one") << u"[0].modes"_s << 5;
    QTest::newRow("deep inside") << u"[0].modes[1].estimate"_s << 7;
    QTest::newRow("a field of the second") << u"[1].name"_s << 10;
    QTest::newRow("what is missing is where it should be") << u"[1].modes[3].name"_s << 10;
    QTest::newRow("no such element") << u"[7].name"_s << 1;
    QTest::newRow("a name with escapes") << u"[0].a\"b"_s << 8;
}

void JsonPlaceTest::aPlaceHasItsLine()
{
    QFETCH(QString, place);
    QFETCH(int, line);
    const QByteArray json = "[\n"                                                    // 1
                            "  {\n"                                                  // 2
                            "    \"name\": \"a, ]} \\\" [{\",\n"                     // 3
                            "    \"estimate\": {\"from_s\": 1, \"to_s\": [2, 3]},\n" // 4
                            "    \"modes\": [\n"                                     // 5
                            "      {\"name\": \"a\"},\n"                             // 6
                            "      {\"name\": \"b\", \"estimate\": {}}],\n"          // 7
                            "    \"a\\\"b\": null\n"                                 // 8
                            "  },\n"                                                 // 9
                            "  {\"name\": \"b\", \"modes\": []}\n"                   // 10
                            "]";
    QCOMPARE(lineOfPlace(json, place), line);
}

void JsonPlaceTest::aTextThatIsNoneEndsTheSearch()
{
    for (const char *json :
         {"", "[", "[{", "{\"a", "{\"a\"", "{\"a\":", "[1,2", "nonsense", "\"", "[\"\\", "}]", ",,"})
        QCOMPARE(lineOfPlace(json, u"[1].a[2].b"_s), 1);
}

QTEST_GUILESS_MAIN(JsonPlaceTest)
#include "json_place_test.moc"
