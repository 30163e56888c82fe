// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPushButton>

class QAction;

namespace rushes {

/// A button that does what an action does, and says and is what the action says and is. Main thread.
class ActionButton final : public QPushButton
{
    Q_OBJECT

public:
    ActionButton(QAction *action, QWidget *parent);

private:
    void follow();

    QAction *m_action;
};

} // namespace rushes
