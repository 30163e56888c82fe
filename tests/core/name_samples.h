// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/task.h"

#include <QDateTime>

namespace rushes::test {

using namespace Qt::StringLiterals;

/// When the task was begun, as someone there reads it.
inline const QDateTime created(QDate(2026, 11, 21), QTime(14, 2, 33));

inline Task taskOf(const QString &id, const QString &label = {})
{
    Task task;
    task.id = id;
    task.label = label;
    task.service = u"kyyReactApiServer"_s;
    task.model = u"veo_3_1_fast"_s;
    task.mode = u"first-last-frame"_s;
    return task;
}

} // namespace rushes::test
