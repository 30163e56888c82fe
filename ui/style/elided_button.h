// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPushButton>

namespace rushes {

/// A button that is cut at its end where it has no room for its text, so that it never widens what it stands
/// in; it is whole in its tool tip and for a screen reader. An "&" of the text is shown as one. Main thread.
class ElidedButton : public QPushButton
{
    Q_OBJECT

public:
    explicit ElidedButton(QWidget *parent = nullptr);

    /// hint: what the tool tip says besides.
    void setWholeText(const QString &text, const QString &hint = {});
    [[nodiscard]] const QString &wholeText() const { return m_wholeText; }

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void elide();

    QString m_wholeText;
    QString m_hint;
};

} // namespace rushes
