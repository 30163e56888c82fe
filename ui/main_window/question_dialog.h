// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/task_columns.h"

#include <QDialog>

class QDialogButtonBox;
class QLabel;
class QVBoxLayout;

namespace rushes {

class WrappedLabel;

/// A question with weight: an icon, what it is about, what follows from it, a card with what it concerns, and
/// the answers. Always high enough for its words and for the card, as far as the screen goes. Opened, never
/// executed; deletes itself. Main thread.
class QuestionDialog : public QDialog
{
    Q_OBJECT

public:
    ~QuestionDialog() override;

protected:
    explicit QuestionDialog(QWidget *parent);

    /// What is asked, in plain text; the icon is of tone's colour. A heading that changes is an alert to
    /// those who listen.
    void say(Tone tone, const QString &heading, const QString &body);
    /// For what the card shows.
    [[nodiscard]] QVBoxLayout &inCard() { return *m_inCard; }
    [[nodiscard]] QDialogButtonBox &buttons() { return *m_buttons; }
    /// After the card's contents changed their height.
    void fit();

    void changeEvent(QEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    void colour();

    Tone m_tone = Tone::Warning;
    QLabel *m_icon;
    WrappedLabel *m_heading;
    WrappedLabel *m_body;
    QVBoxLayout *m_inCard;
    QDialogButtonBox *m_buttons;
    QSize m_fitted; ///< as last given; what the user makes of it stays until other words or rows need another
};

} // namespace rushes
