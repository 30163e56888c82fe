// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/process_guard.h"

#include <QtGlobal>

#include <cstdlib>
#include <cstring>

#ifdef Q_OS_UNIX
#include <sys/resource.h>
#endif
#ifdef Q_OS_LINUX
#include <sys/prctl.h>
#endif

namespace rushes {

namespace {

constexpr const char *keyVariable = "RUSHES_API_KEY";

bool isForDevelopers()
{
    return qEnvironmentVariableIntValue("RUSHES_DEBUGGABLE") == 1;
}

} // namespace

void forbidCoreDumps()
{
    if (isForDevelopers())
        return;
#ifdef Q_OS_UNIX
    // The hard limit stays: a program that is started from here may have its own reasons.
    rlimit limit{};
    if (getrlimit(RLIMIT_CORE, &limit) != 0)
        return;
    limit.rlim_cur = 0;
    (void)setrlimit(RLIMIT_CORE, &limit);
#endif
}

void forbidTracing()
{
    if (isForDevelopers())
        return;
#ifdef Q_OS_LINUX
    // Also against dumps that are piped to a collector, which no limit counts for.
    (void)prctl(PR_SET_DUMPABLE, 0, 0, 0, 0);
#endif
}

QString takeEnvironmentKey()
{
    const QString key = qEnvironmentVariable(keyVariable).trimmed();
    // Removing it takes it out of the list alone; /proc/PID/environ shows the memory in which it was handed
    // over.
    if (char *const value = std::getenv(keyVariable))
        std::memset(value, 0, std::strlen(value));
    qunsetenv(keyVariable);
    return key;
}

} // namespace rushes
