// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "wording/task_detail_text.h"

#include <QWidget>

class QVBoxLayout;

namespace rushes {

/// What became of a task and when: a coloured dot, what, and the interval in which it is known to have
/// happened. Main thread.
class TimeLineView final : public QWidget
{
    Q_OBJECT

public:
    explicit TimeLineView(QWidget *parent = nullptr);

    void setEntries(const QVector<TimeLineEntry> &entries);

protected:
    void changeEvent(QEvent *event) override;

private:
    void rebuild();
    QWidget *rowOf(const TimeLineEntry &entry);

    QVector<TimeLineEntry> m_entries;
    QVBoxLayout *m_layout = nullptr;
};

} // namespace rushes
