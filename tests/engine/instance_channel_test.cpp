// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/instance_channel.h"
#include "store/profile.h"

#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLocalServer>
#include <QLocalSocket>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QThread>
#include <QTimer>

namespace rushes::test {

using namespace Qt::StringLiterals;

namespace {

/// handOver() on a thread of its own, as from a second program: this thread's event loop is the first
/// program's.
Result<HandOverAnswer> handOverFromElsewhere(const QString &profile, const QString &text,
                                             std::chrono::milliseconds patience = std::chrono::seconds(20))
{
    std::optional<Result<HandOverAnswer>> result;
    const std::unique_ptr<QThread> thread(
        QThread::create([&] { result = handOver(profile, text, patience); }));
    QSignalSpy finished(thread.get(), &QThread::finished);
    thread->start();
    if (!thread->isFinished())
        finished.wait(20'000);
    thread->wait();
    return *result;
}

} // namespace

class InstanceChannelTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void theSecondWindowGetsTheFirstOnesAnswer_data();
    void theSecondWindowGetsTheFirstOnesAnswer();
    void theAnswerCanComeLater();
    void whereNobodyListensIsTold();
    void anOwnerThatIsJustStartingIsWaitedFor();
    void whileItWaitsForAnOwnerEventsGoOn();
    void aListenerThatNeverAnswersIsGivenUp();
    void aServerThatEndsBeforeItsAnswerIsTold();
    void aReplyToOneThatHasGoneIsNothing();
    void aTextBeyondTheCapIsNeverSent();
    void anEndlessRequestIsRefused();
    void anUnreadableRequestIsRefused_data();
    void anUnreadableRequestIsRefused();
    void aRequestInPortionsIsOneRequest();
    void anUnreadableAnswerIsTold();
    void silentAskersLockNobodyOut();
    void theSocketIsForTheUserAlone();
    void theSocketOfAKilledProgramIsReplaced();
    void eachProfileHasALineOfItsOwn();

private:
    [[nodiscard]] QString profile() const { return m_owned->folder(); }
    [[nodiscard]] QJsonObject sendRaw(const QByteArray &bytes);

    QTemporaryDir m_folder;
    std::unique_ptr<Profile> m_owned;
    std::unique_ptr<InstanceServer> m_server;
};

void InstanceChannelTest::initTestCase()
{
    qputenv("XDG_RUNTIME_DIR", QFile::encodeName(m_folder.path()));
}

void InstanceChannelTest::init()
{
    auto owned = Profile::own(m_folder.filePath(u"profile"_s));
    QVERIFY(owned.ok());
    m_owned = std::move(owned).value();
    m_server = std::make_unique<InstanceServer>();
    QVERIFY(m_server->listen(*m_owned).ok());
}

void InstanceChannelTest::cleanup()
{
    m_server.reset();
    m_owned.reset();
}

/// Sends bytes as they are, and gives what comes back until the line is closed.
QJsonObject InstanceChannelTest::sendRaw(const QByteArray &bytes)
{
    QLocalSocket socket;
    socket.connectToServer(instanceSocketName(profile()));
    QByteArray answer;
    connect(&socket, &QLocalSocket::readyRead, &socket, [&] { answer += socket.readAll(); });
    QSignalSpy closed(&socket, &QLocalSocket::disconnected);
    socket.write(bytes);
    if (socket.state() != QLocalSocket::UnconnectedState && closed.isEmpty())
        closed.wait(20'000);
    answer += socket.readAll();
    return QJsonDocument::fromJson(answer).object();
}

void InstanceChannelTest::theSecondWindowGetsTheFirstOnesAnswer_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("ids") << u"vgen_1 vgen_2"_s;
    QTest::newRow("nothing: it only wants to come forward") << QString();
    QTest::newRow("any mess") << u"curl \\\n -H 'x'\r\n，森\0"_s + QChar::Null + u"\U0001F3AC\"}"_s;
    QTest::newRow("nearly as much as there can be") << QString(int(handOverCap) - 100, u'x');
}

void InstanceChannelTest::theSecondWindowGetsTheFirstOnesAnswer()
{
    QFETCH(QString, text);
    QString arrived = u"nothing"_s;
    connect(m_server.get(), &InstanceServer::textArrived, this,
            [&](const QString &what, const InstanceServer::Reply &reply) {
                arrived = what;
                reply({.added = 2, .alreadyThere = 1, .undecided = 3});
            });
    const auto answer = handOverFromElsewhere(profile(), text);
    QVERIFY2(answer.ok(), answer.ok() ? "" : qPrintable(answer.error().detail));
    QCOMPARE(*answer, (HandOverAnswer{2, 1, 3}));
    QCOMPARE(arrived, text);
}

void InstanceChannelTest::theAnswerCanComeLater()
{
    // As after a commit: from another turn of the event loop.
    connect(m_server.get(), &InstanceServer::textArrived, this,
            [this](const QString &, const InstanceServer::Reply &reply) {
                QMetaObject::invokeMethod(
                    this, [reply] { reply({.added = 1}); }, Qt::QueuedConnection);
            });
    const auto answer = handOverFromElsewhere(profile(), u"vgen_1"_s);
    QVERIFY(answer.ok());
    QCOMPARE(answer->added, 1);
}

void InstanceChannelTest::anOwnerThatIsJustStartingIsWaitedFor()
{
    m_server.reset();
    QTimer::singleShot(100, this, [this] {
        m_server = std::make_unique<InstanceServer>();
        QVERIFY(m_server->listen(*m_owned).ok());
        connect(m_server.get(), &InstanceServer::textArrived, this,
                [](const QString &, const InstanceServer::Reply &reply) { reply({.added = 1}); });
    });
    const auto answer = handOverFromElsewhere(profile(), u"vgen_1"_s);
    QVERIFY(answer.ok());
    QCOMPARE(answer->added, 1);
}

void InstanceChannelTest::whereNobodyListensIsTold()
{
    m_server.reset();
    const auto answer = handOver(profile(), u"vgen_1"_s);
    QVERIFY(!answer.ok());
    QCOMPARE(answer.error().kind, ErrorKind::ProfileInUse);
}

void InstanceChannelTest::whileItWaitsForAnOwnerEventsGoOn()
{
    m_server.reset();
    int ticks = 0;
    QTimer ticking;
    connect(&ticking, &QTimer::timeout, this, [&ticks] { ++ticks; });
    ticking.start(1);
    const auto answer = handOver(profile(), u"vgen_1"_s, std::chrono::milliseconds(200));
    QVERIFY(!answer.ok());
    QCOMPARE(answer.error().kind, ErrorKind::ProfileInUse);
    QVERIFY(ticks > 0);
}

void InstanceChannelTest::aListenerThatNeverAnswersIsGivenUp()
{
    const auto answer =
        handOverFromElsewhere(profile(), u"vgen_1"_s, std::chrono::milliseconds(100)); // nobody replies
    QVERIFY(!answer.ok());
    QCOMPARE(answer.error().kind, ErrorKind::TimedOut);
}

void InstanceChannelTest::aServerThatEndsBeforeItsAnswerIsTold()
{
    connect(m_server.get(), &InstanceServer::textArrived, this, [this] {
        QMetaObject::invokeMethod(
            this, [this] { m_server.reset(); }, Qt::QueuedConnection);
    });
    const auto answer = handOverFromElsewhere(profile(), u"vgen_1"_s);
    QVERIFY(!answer.ok());
    QCOMPARE(answer.error().kind, ErrorKind::AnswerUnreadable);
}

void InstanceChannelTest::aReplyToOneThatHasGoneIsNothing()
{
    InstanceServer::Reply kept;
    connect(m_server.get(), &InstanceServer::textArrived, this,
            [&](const QString &, const InstanceServer::Reply &reply) { kept = reply; });
    {
        QLocalSocket asker;
        asker.connectToServer(instanceSocketName(profile()));
        asker.write("{\"ids\":\"vgen_1\"}\n");
        QVERIFY(asker.flush() || asker.bytesToWrite() == 0);
        QTRY_VERIFY(kept);
    }
    QTRY_COMPARE(m_server->findChildren<QLocalSocket *>().size(), 0);
    kept({.added = 1});
    m_server.reset();
    kept({.added = 1});
}

void InstanceChannelTest::aTextBeyondTheCapIsNeverSent()
{
    const QSignalSpy arrived(m_server.get(), &InstanceServer::textArrived);
    const auto answer = handOverFromElsewhere(profile(), QString(int(handOverCap), u'x'));
    QVERIFY(!answer.ok());
    QCOMPARE(answer.error().kind, ErrorKind::AnswerTooLarge);
    QCOMPARE(arrived.size(), 0);
}

void InstanceChannelTest::anEndlessRequestIsRefused()
{
    const QSignalSpy arrived(m_server.get(), &InstanceServer::textArrived);
    const QJsonObject answer = sendRaw(QByteArray(int(handOverCap) + 1, 'x'));
    QCOMPARE(answer.value(u"ok"_s), QJsonValue(false));
    QCOMPARE(arrived.size(), 0);
}

void InstanceChannelTest::anUnreadableRequestIsRefused_data()
{
    QTest::addColumn<QByteArray>("request");
    QTest::newRow("no JSON") << QByteArray("vgen_1\n");
    QTest::newRow("an empty line") << QByteArray("\n");
    QTest::newRow("an array") << QByteArray("[\"vgen_1\"]\n");
    QTest::newRow("no ids") << QByteArray("{\"id\":\"vgen_1\"}\n");
    QTest::newRow("ids of another type") << QByteArray("{\"ids\":[\"vgen_1\"]}\n");
}

void InstanceChannelTest::anUnreadableRequestIsRefused()
{
    QFETCH(QByteArray, request);
    const QSignalSpy arrived(m_server.get(), &InstanceServer::textArrived);
    const QJsonObject answer = sendRaw(request);
    QCOMPARE(answer.value(u"ok"_s), QJsonValue(false));
    QVERIFY(!answer.value(u"reason"_s).toString().isEmpty());
    QCOMPARE(arrived.size(), 0);
}

void InstanceChannelTest::aRequestInPortionsIsOneRequest()
{
    QStringList arrived;
    connect(m_server.get(), &InstanceServer::textArrived, this,
            [&](const QString &text, const InstanceServer::Reply &reply) {
                arrived += text;
                reply({.added = 1});
            });
    QLocalSocket asker;
    asker.connectToServer(instanceSocketName(profile()));
    for (const char portion : QByteArray("{\"ids\":\"vgen_1\"}\n")) {
        QVERIFY(asker.putChar(portion));
        asker.flush();
        QCoreApplication::processEvents();
    }
    QTRY_VERIFY(asker.canReadLine());
    QCOMPARE(asker.readLine(), QByteArray("{\"added\":1,\"already\":0,\"ok\":true,\"undecided\":0}\n"));
    QCOMPARE(arrived, QStringList{u"vgen_1"_s});
}

void InstanceChannelTest::anUnreadableAnswerIsTold()
{
    m_server.reset();
    QLocalServer impostor;
    QVERIFY(impostor.listen(instanceSocketName(profile())));
    connect(&impostor, &QLocalServer::newConnection, &impostor, [&impostor] {
        QLocalSocket *socket = impostor.nextPendingConnection();
        socket->write("come in\n");
    });
    const auto answer = handOverFromElsewhere(profile(), u"vgen_1"_s);
    QVERIFY(!answer.ok());
    QCOMPARE(answer.error().kind, ErrorKind::AnswerUnreadable);
}

void InstanceChannelTest::silentAskersLockNobodyOut()
{
    connect(m_server.get(), &InstanceServer::textArrived, this,
            [](const QString &, const InstanceServer::Reply &reply) { reply({.added = 1}); });
    std::vector<std::unique_ptr<QLocalSocket>> silent;
    for (int index = 0; index < 40; ++index) {
        silent.push_back(std::make_unique<QLocalSocket>());
        silent.back()->connectToServer(instanceSocketName(profile()));
        QCoreApplication::processEvents();
    }
    QTRY_VERIFY(m_server->findChildren<QLocalSocket *>().size() <= 16);
    QVERIFY(handOverFromElsewhere(profile(), u"vgen_1"_s).ok());
}

void InstanceChannelTest::theSocketIsForTheUserAlone()
{
    const auto mode = QFile::permissions(instanceSocketName(profile()));
    QVERIFY(mode & QFile::WriteOwner);
    QVERIFY(!(mode & (QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther)));
}

void InstanceChannelTest::theSocketOfAKilledProgramIsReplaced()
{
    m_server.reset();
    const QString name = instanceSocketName(profile());
    QFile left(name);
    QVERIFY(left.open(QIODevice::WriteOnly)); // a kill leaves the name behind
    left.close();
    m_server = std::make_unique<InstanceServer>();
    QVERIFY(m_server->listen(*m_owned).ok());
    connect(m_server.get(), &InstanceServer::textArrived, this,
            [](const QString &, const InstanceServer::Reply &reply) { reply({}); });
    QVERIFY(handOverFromElsewhere(profile(), u"vgen_1"_s).ok());
    m_server.reset();
    QVERIFY(!QFileInfo::exists(name));
}

void InstanceChannelTest::eachProfileHasALineOfItsOwn()
{
    const auto other = Profile::own(m_folder.filePath(u"other"_s));
    QVERIFY(other.ok());
    QVERIFY(instanceSocketName((*other)->folder()) != instanceSocketName(profile()));
    QCOMPARE(instanceSocketName(m_folder.filePath(u"other/../profile/"_s)), instanceSocketName(profile()));
    QVERIFY(instanceSocketName(profile()).size() < 100);
    QVERIFY(!handOver((*other)->folder(), u"vgen_1"_s).ok());
}

} // namespace rushes::test

QTEST_GUILESS_MAIN(rushes::test::InstanceChannelTest)
#include "instance_channel_test.moc"
