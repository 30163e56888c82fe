// SPDX-License-Identifier: GPL-3.0-or-later
#include "wording/status_troubles.h"

#include "wording/watch_text.h"

#include <QTest>

namespace rushes::test {

using namespace Qt::StringLiterals;

class StatusTroublesTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void ofOneItIsItsOwnSentence();
    void severalAreNamedAndManyCounted();
    void theShortestWaitIsSaidFirst();
    void aNameIsPlainText();
};

void StatusTroublesTest::ofOneItIsItsOwnSentence()
{
    const Moment now{100h};
    QCOMPARE(keysMissingText({u"Atelier"_s}), keyMissingText(u"Atelier"_s));
    QCOMPARE(keysRefusedText({u"Atelier"_s}), keyRefusedText(u"Atelier"_s));
    QCOMPARE(askedToWaitText({{u"Atelier"_s, {}, now + 40s}}, now),
             askedToWaitText(u"Atelier"_s, now + 40s, now));
    QCOMPARE(notAnsweringText({{u"Atelier"_s, now - 10min, now + 40s}}, now),
             notAnsweringText(u"Atelier"_s, now - 10min, now + 40s, now));
}

void StatusTroublesTest::severalAreNamedAndManyCounted()
{
    QStringList services{u"Downtown"_s, u"Failing"_s};
    QCOMPARE(keysMissingText(services), u"No key for Downtown and Failing"_s);
    QCOMPARE(keysRefusedText(services), u"Key refused by Downtown and Failing"_s);
    services.append({u"C"_s, u"D"_s, u"E"_s, u"F"_s, u"G"_s, u"H"_s});
    QCOMPARE(keysMissingText(services), u"No key for Downtown, Failing and 6 more"_s);
}

void StatusTroublesTest::theShortestWaitIsSaidFirst()
{
    const Moment now{100h};
    const QVector<LaterAgain> services{{u"Slowpoke"_s, now - 1h, now + 29s},
                                       {u"Downtown"_s, now - 1h, now + 3min}};
    QCOMPARE(askedToWaitText(services, now), u"Asked to wait 29\u00A0s or more: Slowpoke and Downtown"_s);
    QCOMPARE(notAnsweringText(services, now),
             u"No usable answer, tried again in 29\u00A0s: Slowpoke and Downtown"_s);
    // Due, but not yet told so.
    QVERIFY(askedToWaitText(services, now + 1min).contains(u"1\u00A0s"_s));
}

void StatusTroublesTest::aNameIsPlainText()
{
    const QString text = keysMissingText({u"a\u202Eb"_s, u"c\nd"_s});
    QVERIFY2(text.contains(u"[U+202E]"_s) && !text.contains(u'\n'), qPrintable(text));
}

} // namespace rushes::test

QTEST_GUILESS_MAIN(rushes::test::StatusTroublesTest)
#include "status_troubles_test.moc"
