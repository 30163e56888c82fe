// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/table/column_arrangement.h"
#include "ui/table/poster_cache.h"

#include <QBasicTimer>
#include <QTableView>

#include <optional>

class QMenu;

namespace rushes {

class Clock;
class FollowedRow;
class Settings;

/// The tasks as rows. Knows only the roles of model/task_columns.h.
///
/// Columns fit the width by leaving out the least needed ones; what the user moved, resized, hid or sorted by
/// is remembered. What only time changes is repainted once a second, its visible part alone, while the window
/// is seen. Selection and scroll survive every refresh. Main thread.
class TaskTableView final : public QTableView
{
    Q_OBJECT

public:
    /// Both are borrowed and outlive this. clock: for its speed, at which countdowns are repainted.
    TaskTableView(Settings &settings, const Clock &clock, QWidget *parent = nullptr);

    void setModel(QAbstractItemModel *model) override;

    /// In the order of the rows.
    [[nodiscard]] QVector<qint64> selectedNumbers() const;
    [[nodiscard]] std::optional<qint64> currentNumber() const;
    /// Selects the rows that are shown of these and scrolls to the first; false when none is.
    bool selectNumbers(const QVector<qint64> &numbers);
    /// Keeps the current row in view, wherever it goes, until the user scrolls or does something else here.
    void followCurrent();
    /// These are about to be removed: once they are gone the row that took their place is selected, where all
    /// that was selected went with them.
    void selectAfterRemoval(const QVector<qint64> &numbers);
    /// Goes to the next (1) or previous (-1) row.
    void step(int by);
    /// After a search: its first hit, or, when it is over, the row that has the keyboard.
    void showStart(bool isOver);

    /// A checkable entry a column, and one that puts all back.
    void fillColumnMenu(QMenu &menu);
    void resetColumns();

    [[nodiscard]] bool isTicking() const { return m_tick.isActive(); }

Q_SIGNALS:
    /// Another set of tasks, or another current one, is selected.
    void chosen();

protected:
    /// Home and End lead to the first and the last row: a row is one thing, and has no first cell to go to.
    QModelIndex moveCursor(CursorAction action, Qt::KeyboardModifiers modifiers) override;
    void keyPressEvent(QKeyEvent *event) override;
    void selectionChanged(const QItemSelection &selected, const QItemSelection &deselected) override;
    void currentChanged(const QModelIndex &current, const QModelIndex &previous) override;
    void dataChanged(const QModelIndex &topLeft, const QModelIndex &bottomRight,
                     const QList<int> &roles = QList<int>()) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;
    void changeEvent(QEvent *event) override;
    void timerEvent(QTimerEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;
    bool viewportEvent(QEvent *event) override;

private:
    // task_table_columns.cpp: the header, and how columns fit and are remembered
    static ColumnArrangement rememberedArrangement(const Settings &settings);
    void buildHeader();
    void arrange();
    void fit();
    void remember();
    void showOrHide(TaskColumn column, bool shown);
    // task_table_view.cpp
    void buildDelegates();
    void repaintPosters(const QString &path);
    void repaintRow(const QModelIndex &index);
    /// What lies between these, and no more.
    void repaintCells(const QModelIndex &topLeft, const QModelIndex &bottomRight);
    void repaintTimeColumns();
    void updateTicking();
    void selectSuccessor();
    void keepSelection();
    void bringBackSelection();
    [[nodiscard]] QModelIndex indexOf(qint64 number) const;
    /// In order; those that are not shown are left out.
    [[nodiscard]] QVector<int> rowsOf(const QVector<qint64> &numbers) const;
    /// Few ranges for many rows, which must be in order: ten thousand single ones cost Qt their square.
    [[nodiscard]] QItemSelection asRanges(const QVector<int> &rows) const;

    Settings &m_settings;
    const Clock &m_clock;
    PosterCache m_posters;
    ColumnArrangement m_arrangement;
    FollowedRow *m_followed;
    QBasicTimer m_tick;
    bool m_fitting = false; ///< sections change by our own hand
    bool m_resetting = false;
    QVector<qint64> m_keptSelection; ///< over a reset of the model
    std::optional<qint64> m_keptCurrent;
    int m_keptScroll = 0;
    std::optional<qint64> m_successor; ///< of rows that are about to be removed
};

} // namespace rushes
