// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/main_window/question_dialog.h"

class QPushButton;

namespace rushes {

class ElidedLabel;

/// Asks before tasks are removed whose only copies of their clips would go out of sight; accepted(): they
/// may. Opened, never executed; deletes itself. Main thread.
class RemoveDialog final : public QuestionDialog
{
    Q_OBJECT

public:
    /// onlyCopies: how many clips that concerns; folder: where they stay.
    RemoveDialog(int onlyCopies, const QString &folder, QWidget *parent);
    ~RemoveDialog() override;

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();

    const int m_onlyCopies;
    ElidedLabel *m_folder;
    QPushButton *m_remove;
};

} // namespace rushes
