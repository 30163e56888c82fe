// SPDX-License-Identifier: GPL-3.0-or-later
#include "media/helper/limits.h"

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

#ifdef __has_feature
#if __has_feature(address_sanitizer)
#define RUSHES_ADDRESS_SANITIZER
#endif
#endif
#ifdef __SANITIZE_ADDRESS__
#define RUSHES_ADDRESS_SANITIZER
#endif

namespace rushes::helper {
namespace {

// It reserves terabytes of addresses, and opens files and traces itself when it looks for leaks.
#ifdef RUSHES_ADDRESS_SANITIZER
constexpr bool underAddressSanitizer = true;
#else
constexpr bool underAddressSanitizer = false;
#endif

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
        const rlimit limit{row.most, row.most};
        if (setrlimit(decltype(RLIMIT_CORE)(row.resource), &limit) != 0)
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
