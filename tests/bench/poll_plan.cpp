// SPDX-License-Identifier: GPL-3.0-or-later

// Requests a task and how late its end is noticed, on average over many random tasks: a loop that asks every
// 30 s, the plan by published estimates, and the plan with what finished tasks taught. Virtual time: exact,
// the same on every machine. Usage: poll_plan [TASKS] TASKS of each family and mode: 5000 unless told. One
// JSON object on standard output:
// {"tasks", "kinds": [{"service", "family", "mode", CELLS}, ...], "all": {CELLS}}, CELLS: "control",
// "rushes", "rushes_learned", each
// {"requests_per_task", "delay_s_mean"}, of the last two also {"requests_ratio", "delay_s_later"} against the
// control.

#include "support/poll_simulation.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <cstdio>
#include <cstdlib>

using namespace rushes;
using namespace Qt::StringLiterals;

namespace {

constexpr quint32 seed = 20250;

QJsonObject cell(const test::PollFigures &figures)
{
    return {{u"requests_per_task"_s, figures.requestsPerTask()}, {u"delay_s_mean"_s, figures.meanDelay()}};
}

QJsonObject cell(const test::PollComparison &comparison, const test::PollFigures &figures)
{
    QJsonObject object = cell(figures);
    object[u"requests_ratio"_s] = comparison.ratio(figures);
    object[u"delay_s_later"_s] = comparison.later(figures);
    return object;
}

QJsonObject cells(const test::PollComparison &comparison)
{
    return {{u"control"_s, cell(comparison.loop)},
            {u"rushes"_s, cell(comparison, comparison.plan)},
            {u"rushes_learned"_s, cell(comparison, comparison.learned)}};
}

} // namespace

int main(int argc, char **argv)
{
    const int tasks = argc > 1 ? std::atoi(argv[1]) : 5000;
    if (tasks < 1 || argc > 2) {
        std::fputs("poll_plan: usage: poll_plan [TASKS]\n", stderr);
        return 2;
    }
    QJsonArray kinds;
    test::PollComparison all;
    for (const test::PollKind &kind : test::pollKinds()) {
        const test::PollComparison comparison = test::compare(kind, {}, tasks, seed);
        QJsonObject row = cells(comparison);
        row[u"service"_s] = kind.service->name;
        row[u"family"_s] = kind.family;
        row[u"mode"_s] = kind.mode;
        kinds.append(row);
        all += comparison;
    }
    const QJsonObject figures{{u"tasks"_s, tasks}, {u"kinds"_s, kinds}, {u"all"_s, cells(all)}};
    std::fputs(QJsonDocument(figures).toJson(QJsonDocument::Compact).append('\n').constData(), stdout);
    return 0;
}
