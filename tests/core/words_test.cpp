// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/words.h"

#include <QTest>

using namespace rushes;
using namespace Qt::StringLiterals;

class WordsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theWordsAreThosePromisedToScripts_data();
    void theWordsAreThosePromisedToScripts();
    void everyWordReadsBack();
    void marksAreToldInOneOrder();
    void otherWordsAreNone_data();
    void otherWordsAreNone();
};

void WordsTest::theWordsAreThosePromisedToScripts_data()
{
    QTest::addColumn<QString>("word");
    const auto row = [](const char *expected, const QString &word) { QTest::newRow(expected) << word; };
    row("unasked", wordOf(Status::Unasked));
    row("queued", wordOf(Status::Queued));
    row("processing", wordOf(Status::Processing));
    row("completed", wordOf(Status::Completed));
    row("failed", wordOf(Status::Failed));
    row("unrecognised", wordOf(Status::Unrecognised));
    row("never", wordOf(Contact::Never));
    row("ok", wordOf(Contact::Ok));
    row("retrying", wordOf(Contact::Retrying));
    row("lost", wordOf(Contact::Lost));
    row("waiting", wordOf(Contact::Waiting));
    row("no-key", wordOf(Contact::NoKey));
    row("refused", wordOf(Contact::Refused));
    row("not-found", wordOf(Contact::NotFound));
    row("none", wordOf(ClipState::None));
    row("online", wordOf(ClipState::Online));
    row("copying", wordOf(ClipState::Copying));
    row("held", wordOf(ClipState::Held));
    row("unverified", wordOf(ClipState::Unverified));
    row("saved", wordOf(ClipState::Saved));
    row("expired", wordOf(ClipState::Expired));
    row("shorter", wordOf(ClipMark::Shorter));
    row("black", wordOf(ClipMark::Black));
    row("frozen", wordOf(ClipMark::Frozen));
    row("silent", wordOf(ClipMark::Silent));
    row("link", wordOf(KnownFrom::Link));
    row("service", wordOf(KnownFrom::Service));
    row("estimate", wordOf(KnownFrom::Estimate));
    row("none ", wordOf(KnownFrom::None) + u' ');
    row("exact", wordOf(Certainty::Exact));
    row("at-latest", wordOf(Certainty::AtLatest));
    row("about", wordOf(Certainty::About));
    row("unknown", wordOf(Certainty::Unknown));
}

void WordsTest::theWordsAreThosePromisedToScripts()
{
    QFETCH(QString, word);
    QCOMPARE(word, QString::fromLatin1(QTest::currentDataTag()));
}

void WordsTest::everyWordReadsBack()
{
    for (int i = int(Status::Unasked); i <= int(Status::Unrecognised); ++i)
        QCOMPARE(statusOfWord(wordOf(Status(i))), std::optional(Status(i)));
    for (int i = int(Contact::Never); i <= int(Contact::NotFound); ++i)
        QCOMPARE(contactOfWord(wordOf(Contact(i))), std::optional(Contact(i)));
    for (int i = int(ClipState::None); i <= int(ClipState::Expired); ++i)
        QCOMPARE(clipStateOfWord(wordOf(ClipState(i))), std::optional(ClipState(i)));
    for (const ClipMark mark : {ClipMark::Shorter, ClipMark::Black, ClipMark::Frozen, ClipMark::Silent})
        QCOMPARE(clipMarkOfWord(wordOf(mark)), std::optional(mark));
}

void WordsTest::marksAreToldInOneOrder()
{
    QCOMPARE(wordsOf({}), QStringList());
    QCOMPARE(wordsOf(ClipMark::Silent | ClipMark::Black), QStringList({u"black"_s, u"silent"_s}));
    QCOMPARE(wordsOf(ClipMark::Silent | ClipMark::Frozen | ClipMark::Shorter),
             QStringList({u"shorter"_s, u"frozen"_s, u"silent"_s}));
}

void WordsTest::otherWordsAreNone_data()
{
    QTest::addColumn<QString>("word");
    QTest::newRow("empty") << u""_s;
    QTest::newRow("capitals") << u"Queued"_s;
    QTest::newRow("a space") << u"held "_s;
    QTest::newRow("American") << u"unrecognized"_s;
    QTest::newRow("nonsense") << u"paused"_s;
    QTest::newRow("a begin") << u"comp"_s;
}

void WordsTest::otherWordsAreNone()
{
    QFETCH(QString, word);
    QVERIFY(!statusOfWord(word));
    QVERIFY(!contactOfWord(word));
    QVERIFY(!clipStateOfWord(word));
    QVERIFY(!clipMarkOfWord(word));
}

QTEST_GUILESS_MAIN(WordsTest)
#include "words_test.moc"
