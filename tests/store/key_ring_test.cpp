// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/file_tools.h"
#include "store/key_ring.h"

#include <QDir>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <sys/stat.h>
#include <unistd.h>

namespace rushes::test {

using namespace Qt::StringLiterals;

class KeyRingTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void eachServiceHasItsOwnKey();
    void onlyChangesAreTold();
    void theFirstLineOfAFileIsTheKey_data();
    void theFirstLineOfAFileIsTheKey();
    void whatIsNoKeyIsRefusedWithoutBeingQuoted_data();
    void whatIsNoKeyIsRefusedWithoutBeingQuoted();
    void aFileThatOthersCanReachIsRefused_data();
    void aFileThatOthersCanReachIsRefused();
    void whatIsNoFileIsRefused();
    void aPipeIsReadToItsEnd();
};

void KeyRingTest::eachServiceHasItsOwnKey()
{
    KeyRing keys;
    QVERIFY(!keys.has(u"kyyAiPower"_s));
    QCOMPARE(keys.key(u"kyyAiPower"_s), QString());
    keys.setKey(u"kyyAiPower"_s, u" \tsk-one\n"_s);
    keys.setKey(u"kyyReactApiServer"_s, u"sk-two"_s);
    QCOMPARE(keys.key(u"kyyAiPower"_s), u"sk-one"_s);
    QCOMPARE(keys.key(u"kyyReactApiServer"_s), u"sk-two"_s);
    keys.setKey(u"kyyAiPower"_s, u"  "_s);
    QVERIFY(!keys.has(u"kyyAiPower"_s));
    QVERIFY(keys.has(u"kyyReactApiServer"_s));
}

void KeyRingTest::onlyChangesAreTold()
{
    KeyRing keys;
    const QSignalSpy changes(&keys, &KeyRing::changed);
    keys.setKey(u"a"_s, {});
    QCOMPARE(changes.size(), 0);
    keys.setKey(u"a"_s, u"one"_s);
    keys.setKey(u"a"_s, u" one "_s);
    QCOMPARE(changes.size(), 1);
    keys.setKey(u"a"_s, u"two"_s);
    keys.setKey(u"a"_s, {});
    keys.setKey(u"a"_s, {});
    QCOMPARE(changes.size(), 3);
    QCOMPARE(changes.last().at(0).toString(), u"a"_s);
}

void KeyRingTest::theFirstLineOfAFileIsTheKey_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::newRow("alone") << QByteArray("sk-key");
    QTest::newRow("a line") << QByteArray("sk-key\n");
    QTest::newRow("a line of Windows") << QByteArray("sk-key\r\n");
    QTest::newRow("with white space around it") << QByteArray("  sk-key\t \n");
    QTest::newRow("with a byte order mark") << QByteArray("\xef\xbb\xbfsk-key\n");
    QTest::newRow("with more lines") << QByteArray("sk-key\nsk-other\n\x01");
}

void KeyRingTest::theFirstLineOfAFileIsTheKey()
{
    QFETCH(QByteArray, content);
    const QTemporaryDir folder;
    writeFile(folder.filePath(u"key"_s), content);
    const auto key = KeyRing::fromFile(folder.filePath(u"key"_s));
    QVERIFY(key.ok());
    QCOMPARE(*key, u"sk-key"_s);
}

void KeyRingTest::whatIsNoKeyIsRefusedWithoutBeingQuoted_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("white space") << QByteArray(" \t\r\n");
    QTest::newRow("an empty first line") << QByteArray("\nsecret-key\n");
    QTest::newRow("a header of its own") << QByteArray("secret-key\rHost: elsewhere\n");
    QTest::newRow("a control character") << QByteArray("secret\x1bkey");
    QTest::newRow("a null character") << QByteArray("secret\0key", 10);
    QTest::newRow("not ASCII") << QByteArray("secret-k\xc3\xa9y");
    QTest::newRow("longer than any key") << QByteArray("secret-key") + QByteArray(4096, 'x');
}

void KeyRingTest::whatIsNoKeyIsRefusedWithoutBeingQuoted()
{
    QFETCH(QByteArray, content);
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"file"_s);
    writeFile(path, content);
    const auto key = KeyRing::fromFile(path);
    QVERIFY(!key.ok());
    QCOMPARE(key.error().kind, ErrorKind::FileUnreadable);
    QVERIFY(key.error().detail.startsWith(path + u": "_s));
    QVERIFY(!key.error().detail.contains(u"secret"_s));
}

void KeyRingTest::aFileThatOthersCanReachIsRefused_data()
{
    QTest::addColumn<uint>("mode");
    QTest::addColumn<bool>("isAccepted");
    QTest::newRow("0600") << 0600u << true;
    QTest::newRow("0400") << 0400u << true;
    QTest::newRow("0640") << 0640u << false;
    QTest::newRow("0604") << 0604u << false;
    QTest::newRow("0620") << 0620u << false;
    QTest::newRow("0602") << 0602u << false;
    QTest::newRow("0644") << 0644u << false;
    QTest::newRow("0601") << 0601u << false;
}

void KeyRingTest::aFileThatOthersCanReachIsRefused()
{
    QFETCH(uint, mode);
    QFETCH(bool, isAccepted);
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"key"_s);
    writeFile(path, "sk-key\n");
    QCOMPARE(::chmod(qPrintable(path), mode), 0);
    // A link's own mode says nothing: that of the file counts.
    QVERIFY(QFile::link(path, folder.filePath(u"link"_s)));
    QCOMPARE(KeyRing::fromFile(path).ok(), isAccepted);
    QCOMPARE(KeyRing::fromFile(folder.filePath(u"link"_s)).ok(), isAccepted);
}

void KeyRingTest::whatIsNoFileIsRefused()
{
    const QTemporaryDir folder;
    QCOMPARE(KeyRing::fromFile(folder.path()).error().kind, ErrorKind::FileUnreadable);
    QCOMPARE(KeyRing::fromFile(folder.filePath(u"none"_s)).error().kind, ErrorKind::FileUnreadable);
    QCOMPARE(KeyRing::fromFile(QString()).error().kind, ErrorKind::FileUnreadable);
}

void KeyRingTest::aPipeIsReadToItsEnd()
{
    int ends[2] = {};
    QCOMPARE(::pipe(ends), 0);
    QCOMPARE(::write(ends[1], "sk-key\n", 7), 7);
    ::close(ends[1]);
    const auto key = KeyRing::fromFile(u"/dev/fd/%1"_s.arg(ends[0]));
    ::close(ends[0]);
    QVERIFY2(key.ok(), key.ok() ? "" : qPrintable(key.error().detail));
    QCOMPARE(*key, u"sk-key"_s);
}

} // namespace rushes::test

QTEST_GUILESS_MAIN(rushes::test::KeyRingTest)
#include "key_ring_test.moc"
