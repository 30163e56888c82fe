// SPDX-License-Identifier: GPL-3.0-or-later

// Runs commands in turn, many times each, so that what else the machine does meets all alike.
// Usage: compare RUNS PROGRAM [ARGUMENT...] [-- PROGRAM [ARGUMENT...]]...
// One JSON object a command on standard output: {"program", "ms": [...], "cpu_ms": [...], "kib": [...]}. A
// command that fails ends it.

#include "measured_command.h"

#include <cstdlib>
#include <cstring>

int main(int argc, char **argv)
{
    const int runs = argc > 2 ? std::atoi(argv[1]) : 0;
    if (runs < 1) {
        std::fputs("compare: usage: compare RUNS PROGRAM [ARGUMENT...] [-- PROGRAM [ARGUMENT...]]...\n",
                   stderr);
        return 2;
    }
    std::vector<std::vector<std::string>> commands(1);
    for (int index = 2; index < argc; ++index) {
        if (std::strcmp(argv[index], "--") == 0)
            commands.emplace_back();
        else
            commands.back().emplace_back(argv[index]);
    }
    std::vector<rushes::bench::Costs> costs(commands.size());
    for (int run = -1; run < runs; ++run) {
        for (std::size_t index = 0; index < commands.size(); ++index) {
            const auto cost = rushes::bench::measured(commands[index]);
            if (!cost) {
                std::fprintf(stderr, "compare: %s failed\n", commands[index].front().c_str());
                return 1;
            }
            if (run >= 0) // the first only warms the caches
                costs[index].add(*cost);
        }
    }
    for (std::size_t index = 0; index < commands.size(); ++index) {
        std::printf(R"({"program":"%s",)", commands[index].front().c_str());
        costs[index].print();
        std::printf("}\n");
    }
    return 0;
}
