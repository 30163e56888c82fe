// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "core/task.h"

namespace rushes {

/// The default template of saved files.
constexpr QStringView defaultNameTemplate = u"{date} {label} {id}";

/// Whether a name template is usable: FileNameInvalid for folders in it, unknown {fields}, or nothing in it.
Outcome checkNameTemplate(const QString &nameTemplate);

/// The file name (with .mp4) that the template gives for the task: legal on Linux, Windows and macOS
/// (reserved words, trailing dots and spaces, control and direction characters, at most 200 bytes of UTF-8
/// before the ending), never taken from the server but for id and model, which are cleaned. Fields: {date}
/// {time} {service} {model} {mode} {label} {id}. local: when the task was created, in local time.
QString clipFileName(const QString &nameTemplate, const Task &task, const QDateTime &local);

/// The name with " (2)", " (3)" .. before its ending; take 1 is the name itself.
QString numberedFileName(const QString &name, int take);

} // namespace rushes
