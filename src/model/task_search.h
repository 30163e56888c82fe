// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/task_columns.h"
#include "wording/task_context.h"

#include <QString>

namespace rushes {

/// Text as it is compared when searching: without regard to case, width (full or half) and diacritics. Pure.
QString foldedForSearch(const QString &text);

/// What the search finds a task by: id, label, model, kind, mode, service and message, folded; parts parted
/// by line breaks, so that no word spans two. Pure.
QString searchText(const Task &task, const TaskContext &context);

/// The part of it that many tasks have in common (model, kind, mode, service, status), not folded yet; and
/// the part that is a task's own message. Id and label are the rest. Pure.
QString sharedSearchText(const Task &task, const TaskContext &context);
QString messageSearchText(const Task &task);

/// Bits of TaskFilter that the task falls under. One that its service does not know counts as failed: nothing
/// more comes of it unless a person does something.
int filterBits(const Task &task);

} // namespace rushes
