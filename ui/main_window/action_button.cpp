// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/main_window/action_button.h"

#include <QAction>

namespace rushes {

ActionButton::ActionButton(QAction *action, QWidget *parent)
    : QPushButton(parent)
    , m_action(action)
{
    follow();
    connect(action, &QAction::changed, this, &ActionButton::follow);
    connect(this, &QPushButton::clicked, action, &QAction::trigger);
}

void ActionButton::follow()
{
    setText(m_action->iconText());
    setEnabled(m_action->isEnabled());
    const QString keys = m_action->shortcut().toString(QKeySequence::NativeText);
    //: %1: a command, %2: its keys
    setToolTip(keys.isEmpty() ? m_action->iconText() : tr("%1 (%2)").arg(m_action->iconText(), keys));
}

} // namespace rushes
