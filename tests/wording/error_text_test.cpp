// SPDX-License-Identifier: GPL-3.0-or-later
#include "wording/error_text.h"

#include <QSet>
#include <QTest>

namespace rushes::test {

using namespace Qt::StringLiterals;

class ErrorTextTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyErrorHasASentenceOfItsOwn();
    void theDetailIsWovenIn_data();
    void theDetailIsWovenIn();
    void aLongDetailIsCut();
    void aServiceIsCalledByItsTitle();
};

constexpr int errorKindCount = int(ErrorKind::Cancelled) + 1;

void ErrorTextTest::everyErrorHasASentenceOfItsOwn()
{
    QSet<QString> sentences;
    for (int kind = 0; kind < errorKindCount; ++kind) {
        const QString plain = errorText({ErrorKind(kind), {}});
        const QString detailed = errorText({ErrorKind(kind), u"particulars"_s});
        for (const QString &sentence : {plain, detailed}) {
            QVERIFY2(sentence.size() > 10 && sentence[0].isUpper() == (sentence[0] != u'“'),
                     qPrintable(sentence));
            QVERIFY2(sentence.endsWith(u'.'), qPrintable(sentence));
            QVERIFY2(!sentence.contains(u'%'), qPrintable(sentence));
        }
        QVERIFY2(detailed.contains(u"particulars"_s), qPrintable(detailed));
        sentences << plain << detailed;
    }
    QCOMPARE(sentences.size(), 2 * errorKindCount);
}

void ErrorTextTest::theDetailIsWovenIn_data()
{
    QTest::addColumn<ErrorKind>("kind");
    QTest::addColumn<QString>("detail");
    QTest::addColumn<QString>("text");

    QTest::newRow("an id") << ErrorKind::IdInvalid << u"a/../b"_s
                           << u"“a/../b” cannot be the id of a task."_s;
    QTest::newRow("a full stop is not doubled") << ErrorKind::ConnectionFailed << u"Connection refused."_s
                                                << u"The connection failed: Connection refused."_s;
    QTest::newRow("a place in the catalogue")
        << ErrorKind::CatalogueInvalid << u"services[1].base: not https"_s
        << u"The list of services is wrong at services[1].base: not https."_s;
    QTest::newRow("a placeholder is text")
        << ErrorKind::KeyRefused << u"%1 and %2"_s << u"The service refused the key: “%1 and %2”."_s;
    QTest::newRow("markup is text") << ErrorKind::KeyRefused << u"<b>no</b>"_s
                                    << u"The service refused the key: “<b>no</b>”."_s;
    QTest::newRow("control characters are seen") << ErrorKind::KeyRefused << u"\x1B[2Jgone\u202E"_s
                                                 << u"The service refused the key: “␛[2Jgone[U+202E]”."_s;
    QTest::newRow("white space is nothing") << ErrorKind::DiskFull << u" \n"_s << u"The disk is full."_s;
}

void ErrorTextTest::theDetailIsWovenIn()
{
    QFETCH(ErrorKind, kind);
    QFETCH(QString, detail);
    QTEST(errorText({kind, detail}), "text");
}

void ErrorTextTest::aLongDetailIsCut()
{
    const QString text = errorText({ErrorKind::ServerTrouble, QString(100'000, u'x')});
    QVERIFY(text.size() < 300);
    QVERIFY(text.contains(u'…'));
}

void ErrorTextTest::aServiceIsCalledByItsTitle()
{
    Service service;
    service.name = u"ok"_s;
    service.title = u"Atelier"_s;
    QCOMPARE(errorText({ErrorKind::KeyMissing, u"ok"_s}, &service), u"There is no API key for Atelier."_s);
    QCOMPARE(errorText({ErrorKind::KeyMissing, u"ok"_s}, nullptr), u"There is no API key for ok."_s);
    QCOMPARE(errorText({ErrorKind::KeyMissing, u"other"_s}, &service), u"There is no API key for other."_s);
    // The service's own words stay as they are.
    QCOMPARE(errorText({ErrorKind::KeyRefused, u"ok"_s}, &service), u"The service refused the key: “ok”."_s);
}

} // namespace rushes::test

QTEST_GUILESS_MAIN(rushes::test::ErrorTextTest)
#include "error_text_test.moc"
