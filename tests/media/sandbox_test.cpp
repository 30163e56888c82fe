// SPDX-License-Identifier: GPL-3.0-or-later
#include "media/helper/sandbox.h"

#include "media/forked.h"

#include <QTemporaryFile>
#include <QTest>

#include <array>
#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <ctime>

#include <fcntl.h>
#include <pthread.h>
#include <sys/mman.h>
#include <sys/ptrace.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/un.h>
#include <unistd.h>

using namespace rushes::helper;
using namespace rushes::test;

namespace {

using Act = int (*)();

constexpr int noSandbox = 99;
constexpr int works = 0;

ForkEnd inSandbox(Act act)
{
    return endOfFork([act] { return enterSandbox() ? act() : noSandbox; });
}

/// What a system call that fails is told; 0 where it does not.
int errorOf(long result)
{
    return result < 0 ? errno : works;
}

} // namespace

class SandboxTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
#ifdef RUSHES_ADDRESS_SANITIZER
        QVERIFY(!hasSandbox());
#endif
    }

    void whatDecodingNeedsGoesOn_data()
    {
        QTest::addColumn<Act>("act");
        QTest::newRow("the clip is read and sought") << Act([] {
            char byte = 0;
            const bool sought = lseek(STDIN_FILENO, 4, SEEK_SET) == 4;
            return sought && read(STDIN_FILENO, &byte, 1) == 1 && byte == 'E' ? 0 : 1;
        });
        QTest::newRow("an answer is written") << Act([] { return write(STDOUT_FILENO, "", 0) == 0 ? 0 : 1; });
        QTest::newRow("memory is had and given back") << Act([] {
            for (std::size_t size = 16; size <= 64 * 1024 * 1024; size *= 4) {
                void *volatile memory = std::malloc(size);
                if (!memory)
                    return 1;
                memory = std::realloc(memory, size * 2);
                std::free(memory);
            }
            return 0;
        });
        QTest::newRow("an exception is thrown") << Act([] {
            try {
                throw 7;
            } catch (int number) {
                return number - 7;
            }
        });
        QTest::newRow("time is looked at") << Act([] { return std::clock() >= 0 ? 0 : 1; });
    }
    void whatDecodingNeedsGoesOn()
    {
        QFETCH(Act, act);
        const int file = open(letters().constData(), O_RDONLY);
        QVERIFY(file >= 0 && dup2(file, STDIN_FILENO) == STDIN_FILENO);
        close(file);
        const ForkEnd end = inSandbox(act);
        QCOMPARE(end.signal, 0);
        QCOMPARE(end.exitCode, std::optional(0));
    }

    void whatIsHarmlessToTryIsRefused_data()
    {
        QTest::addColumn<Act>("act");
        QTest::newRow("to open a file") << Act([] { return errorOf(open("/etc/passwd", O_RDONLY)); });
        QTest::newRow("to make a file")
            << Act([] { return errorOf(open("/tmp/rushes-no", O_CREAT | O_WRONLY, 0600)); });
        QTest::newRow("to open one the old way")
            << Act([] { return errorOf(syscall(SYS_openat, AT_FDCWD, "/", O_RDONLY)); });
        QTest::newRow("to look at a name") << Act([] {
            struct stat status = {};
            return errorOf(stat("/etc/passwd", &status));
        });
        QTest::newRow("to remove a file") << Act([] { return errorOf(unlink("/tmp/rushes-no")); });
        QTest::newRow("to read another open file") << Act([] {
            char byte = 0;
            return errorOf(read(STDERR_FILENO, &byte, 1));
        });
        QTest::newRow("to write to another open file")
            << Act([] { return errorOf(write(STDIN_FILENO, "x", 1)); });
        QTest::newRow("to open a file anew") << Act([] { return errorOf(dup(STDIN_FILENO)); });
        QTest::newRow("to make a pipe") << Act([] {
            std::array<int, 2> ends{};
            return errorOf(pipe(ends.data()));
        });
        QTest::newRow("to fork") << Act([] { return errorOf(fork()); });
        QTest::newRow("to start a thread") << Act([] {
            pthread_t thread{};
            return pthread_create(
                &thread, nullptr, [](void *) -> void * { return nullptr; }, nullptr);
        });
        QTest::newRow("to have memory that is run") << Act([] {
            return mmap(nullptr, 4096, PROT_READ | PROT_EXEC, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0) ==
                           MAP_FAILED
                       ? errno
                       : works;
        });
        QTest::newRow("to make memory be run") << Act([] {
            void *page = mmap(nullptr, 4096, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
            return page == MAP_FAILED ? works : errorOf(mprotect(page, 4096, PROT_READ | PROT_EXEC));
        });
        QTest::newRow("to take another user") << Act([] { return errorOf(setuid(65534)); });
    }
    void whatIsHarmlessToTryIsRefused()
    {
        if (!hasSandbox())
            return;
        QFETCH(Act, act);
        const ForkEnd end = inSandbox(act);
        QCOMPARE(end.signal, 0);
        QCOMPARE(end.exitCode, std::optional(EPERM));
    }

    void whatOnlyHostileCodeDoesEndsIt_data()
    {
        QTest::addColumn<Act>("act");
        QTest::newRow("a network") << Act([] { return errorOf(socket(AF_INET, SOCK_STREAM, 0)); });
        QTest::newRow("a network of six") << Act([] { return errorOf(socket(AF_INET6, SOCK_DGRAM, 0)); });
        QTest::newRow("a local socket") << Act([] { return errorOf(socket(AF_UNIX, SOCK_STREAM, 0)); });
        QTest::newRow("a pair of sockets") << Act([] {
            std::array<int, 2> ends{};
            return errorOf(socketpair(AF_UNIX, SOCK_STREAM, 0, ends.data()));
        });
        QTest::newRow("a connection") << Act([] {
            const sockaddr_un nobody{.sun_family = AF_UNIX, .sun_path = "/nobody"};
            return errorOf(
                ::connect(STDIN_FILENO, reinterpret_cast<const sockaddr *>(&nobody), sizeof nobody));
        });
        QTest::newRow("another program") << Act([] {
            char name[] = "/bin/true";
            char *const arguments[] = {name, nullptr};
            return errorOf(execv(name, arguments));
        });
        QTest::newRow("another process's memory")
            << Act([] { return errorOf(ptrace(PTRACE_ATTACH, getppid(), 0, 0)); });
        QTest::newRow("a signal to another process") << Act([] { return errorOf(kill(1, 0)); });
    }
    void whatOnlyHostileCodeDoesEndsIt()
    {
        if (!hasSandbox())
            return;
        QFETCH(Act, act);
        QCOMPARE(inSandbox(act).signal, SIGSYS);
    }

    void thereIsNoWayOut()
    {
        if (!hasSandbox())
            return;
        const ForkEnd end = inSandbox([] { return enterSandbox() ? works : EPERM; });
        QCOMPARE(end.exitCode, std::optional(EPERM));
    }

private:
    /// A file with the letters A to Z.
    QByteArray letters()
    {
        if (!m_letters.open())
            return {};
        m_letters.write("ABCDEFGHIJKLMNOPQRSTUVWXYZ");
        m_letters.flush();
        return QFile::encodeName(m_letters.fileName());
    }

    QTemporaryFile m_letters;
};

QTEST_APPLESS_MAIN(SandboxTest)
#include "sandbox_test.moc"
