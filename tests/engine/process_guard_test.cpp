// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/process_guard.h"
#include "media/forked.h"

#include <QLockFile>
#include <QTemporaryDir>
#include <QTest>

#include <array>
#include <cstring>

#include <sys/prctl.h>
#include <sys/resource.h>

using namespace rushes;
using namespace Qt::StringLiterals;

namespace {

constexpr uid_t nobody = 65534;

/// Root may trace whom it likes: what holds for users is seen as one.
void becomeUser()
{
    if (getuid() == 0 && setuid(nobody) != 0)
        _exit(100);
}

rlim_t softCoreLimit()
{
    rlimit limit{};
    getrlimit(RLIMIT_CORE, &limit);
    return limit.rlim_cur;
}

/// How a process that has forbidden both ends up, as bits.
enum { DumpsCore = 1, IsDumpable = 2, HardLimitFell = 4 };
int guardedState()
{
    rlimit before{};
    getrlimit(RLIMIT_CORE, &before);
    before.rlim_cur = before.rlim_max;
    setrlimit(RLIMIT_CORE, &before);
    forbidCoreDumps();
    forbidTracing();
    rlimit after{};
    getrlimit(RLIMIT_CORE, &after);
    return (softCoreLimit() == before.rlim_cur && before.rlim_cur != 0 ? DumpsCore : 0) |
           (prctl(PR_GET_DUMPABLE) != 0 ? IsDumpable : 0) |
           (after.rlim_max != before.rlim_max ? HardLimitFell : 0);
}

} // namespace

class ProcessGuardTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cleanup()
    {
        qunsetenv("RUSHES_DEBUGGABLE");
        qunsetenv("RUSHES_API_KEY");
    }

    void aGuardedProcessLeavesNoMemoryBehindAndShowsNone()
    {
        QCOMPARE(test::endOfFork(guardedState).exitCode, std::optional(0));
    }

    void aDeveloperCanLookIn()
    {
        qputenv("RUSHES_DEBUGGABLE", "1");
        const auto end = test::endOfFork(guardedState);
        QVERIFY(end.exitCode);
        QVERIFY(*end.exitCode & IsDumpable);
        QVERIFY(!(*end.exitCode & HardLimitFell));
    }

    /// Which program holds a lock is then nobody's to see; it counts as held.
    void aLockOfAGuardedProcessIsNotTakenForAStaleOne()
    {
        QTemporaryDir folder;
        QVERIFY(QFile::setPermissions(folder.path(), QFile::Permissions(0x7777)));
        const QString path = folder.filePath(u"lock"_s);
        std::array<int, 2> locked{};
        std::array<int, 2> release{};
        QVERIFY(pipe(locked.data()) == 0 && pipe(release.data()) == 0);
        const pid_t holder = fork();
        if (holder == 0) {
            becomeUser();
            forbidTracing();
            QLockFile lock(path);
            lock.setStaleLockTime(0);
            const char said = lock.tryLock(0) ? 'y' : 'n';
            char byte = 0;
            close(release[1]);
            _exit(write(locked[1], &said, 1) == 1 && read(release[0], &byte, 1) == 0 ? 0 : 1);
        }
        char said = 0;
        QCOMPARE(read(locked[0], &said, 1), 1);
        QCOMPARE(said, 'y');
        const auto second = test::endOfFork([&path] {
            becomeUser();
            QLockFile lock(path);
            lock.setStaleLockTime(0);
            if (lock.tryLock(0))
                return 1;
            return lock.error() == QLockFile::LockFailedError ? 0 : 2;
        });
        close(release[1]);
        waitpid(holder, nullptr, 0);
        QCOMPARE(second.exitCode, std::optional(0));
    }

    void aKeyOfTheEnvironmentIsTakenOnce()
    {
        qputenv("RUSHES_API_KEY", "  sk-test-0123456789abcdef\n");
        const char *const memory = std::getenv("RUSHES_API_KEY");
        const size_t size = std::strlen(memory);
        QCOMPARE(takeEnvironmentKey(), u"sk-test-0123456789abcdef"_s);
        QVERIFY(!qEnvironmentVariableIsSet("RUSHES_API_KEY"));
        QCOMPARE(takeEnvironmentKey(), QString());
        QCOMPARE(QByteArray(memory, qsizetype(size)), QByteArray(qsizetype(size), '\0'));
    }
};

QTEST_GUILESS_MAIN(ProcessGuardTest)
#include "process_guard_test.moc"
