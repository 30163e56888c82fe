// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "wording/task_context.h"

#include <QString>
#include <QVector>

namespace rushes {

/// A line of the details' list: what it is, and what is known.
struct Fact
{
    enum class Kind { Plain, Mode };

    QString name;            ///< "Estimate"
    QString value;           ///< "2–5 min"
    Kind kind = Kind::Plain; ///< a mode can be chosen in its place
    bool operator==(const Fact &) const = default;
};

/// All that is known of a task, but for its time line and its raw answer: id, service, kind, mode, estimate,
/// model, moments, clip, link's end, files. What is not known is left out. Never the link itself. Plain text,
/// translated. Pure.
QVector<Fact> facts(const Task &task, const TaskContext &context);

} // namespace rushes
