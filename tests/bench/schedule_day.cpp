// SPDX-License-Identifier: GPL-3.0-or-later

// Scheduling a day of 10,000 running tasks in virtual time: plan, budget, order and rules, without network
// and database. Usage: bench_schedule_day [RUNS [TASKS [HOURS [SERVICES]]]], each service with a key and so a
// budget of its own. One JSON object on standard output: {"tasks": .., "hours": .., "services": ..,
// "requests": .., "noticed": .., "most_in_a_minute": .., "of_the_budget": .., "cpu_ms": [..]}, the
// processor's time of each run, all of it: the services and tasks that are simulated too. Ends with 1 where a
// budget was overdrawn.

#include "support/schedule_day.h"

#include <cstdio>
#include <cstdlib>
#include <ctime>

using namespace rushes;
using namespace rushes::test;

namespace {

double cpuMs()
{
    return double(std::clock()) * 1000.0 / CLOCKS_PER_SEC;
}

} // namespace

int main(int argc, char **argv)
{
    const int runs = argc > 1 ? std::atoi(argv[1]) : 3;
    DayOptions options;
    options.tasks = argc > 2 ? std::atoi(argv[2]) : 10'000;
    const int hours = argc > 3 ? std::atoi(argv[3]) : 24;
    options.length = std::chrono::hours(hours);
    options.services = argc > 4 ? std::atoi(argv[4]) : 1;
    options.addedUntil = 1;
    options.isDisturbed = false;
    DayReport report;
    std::printf("{\"tasks\": %d, \"hours\": %d, \"services\": %d, \"cpu_ms\": [", options.tasks, hours,
                options.services);
    for (int run = 0; run < runs; ++run) {
        const double before = cpuMs();
        report = ScheduleDay(options).run();
        std::printf("%s%.1f", run == 0 ? "" : ", ", cpuMs() - before);
    }
    std::printf(
        "], \"requests\": %lld, \"noticed\": %d, \"most_in_a_minute\": %lld, \"of_the_budget\": %.3f}\n",
        static_cast<long long>(report.requests), report.noticed, static_cast<long long>(report.mostInAMinute),
        report.fullestMinute);
    return report.fullestMinute <= 1 ? 0 : 1;
}
