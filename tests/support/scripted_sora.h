// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "simulator/scripted_task.h"

namespace rushes::test {

/// A task of the simulator as kyyReactApiServer has them of sora: one answer's form, for tests that are about
/// something else.
inline sim::ScriptedTask scriptedSora(const QString &id, Moment created, Duration processingFor,
                                      const sim::TaskEnding &ending)
{
    sim::ScriptedTask task;
    task.id = id;
    task.service = QStringLiteral("kyyReactApiServer");
    task.family = QStringLiteral("sora");
    task.model = QStringLiteral("openAiSora2Plus");
    task.created = created;
    task.processingFor = processingFor;
    task.ending = ending;
    return task;
}

} // namespace rushes::test
