// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/details/task_actions.h"

#include <QWidget>

class QHBoxLayout;
class QPushButton;

namespace rushes {

/// The buttons for what can be done about the task; the first one stands out. Main thread.
class ActionRow final : public QWidget
{
    Q_OBJECT

public:
    /// catalogue is borrowed and outlives this.
    ActionRow(const ServiceCatalogue &catalogue, QWidget *parent);

    void setActions(const QVector<OfferedAction> &actions);

Q_SIGNALS:
    void triggered(const rushes::OfferedAction &action);

protected:
    void changeEvent(QEvent *event) override;

private:
    void addButton();
    void showActions();

    const ServiceCatalogue &m_catalogue;
    QVector<OfferedAction> m_actions;
    QHBoxLayout *m_layout = nullptr;
    QVector<QPushButton *> m_buttons; ///< one an action, and spare ones
};

} // namespace rushes
