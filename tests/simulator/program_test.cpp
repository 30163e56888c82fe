// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/moment.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>
#include <QUrl>

using namespace Qt::StringLiterals;

namespace {

const QString program = QStringLiteral(PROGRAMS_DIR "/rushes-simulator");

/// How a run that ends by itself went.
struct Ended
{
    int exitCode = -1;
    QByteArray output;
    QByteArray errors;
};

Ended runToItsEnd(const QStringList &arguments)
{
    QProcess process;
    process.start(program, arguments);
    if (!process.waitForFinished())
        return {};
    return {process.exitCode(), process.readAllStandardOutput(), process.readAllStandardError()};
}

} // namespace

class ProgramTest : public QObject
{
    Q_OBJECT

    static constexpr int patienceMs = 30'000;

private Q_SLOTS:
    void itsFirstLineSaysWhereItIsAndItEndsWithItsInput()
    {
        QProcess process;
        process.start(program, {u"--demo"_s, u"--speed"_s, u"30"_s});
        QTRY_VERIFY_WITH_TIMEOUT(process.canReadLine(), patienceMs);
        const QJsonObject line = QJsonDocument::fromJson(process.readLine()).object();
        const QUrl address(line[u"address"_s].toString());
        QCOMPARE(address.host(), u"127.0.0.1"_s);
        QCOMPARE(line[u"speed"_s].toDouble(), 30.0);
        QVERIFY(rushes::fromRfc3339(line[u"epoch"_s].toString()).has_value());
        QVERIFY(line[u"tasks"_s].toArray().size() >= 16);
        QVERIFY(!line[u"key"_s].toString().isEmpty());

        QTcpSocket client;
        client.connectToHost(address.host(), quint16(address.port()));
        QVERIFY(client.waitForConnected());

        process.closeWriteChannel();
        QVERIFY(process.waitForFinished());
        QCOMPARE(process.exitStatus(), QProcess::NormalExit);
        QCOMPARE(process.exitCode(), 0);
        QCOMPARE(process.readAllStandardError(), QByteArray());
    }

    void withoutTheDemoItKnowsNoTasksAndRunsAtOneSecondASecond()
    {
        QProcess process;
        process.start(program, QStringList());
        QTRY_VERIFY_WITH_TIMEOUT(process.canReadLine(), patienceMs);
        const QJsonObject line = QJsonDocument::fromJson(process.readLine()).object();
        QVERIFY(line[u"tasks"_s].toArray().isEmpty());
        QCOMPARE(line[u"speed"_s].toDouble(), 1.0);
        process.closeWriteChannel();
        QVERIFY(process.waitForFinished());
    }

    void everyRunHasAKeyOfItsOwn()
    {
        QSet<QString> keys;
        for (int run = 0; run < 2; ++run) {
            QProcess process;
            process.start(program, QStringList());
            QTRY_VERIFY_WITH_TIMEOUT(process.canReadLine(), patienceMs);
            keys.insert(QJsonDocument::fromJson(process.readLine()).object()[u"key"_s].toString());
            process.closeWriteChannel();
            QVERIFY(process.waitForFinished());
        }
        QCOMPARE(keys.size(), 2);
    }

    void aPortInUseIsOneClearSentence()
    {
        QTcpServer other;
        QVERIFY(other.listen(QHostAddress::LocalHost));
        const Ended ended = runToItsEnd({u"--port"_s, QString::number(other.serverPort())});
        QCOMPARE(ended.exitCode, 1);
        QCOMPARE(ended.output, QByteArray());
        QCOMPARE(ended.errors, "rushes-simulator: Another program listens on 127.0.0.1:" +
                                   QByteArray::number(other.serverPort()) + " already.\n");
    }

    void wrongUseIsOneClearLine_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<QByteArray>("names");
        QTest::newRow("unknown option") << QStringList{u"--fast"_s} << QByteArray("fast");
        QTest::newRow("unknown argument") << QStringList{u"vgen_1"_s} << QByteArray("vgen_1");
        QTest::newRow("port is no number") << QStringList{u"--port"_s, u"http"_s} << QByteArray("http");
        QTest::newRow("port out of range") << QStringList{u"--port"_s, u"65536"_s} << QByteArray("65536");
        QTest::newRow("port missing") << QStringList{u"--port"_s} << QByteArray("port");
        QTest::newRow("no speed") << QStringList{u"--speed"_s, u"0"_s} << QByteArray("0");
        QTest::newRow("backwards") << QStringList{u"--speed"_s, u"-2"_s} << QByteArray("-2");
        QTest::newRow("not a number") << QStringList{u"--speed"_s, u"nan"_s} << QByteArray("nan");
        QTest::newRow("too fast") << QStringList{u"--speed"_s, u"1e9"_s} << QByteArray("1e9");
        QTest::newRow("switch with a value") << QStringList{u"--demo=yes"_s} << QByteArray("demo");
    }

    void wrongUseIsOneClearLine()
    {
        QFETCH(QStringList, arguments);
        QFETCH(QByteArray, names);
        const Ended ended = runToItsEnd(arguments);
        QCOMPARE(ended.exitCode, 2);
        QCOMPARE(ended.output, QByteArray());
        QCOMPARE(ended.errors.count('\n'), 1);
        QVERIFY2(ended.errors.contains(names), ended.errors);
    }

    void helpNamesEveryOption()
    {
        const Ended ended = runToItsEnd({u"--help"_s});
        QCOMPARE(ended.exitCode, 0);
        QCOMPARE(ended.errors, QByteArray());
        for (const char *option : {"--port", "--speed", "--demo", "--help"})
            QVERIFY2(ended.output.contains(option), option);
    }
};

QTEST_GUILESS_MAIN(ProgramTest)
#include "program_test.moc"
