// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMetaType>
#include <QString>
#include <Qt>

#include <optional>

namespace rushes {

/// The columns of the task table, in their first order. A new one is a new row in task_columns.cpp and a case
/// in the model's dispatch.
enum class TaskColumn {
    Poster,
    Task,
    Service,
    Status,
    Progress,
    Elapsed,
    Remaining,
    Expires,
    Clip,
    Heard,
    Created,
    Message
};
constexpr int taskColumnCount = 12;

/// What a cell means, for its colour; the style turns it into one of the palette's. Never the only sign:
/// there is always a word.
enum class Tone { Neutral, Muted, Queued, Active, Good, Warning, Danger };

/// What is known of a column without any task: the constexpr table is in task_columns.cpp.
struct ColumnFacts
{
    TaskColumn column;
    const char *title; ///< untranslated; translated by columnTitle()
    Qt::Alignment alignment;
    int width;          ///< at 100 %; more where its own words need it (model/column_words.h)
    bool timeDependent; ///< repainted once a second
    bool shownAtFirst;
    int priority; ///< 1 is the last to be left out where the window is narrow
};
const ColumnFacts &factsOf(TaskColumn column);
QString columnTitle(TaskColumn column);

/// The progress strip as fractions of its own scale (a third beyond the window): drawn by a delegate that
/// knows nothing else.
struct ProgressStrip
{
    bool visible = false;
    double windowFrom = 0; ///< equal to windowTo: no window
    double windowTo = 0;
    double queuedTo = 0; ///< hatched from 0 to here
    double now = 0;      ///< solid from queuedTo to here; the marker
    Tone tone = Tone::Active;
    bool running = false;
    bool operator==(const ProgressStrip &) const = default;
};

/// What a cell answers beyond Qt's own roles (DisplayRole, ToolTipRole, AccessibleTextRole,
/// TextAlignmentRole).
enum TaskRole {
    NumberRole = Qt::UserRole + 1, ///< qint64: Task::number
    SecondLineRole,                ///< QString: the smaller line below, or empty
    SortRole,                      ///< QVariant that compares: a number, or text
    ToneRole,                      ///< int: Tone
    IconRole,                      ///< QString: name of an icon in resources/icons, or empty
    StripRole,                     ///< ProgressStrip
    PosterRole,                    ///< QString: path of the poster's JPEG, or empty
    SearchRole,                    ///< QString: id, label, model, service and message, folded for searching
    StateRole, ///< int: bits of TaskFilter that the task falls under, and earlierBit (earlier_task.h)
};

/// The chips above the table; bits, because a task can fall under several.
enum TaskFilter {
    AllTasks = 0,
    RunningTasks = 1,
    ReadyTasks = 2,
    NotHeldTasks = 4,
    FailedTasks = 8,
    SavedTasks = 16
};

} // namespace rushes

Q_DECLARE_METATYPE(rushes::ProgressStrip)
