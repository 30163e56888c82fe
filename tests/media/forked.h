// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <optional>

#include <sys/wait.h>
#include <unistd.h>

namespace rushes::test {

/// How a fork of this process ends that does this and exits with what it returns.
struct ForkEnd
{
    std::optional<int> exitCode;
    int signal = 0; ///< that ended it; 0 where it exited
};

inline ForkEnd endOfFork(const std::function<int()> &what)
{
    const pid_t child = fork();
    if (child == 0)
        _exit(what());
    int status = 0;
    if (waitpid(child, &status, 0) != child)
        return {};
    if (WIFSIGNALED(status))
        return {.exitCode = {}, .signal = WTERMSIG(status)};
    return {.exitCode = WEXITSTATUS(status), .signal = 0};
}

} // namespace rushes::test
