// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/task.h"

#include <QByteArray>
#include <QString>
#include <QVector>

#include <optional>

namespace rushes {

// What is written beside each held clip, so that it is found again when the database is gone: whose it is,
// and what is known of it. The columns are the database's (task_rows.h); no link, no raw answer, no key.

QByteArray clipFactsJson(const Task &task);
/// Nothing for what is no such text, or tells no id or service. Its clip may not be there.
std::optional<Task> taskOfClipFacts(const QByteArray &json);

/// How many clips lie in this folder that none of these tasks holds: their facts are gone, cannot be read, or
/// are another file's. Blocks on the disk.
qsizetype unknownClips(const QString &clipsFolder, const QVector<Task> &tasks);

} // namespace rushes
