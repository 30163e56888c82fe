// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QScrollArea>
#include <QVector>

class QLabel;
class QVBoxLayout;

namespace rushes {

class AtRiskRow;
class Engine;
class TaskTableModel;

/// Clips, one below the other, in the order in which they were added: as high as its rows, up to so many; the
/// rest is scrolled to, and beyond so many more only counted. Where there is less room, there is less in
/// view. Main thread.
class AtRiskList final : public QScrollArea
{
    Q_OBJECT

public:
    explicit AtRiskList(QWidget *parent);

    void add(qint64 number);
    /// All rows as they are now; a task that is not there any more keeps its row.
    void refresh(Engine &engine, const TaskTableModel &model);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

private:
    [[nodiscard]] int heightOf(int rows) const;

    QWidget *m_content;
    QVBoxLayout *m_layout;
    QVector<AtRiskRow *> m_rows;
    QLabel *m_more;
    int m_count = 0;
};

} // namespace rushes
