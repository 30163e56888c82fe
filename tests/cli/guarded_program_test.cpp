// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/exit_code.h"
#include "core/system_clock.h"
#include "simulator/simulator.h"
#include "support/scripted_sora.h"

#include <QDirIterator>
#include <QProcess>
#include <QTemporaryDir>
#include <QtTest>

#include <csignal>

#include <sys/stat.h>
#include <unistd.h>

using namespace rushes;
using namespace rushes::test;
using namespace Qt::StringLiterals;

namespace {

constexpr int patienceMs = 60'000;
constexpr uid_t nobody = 65534;
const QString key = u"sk-test-0123456789abcdef"_s;

QByteArray procFile(const QProcess &process, const QString &name)
{
    QFile file(u"/proc/%1/%2"_s.arg(process.processId()).arg(name));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// What others than its owner can open, with its mode.
QStringList openToOthers(const QString &folder)
{
    QStringList open;
    const auto look = [&open](const QString &path) {
        struct stat facts
        {
        };
        if (lstat(QFile::encodeName(path).constData(), &facts) == 0 && (facts.st_mode & 077) != 0 &&
            !S_ISLNK(facts.st_mode))
            open.append(u"%1 %2"_s.arg(path, QString::number(facts.st_mode & 07777, 8)));
    };
    look(folder);
    QDirIterator entries(folder, QDir::AllEntries | QDir::NoDotAndDotDot | QDir::Hidden | QDir::System,
                         QDirIterator::Subdirectories);
    while (entries.hasNext())
        look(entries.next());
    return open;
}

bool holdsAClip(const QString &profile)
{
    return !QDir(profile + u"/clips"_s).entryList({u"*.mp4"_s}, QDir::Files).isEmpty();
}

} // namespace

/// The program as others on the same machine see it.
class GuardedProgramTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aRunningProgramTellsOthersNothing_data();
    void aRunningProgramTellsOthersNothing();
    void aProfileIsItsOwnersAlone_data();
    void aProfileIsItsOwnersAlone();
};

void GuardedProgramTest::aRunningProgramTellsOthersNothing_data()
{
    QTest::addColumn<bool>("debuggable");
    QTest::newRow("as it is") << false;
    QTest::newRow("for a developer") << true;
}

void GuardedProgramTest::aRunningProgramTellsOthersNothing()
{
    QFETCH(const bool, debuggable);
    SystemClock clock;
    Simulator simulator(clock);
    QVERIFY(simulator.listen().ok());
    simulator.setKey(key);
    const sim::ScriptedTask task = scriptedSora(u"sora_never"_s, clock.wall(), {}, sim::NeverEnds{});
    simulator.setTask(task);

    // Root may see everything: the program is run as somebody else, who has to reach it.
    QTemporaryDir folder;
    QVERIFY(QFile::setPermissions(folder.path(), QFile::Permissions(0x7777)));
    const bool isRoot = getuid() == 0;
    const QString program = folder.filePath(u"rushes"_s);
    QVERIFY(QFile::copy(QStringLiteral(PROGRAMS_DIR "/rushes"), program));
    QVERIFY(QFile::setPermissions(program, QFile::Permissions(0x7755)));
    QProcess process;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"RUSHES_API_KEY"_s, key);
    environment.insert(u"HOME"_s, folder.path());
    environment.remove(u"XDG_RUNTIME_DIR"_s);
    environment.insert(u"RUSHES_DEBUGGABLE"_s, QString::number(int(debuggable)));
    process.setProcessEnvironment(environment);
    process.setWorkingDirectory(folder.path());
    process.setChildProcessModifier([isRoot] {
        if (isRoot && setuid(nobody) != 0)
            _exit(100);
    });
    process.start(program, {u"--profile"_s, folder.filePath(u"profile"_s), u"watch"_s, u"--json"_s,
                            u"--poll-every"_s, u"1"_s, u"--base-url"_s,
                            simulator.address().toString() + u"/kyyReactApiServer"_s, u"sora_never"_s});
    QByteArray output;
    QTRY_VERIFY2_WITH_TIMEOUT((output += process.readAllStandardOutput()).contains("\"event\":\"status\""),
                              process.readAllStandardError().constData(), patienceMs);

    const uint owner = QFileInfo(u"/proc/%1/environ"_s.arg(process.processId())).ownerId();
    const uint user = isRoot ? nobody : getuid();
    QCOMPARE(owner, debuggable ? user : 0U);
    const QByteArray limits = procFile(process, u"limits"_s);
    const qsizetype core = limits.indexOf("Max core file size");
    QVERIFY(core >= 0);
    if (!debuggable)
        QCOMPARE(limits.mid(core + 18, 20).trimmed().left(1), QByteArray("0"));
    // Whoever may read it finds no key in it.
    if (isRoot || debuggable) {
        const QByteArray told = procFile(process, u"environ"_s);
        QVERIFY(told.contains("HOME="));
        QVERIFY(!told.contains(key.toLatin1()));
    }
    QVERIFY(!procFile(process, u"cmdline"_s).contains(key.toLatin1()));
    kill(pid_t(process.processId()), SIGINT);
    QTRY_COMPARE_WITH_TIMEOUT(process.state(), QProcess::NotRunning, patienceMs);
}

void GuardedProgramTest::aProfileIsItsOwnersAlone_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::newRow("in a terminal") << QStringList{u"watch"_s, u"--demo"_s};
    QTest::newRow("in a window") << QStringList{u"--demo"_s};
}

void GuardedProgramTest::aProfileIsItsOwnersAlone()
{
    QFETCH(const QStringList, arguments);
    QTemporaryDir folder;
    const QString profile = folder.filePath(u"profile"_s);
    const QString runtime = folder.filePath(u"runtime"_s);
    QVERIFY(QDir().mkdir(runtime));
    QVERIFY(QFile::setPermissions(runtime, QFile::Permissions(0x7700)));
    QProcess process;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"HOME"_s, folder.path());
    environment.insert(u"XDG_RUNTIME_DIR"_s, runtime);
    environment.insert(u"XDG_CONFIG_HOME"_s, folder.filePath(u"config"_s));
    process.setProcessEnvironment(environment);
    process.setStandardOutputFile(QProcess::nullDevice());
    process.setChildProcessModifier([] { umask(0); });
    process.start(QStringLiteral(PROGRAMS_DIR "/rushes"), QStringList{u"--profile"_s, profile} + arguments);

    const bool isWindow = !arguments.contains(u"watch"_s);
    QTRY_VERIFY_WITH_TIMEOUT(holdsAClip(profile), patienceMs);
    if (isWindow)
        QVERIFY(!QDir(runtime).entryList(QDir::System | QDir::NoDotAndDotDot).isEmpty());
    QCOMPARE(openToOthers(profile).join(u' '), QString());
    QCOMPARE(openToOthers(runtime).join(u' '), QString());
    kill(pid_t(process.processId()), SIGTERM);
    QTRY_COMPARE_WITH_TIMEOUT(process.state(), QProcess::NotRunning, patienceMs);
    // In the middle of a copy, and by itself.
    QCOMPARE(process.exitStatus(), QProcess::NormalExit);
    QCOMPARE(process.exitCode(), isWindow ? 0 : int(ExitCode::Interrupted));
    QCOMPARE(openToOthers(profile).join(u' '), QString());
}

QTEST_GUILESS_MAIN(GuardedProgramTest)
#include "guarded_program_test.moc"
