// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/demo_profile.h"
#include "engine/demo_session.h"
#include "store/profile.h"

#include <QFile>
#include <QTcpSocket>
#include <QTemporaryDir>
#include <QtTest>

using namespace rushes;
using namespace Qt::StringLiterals;

class DemoTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aSessionTellsItsServicesClockKeyAndTasks();
    void theSimulatorEndsWithTheSession();
    void aMissingOrSilentSimulatorIsAnError_data();
    void aMissingOrSilentSimulatorIsAnError();
    void theSimulatorsEnvironmentIsClean();
    void aDemosProfileIsEmptied();
    void somebodysProfileIsNeverEmptied();
    void aProfileInUseIsNotEmptied();

private:
    static void put(const QString &path)
    {
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("x");
    }
};

void DemoTest::aSessionTellsItsServicesClockKeyAndTasks()
{
    const auto session = DemoSession::start(QStringLiteral(PROGRAMS_DIR "/rushes-simulator"), 12);
    QVERIFY(session.ok());
    const DemoSession &demo = **session;
    QCOMPARE(demo.speed(), 12.0);
    QVERIFY(!demo.key().isEmpty());
    QVERIFY(demo.tasks().size() >= 12);
    for (const Service &service : demo.catalogue().services()) {
        QVERIFY(service.onLoopback());
        QVERIFY(service.polling.minimum < 30s);
    }
    for (const DemoSession::ScriptedTask &scripted : demo.tasks()) {
        QVERIFY(demo.catalogue().find(scripted.task.service));
        QVERIFY(isPossibleId(scripted.task.id));
    }
}

void DemoTest::theSimulatorEndsWithTheSession()
{
    quint16 port = 0;
    {
        const auto session = DemoSession::start(QStringLiteral(PROGRAMS_DIR "/rushes-simulator"), 12);
        QVERIFY(session.ok());
        port = quint16((*session)->catalogue().services().first().base.port());
        QTcpSocket socket;
        socket.connectToHost(u"127.0.0.1"_s, port);
        QVERIFY(socket.waitForConnected());
    }
    QTcpSocket socket;
    socket.connectToHost(u"127.0.0.1"_s, port);
    QVERIFY(!socket.waitForConnected());
}

void DemoTest::aMissingOrSilentSimulatorIsAnError_data()
{
    QTest::addColumn<QString>("program");
    QTest::newRow("missing") << u"/none/such"_s;
    QTest::newRow("says nothing") << u"/bin/true"_s;
    QTest::newRow("says nonsense") << u"/bin/echo"_s;
}

void DemoTest::aMissingOrSilentSimulatorIsAnError()
{
    QFETCH(const QString, program);
    const auto session = DemoSession::start(program, 12);
    QVERIFY(!session.ok());
    QCOMPARE(session.error().kind, ErrorKind::SimulatorFailed);
}

void DemoTest::theSimulatorsEnvironmentIsClean()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"simulator"_s);
    QFile script(path);
    QVERIFY(script.open(QIODevice::WriteOnly));
    script.write("#!/bin/sh\nenv > '" + folder.filePath(u"environment"_s).toUtf8() + "'\n");
    script.close();
    QVERIFY(script.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner));
    qputenv("RUSHES_API_KEY", "vk-not-for-simulators");
    const auto session = DemoSession::start(path, 12);
    qunsetenv("RUSHES_API_KEY");
    QVERIFY(!session.ok());
    QFile told(folder.filePath(u"environment"_s));
    QVERIFY(told.open(QIODevice::ReadOnly));
    for (const QByteArray &line : told.readAll().trimmed().split('\n')) {
        const QByteArray name = line.left(line.indexOf('='));
        // What the shell itself sets is there besides.
        QVERIFY2(name == "LC_ALL" || name == "PWD" || name == "OLDPWD" || name == "SHLVL" || name == "_",
                 line);
    }
}

void DemoTest::aDemosProfileIsEmptied()
{
    const QTemporaryDir folder;
    const QString profile = folder.filePath(u"demo"_s);
    QVERIFY(clearDemoProfile(profile).ok());
    put(Profile::databasePath(profile));
    QVERIFY(QDir().mkpath(Profile::clipsFolder(profile)));
    put(Profile::clipsFolder(profile) + u"/a.mp4"_s);
    QVERIFY(clearDemoProfile(profile).ok());
    QVERIFY(!QFile::exists(Profile::databasePath(profile)));
    QVERIFY(!QFile::exists(Profile::clipsFolder(profile)));
}

void DemoTest::somebodysProfileIsNeverEmptied()
{
    const QTemporaryDir folder;
    put(Profile::databasePath(folder.path()));
    const Outcome outcome = clearDemoProfile(folder.path());
    QVERIFY(!outcome.ok());
    QCOMPARE(outcome.error().kind, ErrorKind::FolderNotDemos);
    QVERIFY(QFile::exists(Profile::databasePath(folder.path())));
}

void DemoTest::aProfileInUseIsNotEmptied()
{
    const QTemporaryDir folder;
    const QString profile = folder.filePath(u"demo"_s);
    QVERIFY(clearDemoProfile(profile).ok());
    const auto owned = Profile::own(profile);
    QVERIFY(owned.ok());
    put(Profile::databasePath(profile));
    QCOMPARE(clearDemoProfile(profile).error().kind, ErrorKind::ProfileInUse);
    QVERIFY(QFile::exists(Profile::databasePath(profile)));
}

QTEST_GUILESS_MAIN(DemoTest)
#include "demo_test.moc"
