// SPDX-License-Identifier: GPL-3.0-or-later
#include "wording/key_text.h"

#include <QTest>

using namespace rushes;
using namespace Qt::StringLiterals;

class KeyTextTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theStateIsSaidInAFewWords_data();
    void theStateIsSaidInAFewWords();
    void everyTroubleOfEveryStepHasASentenceOfItsOwn();
    void whatIsWellNeedsNoSentence();
    void theTestSaysWhatItCameToAndWhatWasAskedAbout_data();
    void theTestSaysWhatItCameToAndWhatWasAskedAbout();
    void whatComesFromOutsideIsMadeHarmless();
};

Q_DECLARE_METATYPE(KeyStanding)
Q_DECLARE_METATYPE(KeyTestReport)

void KeyTextTest::theStateIsSaidInAFewWords_data()
{
    QTest::addColumn<KeyStanding>("standing");
    QTest::addColumn<QString>("text");
    QTest::newRow("none") << KeyStanding{} << u"No key"_s;
    QTest::newRow("stored") << KeyStanding{.source = KeySource::Store} << u"In the key store"_s;
    QTest::newRow("session") << KeyStanding{.source = KeySource::Session} << u"For this session only"_s;
    QTest::newRow("being stored") << KeyStanding{.source = KeySource::Session,
                                                 .step = StoreStep::Writing,
                                                 .isBusy = true}
                                  << u"Being stored …"_s;
    QTest::newRow("waiting to be stored") << KeyStanding{.source = KeySource::Session,
                                                         .step = StoreStep::Writing,
                                                         .isBusy = true,
                                                         .trouble = StoreTrouble::Locked}
                                          << u"For this session only"_s;
    QTest::newRow("variable") << KeyStanding{.source = KeySource::Variable} << u"From RUSHES_API_KEY"_s;
    QTest::newRow("being read") << KeyStanding{.step = StoreStep::Reading, .isBusy = true}
                                << u"Asking the key store …"_s;
    QTest::newRow("locked") << KeyStanding{.step = StoreStep::Reading, .trouble = StoreTrouble::Locked}
                            << u"The key store is locked"_s;
    QTest::newRow("not removed") << KeyStanding{.step = StoreStep::Removing, .trouble = StoreTrouble::Refused}
                                 << u"Still in the key store"_s;
}

void KeyTextTest::theStateIsSaidInAFewWords()
{
    QFETCH(const KeyStanding, standing);
    QTEST(keyStateText(standing), "text");
}

void KeyTextTest::everyTroubleOfEveryStepHasASentenceOfItsOwn()
{
    QStringList sentences;
    for (const StoreStep step : {StoreStep::Reading, StoreStep::Writing, StoreStep::Removing}) {
        for (const StoreTrouble trouble : {StoreTrouble::Locked, StoreTrouble::Failed})
            sentences.append(storeTroubleText({.step = step, .trouble = trouble, .detail = u"its words"_s}));
    }
    QCOMPARE(QSet<QString>(sentences.begin(), sentences.end()).size(), sentences.size());
    QVERIFY(storeTroubleText({.step = StoreStep::Writing, .trouble = StoreTrouble::NoStore})
                .contains(u"this session only"));
    QVERIFY(storeTroubleText(
                {.step = StoreStep::Removing, .trouble = StoreTrouble::Refused, .detail = u"its words"_s})
                .contains(u"its words"));
}

void KeyTextTest::whatIsWellNeedsNoSentence()
{
    QCOMPARE(storeTroubleText({.source = KeySource::Store}), QString());
    QCOMPARE(storeTroubleText({.step = StoreStep::Reading, .isBusy = true}), QString());
}

void KeyTextTest::theTestSaysWhatItCameToAndWhatWasAskedAbout_data()
{
    QTest::addColumn<KeyTestReport>("report");
    QTest::addColumn<QString>("text");
    QTest::newRow("works") << KeyTestReport{.verdict = KeyVerdict::Works, .id = u"sora_1"_s}
                           << u"The key works. Asked about your task “sora_1”."_s;
    QTest::newRow("works, made up") << KeyTestReport{.verdict = KeyVerdict::Works,
                                                     .id = u"sora_x"_s,
                                                     .isMadeUp = true}
                                    << u"The key works. Asked about “sora_x”, an id made up for this test."_s;
    QTest::newRow("refused") << KeyTestReport{.verdict = KeyVerdict::Refused, .id = u"sora_1"_s}
                             << u"The service refused the key. Asked about your task “sora_1”."_s;
    QTest::newRow("too soon") << KeyTestReport{.verdict = KeyVerdict::Waits, .wait = 20s}
                              << u"Not asked: the service wants no request for another 20\u00A0s."_s;
    QTest::newRow("told to wait")
        << KeyTestReport{.verdict = KeyVerdict::Waits, .id = u"sora_1"_s, .wait = 40s}
        << u"The service asks to wait 40\u00A0s: nothing is known about the key. Asked about your task “sora_1”."_s;
}

void KeyTextTest::theTestSaysWhatItCameToAndWhatWasAskedAbout()
{
    QFETCH(const KeyTestReport, report);
    QTEST(keyTestText(report), "text");
}

void KeyTextTest::whatComesFromOutsideIsMadeHarmless()
{
    const QString text = storeTroubleText({.step = StoreStep::Reading,
                                           .trouble = StoreTrouble::Failed,
                                           .detail = u"a\u202eb\n" + QString(9999, u'c')});
    QVERIFY(!text.contains(QChar(0x202e)));
    QVERIFY(!text.contains(u'\n'));
    QVERIFY(text.size() < 400);
    const KeyTestReport report{.verdict = KeyVerdict::NoContact,
                               .id = u"sora_1"_s,
                               .error = Error{ErrorKind::HostNotFound, u"a.example"_s}};
    QVERIFY(keyTestText(report).startsWith(u"No contact"));
    QVERIFY(keyTestText(report).contains(u"a.example"));
}

QTEST_GUILESS_MAIN(KeyTextTest)
#include "key_text_test.moc"
