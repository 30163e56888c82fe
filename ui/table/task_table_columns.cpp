// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/table/task_table_view.h"

#include "store/settings.h"
#include "ui/style/fonts.h"
#include "ui/table/cell_delegate.h"
#include "ui/table/column_fit.h"
#include "ui/table/column_room.h"

#include <QHeaderView>
#include <QMenu>
#include <QScopedValueRollback>
#include <QScrollBar>

#include <algorithm>

namespace rushes {

namespace {

constexpr QLatin1StringView layoutName("table");

/// How a column behaves where there is too little or too much room. The widths themselves are the model's
/// (ColumnFacts), and no column is narrower than its own words (column_room.h).
struct Stretch
{
    TaskColumn column;
    double narrowest;   ///< share of its width
    double growth;      ///< share of what is over
    double comfort = 0; ///< share of its width: narrower only where nothing else gives way
};
constexpr Stretch stretches[] = {
    {TaskColumn::Task, 0.62, 2.0, 0.9}, {TaskColumn::Service, 0.72, 0.6}, {TaskColumn::Progress, 0.6, 0.6},
    {TaskColumn::Heard, 0.8, 1.0},      {TaskColumn::Message, 0.6, 2.0},  {TaskColumn::Elapsed, 0.8, 0.0},
    {TaskColumn::Remaining, 0.8, 0.2},
};

/// Columns of this priority and after are done without before a task's name is cut short.
constexpr int firstDispensable = 9;

ColumnWish wishOf(TaskColumn column, const ColumnArrangement::Choice &choice, const QWidget *widget)
{
    const ColumnFacts &facts = factsOf(column);
    ColumnWish wish;
    const int ownWords = choice.width > 0 ? 0 : roomForOwnWords(column, widget);
    wish.width = choice.width > 0 ? choice.width : std::max(scaled(facts.width, widget), ownWords);
    wish.minimum = wish.width;
    wish.priority = facts.priority;
    wish.wanted = choice.shown.value_or(facts.shownAtFirst);
    wish.pinned = choice.shown.value_or(false);
    wish.dispensable = facts.priority >= firstDispensable;
    if (choice.width > 0)
        return wish; // the user's widths are kept
    if (ownWords > 0)
        wish.minimum = ownWords;
    for (const Stretch &stretch : stretches) {
        if (stretch.column == column) {
            wish.minimum = std::max(int(wish.width * stretch.narrowest), ownWords);
            wish.growth = stretch.growth;
            wish.comfort = int(wish.width * stretch.comfort);
        }
    }
    return wish;
}

} // namespace

ColumnArrangement TaskTableView::rememberedArrangement(const Settings &settings)
{
    return ColumnArrangement::fromJson(settings.layout(layoutName));
}

void TaskTableView::buildHeader()
{
    QHeaderView *header = horizontalHeader();
    header->setAccessibleName(tr("Columns"));
    header->setSectionsMovable(true);
    header->setSectionsClickable(true);
    header->setHighlightSections(false);
    header->setSectionResizeMode(QHeaderView::Interactive);
    header->setMinimumSectionSize(scaled(40, this));
    header->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(header, &QWidget::customContextMenuRequested, this, [this, header](const QPoint &position) {
        QMenu menu(this);
        fillColumnMenu(menu);
        menu.exec(header->mapToGlobal(position));
    });
    connect(header, &QHeaderView::sectionResized, this, [this](int section, int, int width) {
        if (m_fitting || width <= 0)
            return;
        m_arrangement.of(TaskColumn(section)).width = width;
        remember();
    });
    connect(header, &QHeaderView::sectionHandleDoubleClicked, this, [this](int section) {
        m_arrangement.of(TaskColumn(section)).width = 0;
        remember();
        fit();
    });
    connect(header, &QHeaderView::sectionMoved, this, [this, header] {
        if (m_fitting)
            return;
        m_arrangement.order.clear();
        for (int place = 0; place < header->count(); ++place)
            m_arrangement.order.append(TaskColumn(header->logicalIndex(place)));
        remember();
    });
    connect(header, &QHeaderView::sortIndicatorChanged, this, [this](int section, Qt::SortOrder order) {
        if (m_fitting || section < 0)
            return;
        m_arrangement.sortColumn = TaskColumn(section);
        m_arrangement.sortOrder = order;
        remember();
    });
}

void TaskTableView::arrange()
{
    QHeaderView *header = horizontalHeader();
    {
        const QScopedValueRollback guard(m_fitting, true);
        for (int place = 0; place < m_arrangement.order.size(); ++place)
            header->moveSection(header->visualIndex(int(m_arrangement.order[place])), place);
        header->setSortIndicator(int(m_arrangement.sortColumn), m_arrangement.sortOrder);
        sortByColumn(int(m_arrangement.sortColumn), m_arrangement.sortOrder);
        verticalHeader()->setDefaultSectionSize(taskRowHeight(this));
        verticalScrollBar()->setSingleStep(taskRowHeight(this) / 2);
        horizontalScrollBar()->setSingleStep(scaled(24, this));
    }
    fit();
}

void TaskTableView::fit()
{
    if (!model())
        return;
    const QScopedValueRollback guard(m_fitting, true);
    QVector<ColumnWish> wishes;
    for (int column = 0; column < taskColumnCount; ++column)
        wishes.append(wishOf(TaskColumn(column), m_arrangement.of(TaskColumn(column)), this));
    const QVector<FittedColumn> fitted = fitColumns(wishes, viewport()->width());
    for (int column = 0; column < taskColumnCount; ++column) {
        setColumnHidden(column, !fitted[column].shown);
        if (fitted[column].shown)
            setColumnWidth(column, fitted[column].width);
    }
}

void TaskTableView::remember()
{
    m_settings.setLayout(layoutName, m_arrangement.toJson());
}

void TaskTableView::fillColumnMenu(QMenu &menu)
{
    for (const TaskColumn column : std::as_const(m_arrangement.order)) {
        QAction *action = menu.addAction(columnTitle(column));
        action->setCheckable(true);
        action->setChecked(!isColumnHidden(int(column)));
        action->setEnabled(column != TaskColumn::Task); // a row without its name says nothing
        connect(action, &QAction::toggled, this, [this, column](bool shown) { showOrHide(column, shown); });
    }
    menu.addSeparator();
    connect(menu.addAction(tr("Reset columns")), &QAction::triggered, this, &TaskTableView::resetColumns);
}

void TaskTableView::showOrHide(TaskColumn column, bool shown)
{
    m_arrangement.of(column).shown = shown;
    remember();
    fit();
}

void TaskTableView::resetColumns()
{
    m_arrangement = ColumnArrangement::initial();
    remember();
    arrange();
}

} // namespace rushes
