// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/details/task_actions.h"

#include <QWidget>

namespace rushes {

class ElidedButton;
class FlowLayout;

/// The buttons for what can be done about the task; the first one stands out. In as many rows as they need,
/// never wider than the panel; where the same could be done at many services, one button with a menu of them.
/// Main thread.
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
    /// What one button is for: an action, or one to choose from its menu.
    using Choice = QVector<OfferedAction>;
    [[nodiscard]] QVector<Choice> choices() const;
    void addButton();
    void showActions();
    void fillMenu(ElidedButton &button, const Choice &choice);

    const ServiceCatalogue &m_catalogue;
    QVector<OfferedAction> m_actions;
    FlowLayout *m_layout = nullptr;
    QVector<ElidedButton *> m_buttons; ///< one a choice, and spare ones
};

} // namespace rushes
