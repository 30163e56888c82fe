// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/service_catalogue.h"
#include "core/task_rules.h"

#include <algorithm>

namespace rushes::test {

using namespace Qt::StringLiterals;

/// When the sample task began.
inline constexpr Moment created{std::chrono::seconds(1761635478)};
inline const Now now{created + 200s, created + 200s};

inline Task soraTask()
{
    Task task;
    task.number = 1;
    task.id = u"sora_abc123def456"_s;
    task.service = u"kyyReactApiServer"_s;
    task.family = u"sora"_s;
    task.mode = u"8s"_s;
    return task;
}

inline TaskResult result(Status status, const QString &url = {})
{
    TaskResult answer;
    answer.status = status;
    answer.word = u"word"_s;
    answer.model = u"openAiSora2Plus"_s;
    answer.created = created;
    answer.videoUrl = url;
    return answer;
}

inline PollAnswer answered(const TaskResult &content)
{
    return {Answered{content}, {}};
}

/// What an answer makes of a task.
inline Applied after(const Task &task, const PollAnswer &answer, Now at = now)
{
    return apply(task, answer, ServiceCatalogue::builtIn(), at);
}

inline Task processing()
{
    return after(soraTask(), answered(result(Status::Processing))).task;
}

inline Task completed()
{
    return after(processing(), answered(result(Status::Completed, u"https://cdn.example.com/a.mp4"_s))).task;
}

/// How many events of this kind.
template<typename Event>
int count(const Applied &applied)
{
    return int(std::count_if(applied.events.cbegin(), applied.events.cend(),
                             [](const TaskEvent &event) { return std::holds_alternative<Event>(event); }));
}

} // namespace rushes::test
