// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/watch_arguments.h"

#include <QtTest>

using namespace rushes;
using namespace Qt::StringLiterals;

class WatchArgumentsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void wrongUseIsOneSentence_data();
    void wrongUseIsOneSentence();
    void allOptionsAreRead();
    void profileMayStandBeforeTheCommand();
    void doublesCountOnce();
    void helpIsText();
    void standardInputHoldsIdsOrText_data();
    void standardInputHoldsIdsOrText();
};

void WatchArgumentsTest::wrongUseIsOneSentence_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::newRow("no ids") << QStringList{};
    QTest::newRow("path traversal") << QStringList{u"../etc"_s};
    QTest::newRow("two dots") << QStringList{u".."_s};
    QTest::newRow("a space in an id") << QStringList{u"sora_a b"_s};
    QTest::newRow("an id of 257") << QStringList{QString(257, u'a')};
    QTest::newRow("Chinese letters") << QStringList{u"任务"_s};
    QTest::newRow("unknown option") << QStringList{u"sora_1"_s, u"--nope"_s};
    QTest::newRow("option without its value") << QStringList{u"sora_1"_s, u"--timeout"_s};
    QTest::newRow("unknown service") << QStringList{u"sora_1"_s, u"--service"_s, u"nobody"_s};
    QTest::newRow("unknown mode") << QStringList{u"sora_1"_s, u"--mode"_s, u"13s"_s};
    QTest::newRow("service and base")
        << QStringList{u"sora_1"_s, u"--service"_s, u"kyyAiPower"_s, u"--base-url"_s, u"https://a.example"_s};
    QTest::newRow("plain http") << QStringList{u"sora_1"_s, u"--base-url"_s, u"http://a.example/x"_s};
    QTest::newRow("no web address") << QStringList{u"sora_1"_s, u"--base-url"_s, u"file:///etc"_s};
    QTest::newRow("user in the base")
        << QStringList{u"sora_1"_s, u"--base-url"_s, u"https://u:p@a.example"_s};
    QTest::newRow("poll never") << QStringList{u"sora_1"_s, u"--poll-every"_s, u"0"_s};
    QTest::newRow("poll backwards") << QStringList{u"sora_1"_s, u"--poll-every"_s, u"-5"_s};
    QTest::newRow("poll often") << QStringList{u"sora_1"_s, u"--poll-every"_s, u"often"_s};
    QTest::newRow("time-out NaN") << QStringList{u"sora_1"_s, u"--timeout"_s, u"nan"_s};
    QTest::newRow("time-out for ever") << QStringList{u"sora_1"_s, u"--timeout"_s, u"1e300"_s};
    QTest::newRow("name without a folder") << QStringList{u"sora_1"_s, u"--name"_s, u"{id}"_s};
    QTest::newRow("folders in the name")
        << QStringList{u"sora_1"_s, u"--save-to"_s, u"x"_s, u"--name"_s, u"../{id}"_s};
    QTest::newRow("unknown field in the name")
        << QStringList{u"sora_1"_s, u"--save-to"_s, u"x"_s, u"--name"_s, u"{nope}"_s};
    QTest::newRow("demo with a key") << QStringList{u"--demo"_s, u"--key-file"_s, u"k"_s};
    QTest::newRow("the key as an argument") << QStringList{u"sora_1"_s, u"--key"_s, u"sk-1"_s};
}

void WatchArgumentsTest::wrongUseIsOneSentence()
{
    QFETCH(const QStringList, arguments);
    const ParsedWatch parsed = parseWatch(QStringList{u"watch"_s} + arguments, ServiceCatalogue::builtIn());
    const auto *error = std::get_if<UsageError>(&parsed);
    QVERIFY(error);
    QVERIFY(!error->sentence.isEmpty());
    QVERIFY(!error->sentence.contains(u'\n'));
}

void WatchArgumentsTest::allOptionsAreRead()
{
    const ParsedWatch parsed = parseWatch({u"watch"_s,
                                           u"--profile"_s,
                                           u"/p"_s,
                                           u"--service"_s,
                                           u"kyyAiPower"_s,
                                           u"--mode"_s,
                                           u"first-last-frame"_s,
                                           u"--key-file"_s,
                                           u"k"_s,
                                           u"--save-to"_s,
                                           u"out"_s,
                                           u"--name"_s,
                                           u"{id}"_s,
                                           u"--poll-every"_s,
                                           u"45.5"_s,
                                           u"--timeout"_s,
                                           u"600"_s,
                                           u"--json"_s,
                                           u"vgen_a1"_s,
                                           u"-"_s},
                                          ServiceCatalogue::builtIn());
    const auto *read = std::get_if<WatchArguments>(&parsed);
    QVERIFY(read);
    QCOMPARE(read->profileFolder, u"/p"_s);
    QCOMPARE(read->service, u"kyyAiPower"_s);
    QCOMPARE(read->mode, u"first-last-frame"_s);
    QCOMPARE(read->keyFile, u"k"_s);
    QCOMPARE(read->saveTo, u"out"_s);
    QCOMPARE(read->nameTemplate, u"{id}"_s);
    QCOMPARE(read->pollEvery, std::optional(Duration(45'500)));
    QCOMPARE(read->timeout, std::optional(Duration(10min)));
    QVERIFY(read->json);
    QVERIFY(!read->demo);
    QVERIFY(read->idsFromInput);
    QCOMPARE(read->ids, QStringList{u"vgen_a1"_s});
}

void WatchArgumentsTest::profileMayStandBeforeTheCommand()
{
    const ParsedWatch parsed =
        parseWatch({u"--profile"_s, u"/p"_s, u"watch"_s, u"sora_1"_s}, ServiceCatalogue::builtIn());
    QCOMPARE(std::get<WatchArguments>(parsed).profileFolder, u"/p"_s);
    QCOMPARE(std::get<WatchArguments>(parsed).ids, QStringList{u"sora_1"_s});
}

void WatchArgumentsTest::doublesCountOnce()
{
    const ParsedWatch parsed =
        parseWatch({u"watch"_s, u"sora_1"_s, u"sora_2"_s, u"sora_1"_s}, ServiceCatalogue::builtIn());
    QCOMPARE(std::get<WatchArguments>(parsed).ids, (QStringList{u"sora_1"_s, u"sora_2"_s}));
}

void WatchArgumentsTest::helpIsText()
{
    const ParsedWatch parsed = parseWatch({u"watch"_s, u"--help"_s}, ServiceCatalogue::builtIn());
    QVERIFY(std::get<HelpWanted>(parsed).text.contains(u"--poll-every"_s));
}

void WatchArgumentsTest::standardInputHoldsIdsOrText_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QStringList>("ids");
    QTest::newRow("lines") << u"sora_a1\nanything-goes\n"_s << QStringList{u"sora_a1"_s, u"anything-goes"_s};
    QTest::newRow("any text") << u"{\"id\": \"sora_abc123def456\", \"status\": \"queued\"}"_s
                              << QStringList{u"sora_abc123def456"_s};
    QTest::newRow("nothing") << u" \n"_s << QStringList{};
}

void WatchArgumentsTest::standardInputHoldsIdsOrText()
{
    QFETCH(const QString, text);
    QTEST(idsFromText(text, ServiceCatalogue::builtIn()), "ids");
}

QTEST_GUILESS_MAIN(WatchArgumentsTest)
#include "watch_arguments_test.moc"
