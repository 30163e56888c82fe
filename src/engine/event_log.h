// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"
#include "core/task.h"
#include "core/task_event.h"

#include <QObject>

#include <optional>

namespace rushes {

class Engine;

/// Writes what happens into the program's log, in words of the source (never translated): for whoever looks
/// for the cause of something. Tasks are told by their number and the beginning of their id; no label, no
/// link, no words of a service but of an error. Main thread.
class EventLog final : public QObject
{
    Q_OBJECT

public:
    /// engine is borrowed and outlives this.
    explicit EventLog(Engine &engine, QObject *parent = nullptr);

private:
    void tell(const Task &task, const TaskEvent &event);
};

/// "#12 sora_abc1…": enough to find the task again for who has it, and too little to ask for it.
QString loggedTask(const Task &task);
/// "link-dead (HTTP 403)"; without the paths of files.
QString loggedError(const Error &error);
QString loggedError(const std::optional<Error> &error);

} // namespace rushes
