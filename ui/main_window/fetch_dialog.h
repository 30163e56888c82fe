// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"
#include "ui/main_window/question_dialog.h"

class QPushButton;

namespace rushes {

class WrappedLabel;

/// Asks before a link is fetched that leads where it is not safe, and says where that is; accepted(): it may
/// be. Opened, never executed; deletes itself. Main thread.
class FetchDialog final : public QuestionDialog
{
    Q_OBJECT

public:
    /// refusal: why it was not fetched unasked.
    FetchDialog(Error refusal, QWidget *parent);
    ~FetchDialog() override;

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();

    const Error m_refusal;
    WrappedLabel *m_where;
    QPushButton *m_fetch;
};

} // namespace rushes
