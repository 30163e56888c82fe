// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "wording/task_context.h"

#include <QWidget>

class QLabel;

namespace rushes {

class ElidedLabel;

/// One clip of a list: its name and kind, how long it can still be had, and what is happening to it. Main
/// thread.
class AtRiskRow final : public QWidget
{
    Q_OBJECT

public:
    AtRiskRow(qint64 number, QWidget *parent);

    [[nodiscard]] qint64 number() const { return m_number; }
    void setTask(const Task &task, const TaskContext &context);

private:
    const qint64 m_number;
    QLabel *m_icon;
    ElidedLabel *m_title;
    ElidedLabel *m_kind;
    QLabel *m_happening;
    QLabel *m_life;
};

} // namespace rushes
