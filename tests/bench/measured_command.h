// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <cstdio>
#include <optional>
#include <string>
#include <vector>

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

// What another program costs from its start to its end. For programs of tests/bench alone: no Qt, no thread
// beside.

namespace rushes::bench {

struct Cost
{
    double milliseconds = 0;
    double cpu = 0; ///< milliseconds, its children's too
    long kib = 0;   ///< its peak, or that of the largest of its children
};

inline void printArray(const char *name, const std::vector<double> &values)
{
    std::printf("\"%s\":[", name);
    for (std::size_t index = 0; index < values.size(); ++index)
        std::printf("%s%.3f", index ? "," : "", values[index]);
    std::printf("]");
}

struct Costs
{
    std::vector<double> milliseconds, cpu, kib;

    void add(const Cost &cost)
    {
        milliseconds.push_back(cost.milliseconds);
        cpu.push_back(cost.cpu);
        kib.push_back(double(cost.kib));
    }
    /// As members of a JSON object.
    void print() const
    {
        printArray("ms", milliseconds);
        std::printf(",");
        printArray("cpu_ms", cpu);
        std::printf(",");
        printArray("kib", kib);
    }
};

inline double secondsOf(const timeval &time)
{
    return double(time.tv_sec) + double(time.tv_usec) / 1e6;
}

inline double cpuMilliseconds(const rusage &usage)
{
    return (secondsOf(usage.ru_utime) + secondsOf(usage.ru_stime)) * 1000;
}

/// Runs a command to its end, its output in memory (into /dev/null, grep would stop at the first find);
/// nothing when it fails.
inline std::optional<Cost> measured(const std::vector<std::string> &command)
{
    using SteadyClock = std::chrono::steady_clock;
    const auto start = SteadyClock::now();
    const pid_t child = fork();
    if (child == 0) {
        const int nowhere = open("/dev/null", O_RDWR);
        dup2(nowhere, 0);
        dup2(memfd_create("output", 0), 1);
        std::vector<char *> arguments;
        for (const std::string &argument : command)
            arguments.push_back(const_cast<char *>(argument.c_str()));
        arguments.push_back(nullptr);
        execvp(arguments.front(), arguments.data());
        _exit(127);
    }
    int status = 0;
    rusage usage{};
    if (child < 0 || wait4(child, &status, 0, &usage) != child || !WIFEXITED(status) ||
        WEXITSTATUS(status) != 0)
        return std::nullopt;
    return Cost{std::chrono::duration<double, std::milli>(SteadyClock::now() - start).count(),
                cpuMilliseconds(usage), usage.ru_maxrss};
}

} // namespace rushes::bench
