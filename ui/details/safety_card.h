// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/details/safety_text.h"
#include "ui/style/card.h"

class QLabel;

namespace rushes {

class WrappedLabel;

/// A box that says how safe the clip is, and what happens next. Main thread.
class SafetyCard final : public Card
{
    Q_OBJECT

public:
    explicit SafetyCard(QWidget *parent = nullptr);

    void setText(const SafetyText &text);

protected:
    void changeEvent(QEvent *event) override;

private:
    void dress();

    SafetyText m_text;
    QLabel *m_icon = nullptr;
    WrappedLabel *m_heading = nullptr;
    WrappedLabel *m_body = nullptr;
    WrappedLabel *m_next = nullptr;
};

} // namespace rushes
