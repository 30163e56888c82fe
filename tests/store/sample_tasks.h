// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/pasted_text.h"
#include "core/task.h"
#include "store/task_database.h"

namespace rushes::test {

/// A task whose every kept member has a value of its own, no default among them.
Task fullTask(qint64 number);
/// A task as it is added: an id, a service, nothing else.
Task newTask(qint64 number);
/// Opens it and reads what was left on disk too: every task as it was written.
Result<Remembered> openWhole(TaskDatabase &database);
FoundId fullFoundId(const QString &id);

} // namespace rushes::test
