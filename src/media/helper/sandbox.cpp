// SPDX-License-Identifier: GPL-3.0-or-later
#include "media/helper/sandbox.h"

#include "media/helper/address_sanitizer.h"

#ifdef RUSHES_SECCOMP

#include <array>
#include <memory>
#include <optional>

#include <cerrno>
#include <csignal>

#include <seccomp.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <unistd.h>

namespace rushes::helper {
namespace {

using Condition = std::optional<scmp_arg_cmp>;

struct Allowed
{
    int call;
    Condition only = {};
};

constexpr Condition forFile(int descriptor)
{
    return scmp_arg_cmp{0, SCMP_CMP_EQ, scmp_datum_t(descriptor), 0};
}

/// The third argument of mmap and mprotect: memory that is not run.
constexpr Condition notToBeRun()
{
    return scmp_arg_cmp{2, SCMP_CMP_MASKED_EQ, PROT_EXEC, 0};
}

// What libav's decoders, libswscale, the C library and a process's end call, with one thread.
constexpr auto allowed = std::to_array<Allowed>({
    {SCMP_SYS(read), forFile(STDIN_FILENO)},
    {SCMP_SYS(lseek), forFile(STDIN_FILENO)},
    {SCMP_SYS(_llseek), forFile(STDIN_FILENO)}, // of 32-bit systems
    {SCMP_SYS(write), forFile(STDOUT_FILENO)},
    {SCMP_SYS(write), forFile(STDERR_FILENO)},
    {SCMP_SYS(mmap), notToBeRun()},
    {SCMP_SYS(mmap2), notToBeRun()},
    {SCMP_SYS(mprotect), notToBeRun()},
    {SCMP_SYS(mremap)},
    {SCMP_SYS(munmap)},
    {SCMP_SYS(madvise)},
    {SCMP_SYS(brk)},
    {SCMP_SYS(futex)},
    {SCMP_SYS(futex_time64)},
    {SCMP_SYS(clock_gettime)},
    {SCMP_SYS(clock_gettime64)},
    {SCMP_SYS(gettimeofday)},
    {SCMP_SYS(getrandom)},
    {SCMP_SYS(getpid)},
    {SCMP_SYS(gettid)},
    {SCMP_SYS(sched_getaffinity)},
    {SCMP_SYS(sched_yield)},
    {SCMP_SYS(rt_sigprocmask)},
    {SCMP_SYS(rt_sigreturn)},
    {SCMP_SYS(restart_syscall)},
    {SCMP_SYS(close)},
    {SCMP_SYS(exit)},
    {SCMP_SYS(exit_group)},
});

// No library has a reason to call these here.
constexpr auto deadly = std::to_array<int>({
    SCMP_SYS(execve),
    SCMP_SYS(execveat),
    SCMP_SYS(socket),
    SCMP_SYS(socketpair),
    SCMP_SYS(connect),
    SCMP_SYS(bind),
    SCMP_SYS(sendto),
    SCMP_SYS(sendmsg),
    SCMP_SYS(ptrace),
    SCMP_SYS(process_vm_readv),
    SCMP_SYS(process_vm_writev),
    SCMP_SYS(kill),
    SCMP_SYS(io_uring_setup),
    SCMP_SYS(bpf),
});

struct Released
{
    void operator()(void *filter) const { seccomp_release(filter); }
};

bool addRules(scmp_filter_ctx filter)
{
    for (const auto &rule : allowed) {
        const unsigned conditions = rule.only ? 1 : 0;
        const scmp_arg_cmp only = rule.only.value_or(scmp_arg_cmp{});
        if (seccomp_rule_add_array(filter, SCMP_ACT_ALLOW, rule.call, conditions, &only) != 0)
            return false;
    }
    for (const int call : deadly) {
        if (seccomp_rule_add_array(filter, SCMP_ACT_KILL_PROCESS, call, 0, nullptr) != 0)
            return false;
    }
    return true;
}

/// A kernel may be built without filters; then the limits are all that there is.
bool systemHasFilters()
{
    return prctl(PR_GET_SECCOMP, 0, 0, 0, 0) >= 0 || errno != EINVAL;
}

} // namespace

bool hasSandbox()
{
    return !underAddressSanitizer && systemHasFilters();
}

bool enterSandbox()
{
    if (!hasSandbox())
        return true;
    const std::unique_ptr<void, Released> filter(seccomp_init(SCMP_ACT_ERRNO(EPERM)));
    return filter && seccomp_attr_set(filter.get(), SCMP_FLTATR_ACT_BADARCH, SCMP_ACT_KILL_PROCESS) == 0 &&
           addRules(filter.get()) && seccomp_load(filter.get()) == 0;
}

} // namespace rushes::helper

#else

namespace rushes::helper {

bool hasSandbox()
{
    return false;
}

bool enterSandbox()
{
    return true;
}

} // namespace rushes::helper

#endif
