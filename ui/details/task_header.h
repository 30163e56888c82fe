// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QHBoxLayout;
class QToolButton;

namespace rushes {

class ElidedLabel;

/// What the task is called, and below it its id, which can be selected and copied; without a label the id
/// alone. Main thread.
class TaskHeader final : public QWidget
{
    Q_OBJECT

public:
    explicit TaskHeader(QWidget *parent = nullptr);

    void setTask(const QString &label, const QString &id);

protected:
    void changeEvent(QEvent *event) override;

private:
    void dress();
    void say();

    QString m_id;
    ElidedLabel *m_title = nullptr;
    ElidedLabel *m_idLabel = nullptr;
    QToolButton *m_copy = nullptr;
    QHBoxLayout *m_titleRow = nullptr;
    QHBoxLayout *m_idRow = nullptr; ///< the copy button stands in the row of the id
};

} // namespace rushes
