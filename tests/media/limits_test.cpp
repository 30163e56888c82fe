// SPDX-License-Identifier: GPL-3.0-or-later
#include "media/helper/limits.h"

#include "media/forked.h"

#include <QTest>

#include <array>
#include <functional>

#include <fcntl.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>

using namespace rushes::helper;
using namespace rushes::test;

namespace {

rlim_t limitOf(int resource)
{
    rlimit limit{};
    getrlimit(decltype(RLIMIT_CORE)(resource), &limit);
    return limit.rlim_max;
}

/// Whether that holds in a process that took the limits, a fork of this one.
bool holdsUnderLimits(const std::function<bool()> &what)
{
    return endOfFork([&] { return applyLimits() && what() ? 0 : 1; }).exitCode == 0;
}

} // namespace

class LimitsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theProcessorTimeIsLimited()
    {
        QVERIFY(holdsUnderLimits([] { return limitOf(RLIMIT_CPU) == limits::cpuSeconds; }));
    }

    void thereIsNoCoreDump()
    {
        QVERIFY(holdsUnderLimits([] { return limitOf(RLIMIT_CORE) == 0; }));
    }

    void noFileCanBeWritten()
    {
        QVERIFY(holdsUnderLimits([] { return limitOf(RLIMIT_FSIZE) == 0; }));
    }

    void noPrivilegeCanBeGained()
    {
        QVERIFY(holdsUnderLimits([] { return prctl(PR_GET_NO_NEW_PRIVS, 0, 0, 0, 0) == 1; }));
    }

    void itDiesWithItsParent()
    {
        QVERIFY(holdsUnderLimits([] {
            int signal = 0;
            return prctl(PR_GET_PDEATHSIG, &signal, 0, 0, 0) == 0 && signal == SIGKILL;
        }));
    }

    void aTighterLimitStays()
    {
        const ForkEnd end = endOfFork([] {
            const rlimit tight{3, 3};
            return setrlimit(RLIMIT_CPU, &tight) == 0 && applyLimits() && limitOf(RLIMIT_CPU) == 3 ? 0 : 1;
        });
        QCOMPARE(end.exitCode, std::optional(0));
    }

#ifndef RUSHES_ADDRESS_SANITIZER // which needs these for itself
    void noFileAndNoSocketCanBeOpened()
    {
        QVERIFY(holdsUnderLimits([] {
            closefrom(3); // as the inspector starts it
            return open("/dev/null", O_RDONLY) == -1 && errno == EMFILE &&
                   socket(AF_INET, SOCK_STREAM, 0) == -1;
        }));
    }

    void memoryIsLimited()
    {
        QVERIFY(holdsUnderLimits([] {
            // volatile: an unused allocation may be left out
            void *volatile much = std::malloc(limits::memoryBytes);
            void *volatile little = std::malloc(limits::memoryBytes / 2);
            return !much && little;
        }));
    }

    void noOtherProcessCanLookIn()
    {
        QVERIFY(holdsUnderLimits([] { return prctl(PR_GET_DUMPABLE, 0, 0, 0, 0) == 0; }));
    }
#endif
};

QTEST_APPLESS_MAIN(LimitsTest)
#include "limits_test.moc"
