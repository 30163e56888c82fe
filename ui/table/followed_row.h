// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include <optional>

class QTableView;

namespace rushes {

/// Keeps a table's current row in view while the room and the order of the rows change, until the user
/// scrolls, clicks or types there, or another row becomes the current one: a task that was just added goes to
/// another place with its first answer. Knows only NumberRole of model/task_columns.h. Main thread.
class FollowedRow final : public QObject
{
    Q_OBJECT

public:
    /// Borrowed; becomes the parent.
    explicit FollowedRow(QTableView &table);

    /// For the table's model, whenever it gets another.
    void watchModel();
    /// The current row, from now on.
    void follow();
    void letGo() { m_number.reset(); }

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void keepInView();

    QTableView &m_table;
    std::optional<qint64> m_number; ///< of the task
};

} // namespace rushes
