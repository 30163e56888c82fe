// SPDX-License-Identifier: GPL-3.0-or-later
#include "media/helper/limits.h"

#include "media/helper/address_sanitizer.h"

#include <algorithm>
#include <array>
#include <csignal>
#include <cstdio>

#ifdef __unix__
#include <sys/resource.h>
#include <unistd.h>
#endif
#ifdef __linux__
#include <sys/prctl.h>
#endif

namespace rushes::helper {
namespace {

#ifdef __unix__
struct Limit
{
    int resource;
    rlim_t most;
    bool fitsSanitizer;
};

/// Of the program with its libraries, before it works. 0 where /proc does not tell.
rlim_t addressSpaceNow()
{
    unsigned long long pages = 0;
    if (std::FILE *const file = std::fopen("/proc/self/statm", "r")) {
        if (std::fscanf(file, "%llu", &pages) != 1)
            pages = 0;
        std::fclose(file);
    }
    return rlim_t(pages) * rlim_t(sysconf(_SC_PAGESIZE));
}

bool applyResourceLimits()
{
    const auto table = std::to_array<Limit>({
        {RLIMIT_CORE, 0, true},
        {RLIMIT_CPU, limits::cpuSeconds, true},
        {RLIMIT_FSIZE, 0, true}, // the answer goes into a pipe
        {RLIMIT_AS, addressSpaceNow() + limits::memoryBytes, false},
        {RLIMIT_NOFILE, limits::openFiles, false},
    });
    for (const auto &row : table) {
        if (underAddressSanitizer && !row.fitsSanitizer)
            continue;
        const auto resource = decltype(RLIMIT_CORE)(row.resource);
        rlimit limit{};
        if (getrlimit(resource, &limit) != 0)
            return false;
        // A tighter one stays: nobody but root could loosen it.
        const rlim_t most = std::min(row.most, limit.rlim_max);
        limit = {most, most};
        if (setrlimit(resource, &limit) != 0)
            return false;
    }
    return true;
}
#else
bool applyResourceLimits()
{
    return true;
}
#endif

#ifdef __linux__
bool applyProcessLimits()
{
    return prctl(PR_SET_PDEATHSIG, SIGKILL, 0, 0, 0) == 0 && prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0 &&
           (underAddressSanitizer || prctl(PR_SET_DUMPABLE, 0, 0, 0, 0) == 0);
}
#else
bool applyProcessLimits()
{
    return true;
}
#endif

} // namespace

bool applyLimits()
{
    return applyResourceLimits() && applyProcessLimits();
}

} // namespace rushes::helper
