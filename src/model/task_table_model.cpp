// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/task_table_model.h"

#include "core/clock.h"
#include "model/earlier_task.h"
#include "model/progress_strip.h"
#include "model/task_cells.h"
#include "model/task_search.h"
#include "model/task_sort.h"
#include "model/task_table_model_p.h"
#include "model/task_tone.h"
#include "store/clip_store.h"

namespace rushes {

namespace {

/// What a column's sort value is made of beside a task's facts.
TaskParts partsToSortBy(TaskColumn column)
{
    switch (column) {
    case TaskColumn::Task:
        return TaskPart::Names;
    case TaskColumn::Message:
        return TaskPart::Message;
    default:
        return {};
    }
}

} // namespace

TaskContext TaskTableModel::Private::contextOf(TaskRow &row, const Task &task)
{
    return {.now = clock.wall(),
            .serviceNow = monitor.serviceNow(task.service),
            .service = row.service,
            .family = row.family,
            .familyIsShared = row.familyIsShared,
            .nextCheck = monitor.nextCheck(task.number),
            .nextCopy = nextCopy ? nextCopy(task.number) : std::nullopt,
            .linkEnd = rows.linkEndOf(row),
            .copyProgress = row.copyProgress,
            .allPaused = monitor.allArePaused()};
}

TaskContext TaskTableModel::Private::sortContextOf(TaskRow &row, const Task &task, TaskColumn column)
{
    auto time = sortTimes.constFind(row.service);
    if (time == sortTimes.constEnd()) {
        if (sortTimes.isEmpty())
            QMetaObject::invokeMethod(
                &q, [this] { sortTimes.clear(); }, Qt::QueuedConnection);
        time = sortTimes.insert(row.service, monitor.serviceNow(task.service));
    }
    TaskContext context = rows.factsOf(row);
    context.serviceNow = *time;
    // Reading links is dear, and where a clip is safe or gone, their ends sort nothing.
    if (column == TaskColumn::Expires && (isAtRisk(task) || task.clip == ClipState::Unverified))
        context.linkEnd = rows.linkEndOf(row);
    return context;
}

QVariant TaskTableModel::Private::sortValueOf(TaskRow &row, TaskColumn column)
{
    if (column == TaskColumn::Service)
        return rows.texts().kind(rows.textsOf(row));
    // The task itself is not made: all rows are asked, one after the other.
    const Task &facts = row.pack.look(partsToSortBy(column));
    return sortValue(facts, column, sortContextOf(row, facts, column));
}

QVariant TaskTableModel::Private::dataOf(int number, TaskColumn column, int role)
{
    TaskRow &row = rows.at(number);
    const SharedTask task = rows.taskOf(row);
    switch (role) {
    case Qt::DisplayRole:
        return displayText(*task, column, contextOf(row, *task));
    case Qt::ToolTipRole:
        return toolTip(*task, column, contextOf(row, *task));
    case Qt::AccessibleTextRole:
        return accessibleText(*task, column, contextOf(row, *task));
    case Qt::TextAlignmentRole:
        return QVariant::fromValue(factsOf(column).alignment);
    case NumberRole:
        return task->number;
    case SecondLineRole:
        return secondLine(*task, column, contextOf(row, *task));
    case SortRole:
        return sortValueOf(row, column);
    case ToneRole:
        return int(toneOf(*task, column, contextOf(row, *task)));
    case IconRole:
        return iconName(*task, column);
    case StripRole:
        return column == TaskColumn::Progress
                   ? QVariant::fromValue(progressStrip(*task, contextOf(row, *task)))
                   : QVariant();
    case PosterRole:
        return task->clipFacts.posterFile.isEmpty() ? QString() : clips.pathOf(task->clipFacts.posterFile);
    case SearchRole:
        return searchText(*task, rows.factsOf(row));
    case StateRole:
        return q.stateAt(number);
    default:
        return {};
    }
}

TaskTableModel::TaskTableModel(TaskMonitor &monitor, Clock &clock, const ClipStore &clips, QObject *parent)
    : QAbstractTableModel(parent)
    , d(std::make_unique<Private>(*this, monitor, clock, clips))
{
    connect(&monitor, &TaskMonitor::tasksAdded, this, [this](const QVector<Task> &tasks) { d->add(tasks); });
    connect(&monitor, &TaskMonitor::tasksRemembered, this,
            [this](const QVector<Task> &tasks) { d->add(tasks); });
    connect(&monitor, &TaskMonitor::taskChanged, this,
            [this](const Task &task, TaskChanges changes) { d->change(task, changes); });
    connect(&monitor, &TaskMonitor::tasksRemoved, this,
            [this](const QVector<qint64> &numbers) { d->remove(numbers); });
    connect(&monitor, &TaskMonitor::allPausedChanged, this, [this] {
        if (d->rows.size() > 0)
            d->tell(0, d->rows.size() - 1, {TaskColumn::Status, TaskColumn::Heard});
    });
    connect(&monitor, &TaskMonitor::eventHappened, this,
            [this](const Task &task, const TaskEvent &event) { d->takeEvent(task, event); });
}

TaskTableModel::~TaskTableModel() = default;

int TaskTableModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : d->rows.size();
}

int TaskTableModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : taskColumnCount;
}

QVariant TaskTableModel::data(const QModelIndex &index, int role) const
{
    // Views of Qt 6.4 ask about no index at all when a row is copied without a current cell.
    if (!index.isValid())
        return {};
    Q_ASSERT(checkIndex(index, CheckIndexOption::IndexIsValid));
    return d->dataOf(index.row(), TaskColumn(index.column()), role);
}

QVariant TaskTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= taskColumnCount)
        return {};
    const auto column = TaskColumn(section);
    switch (role) {
    case Qt::DisplayRole:
        // A narrow column whose pictures need no title.
        return column == TaskColumn::Poster ? QString() : columnTitle(column);
    case Qt::ToolTipRole:
    case Qt::AccessibleTextRole:
        return columnTitle(column);
    case Qt::TextAlignmentRole:
        return QVariant::fromValue(factsOf(column).alignment);
    default:
        return {};
    }
}

qint64 TaskTableModel::numberAt(int row) const
{
    return d->rows.at(row).pack.number();
}

int TaskTableModel::rowOf(qint64 number) const
{
    return d->rows.rowOf(number);
}

SharedTask TaskTableModel::task(qint64 number) const
{
    const int row = rowOf(number);
    return row < 0 ? nullptr : d->rows.taskOf(d->rows.at(row));
}

TaskPack TaskTableModel::pack(qint64 number) const
{
    const int row = rowOf(number);
    return row < 0 ? TaskPack() : d->rows.at(row).pack;
}

TaskContext TaskTableModel::contextOf(qint64 number) const
{
    const int row = rowOf(number);
    if (row >= 0)
        return d->contextOf(d->rows.at(row), *d->rows.taskOf(d->rows.at(row)));
    const Moment now = d->clock.wall();
    return {.now = now, .serviceNow = now, .nextCheck = {}, .nextCopy = {}, .linkEnd = {}};
}

int TaskTableModel::stateAt(int row) const
{
    const TaskRow &looked = d->rows.at(row);
    return looked.filterBits | (looked.isEarlier ? earlierBit : 0);
}

QVariant TaskTableModel::sortValueAt(int row, TaskColumn column) const
{
    return d->sortValueOf(d->rows.at(row), column);
}

std::optional<OrderedText> TaskTableModel::sortTextAt(int row, TaskColumn column) const
{
    if (column == TaskColumn::Task) {
        // Where it lies: to make a string of each is most of what sorting by it costs.
        const PackedNames names = d->rows.at(row).pack.names();
        const PackedText &name = names.label.isEmpty() ? names.id : names.label;
        return name.isLatin1() ? OrderedText(name.latin1()) : OrderedText(name.toString());
    }
    const QVariant value = sortValueAt(row, column);
    return value.isValid() ? std::optional<OrderedText>(value.toString()) : std::nullopt;
}

bool TaskTableModel::holds(int row, const SearchWords &words) const
{
    TaskRow &looked = d->rows.at(row);
    SearchWords::Found missing = words.all();
    missing &= ~d->rows.texts().find(d->rows.textsOf(looked), words);
    if (missing == 0)
        return true;
    const PackedNames names = looked.pack.names();
    missing &= ~words.in(names.id, missing);
    missing &= ~words.in(names.label, missing);
    if (missing == 0 || !looked.hasMessage)
        return missing == 0;
    const PackedText message = looked.pack.message();
    return (message.isEmpty() ? words.in(messageSearchText(looked.pack.look()), missing)
                              : words.in(message, missing)) == missing;
}

QModelIndexList TaskTableModel::match(const QModelIndex &start, int role, const QVariant &value, int hits,
                                      Qt::MatchFlags flags) const
{
    if (role != NumberRole || flags != Qt::MatchExactly)
        return QAbstractTableModel::match(start, role, value, hits, flags);
    const int row = rowOf(value.toLongLong());
    return row < start.row() ? QModelIndexList() : QModelIndexList{index(row, start.column())};
}

void TaskTableModel::setNextCopy(NextCopy nextCopy)
{
    d->nextCopy = std::move(nextCopy);
}

int TaskTableModel::count(TaskFilter filter) const
{
    return d->rows.count(filter);
}

int TaskTableModel::countEarlier(TaskFilter filter) const
{
    return d->rows.countEarlier(filter);
}

void TaskTableModel::retranslate()
{
    d->rows.forgetTexts();
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, taskColumnCount - 1);
    if (d->rows.size() > 0)
        d->tell(0, d->rows.size() - 1, {TaskColumn(0), TaskColumn(taskColumnCount - 1)});
}

} // namespace rushes
