// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QInputDialog>

class QLineEdit;

namespace rushes {

/// Asks for the name of one or several tasks. What they are called already stands in it where they are all
/// called the same; where they are not, it is empty, and they keep their names unless another is entered (or
/// what was entered is taken out again). Says where a name gets no longer. Goes by itself once closed. Main
/// thread.
class LabelDialog final : public QInputDialog
{
    Q_OBJECT

public:
    static constexpr int longestLabel = 200; ///< UTF-16 units

    /// labels: what each task is called, or nothing; at least one.
    LabelDialog(const QStringList &labels, QWidget *parent);

Q_SIGNALS:
    /// Without white space at its ends.
    void labelChosen(const QString &label);

private:
    void sayHowLong();
    void take(const QString &text);

    QString m_question;
    bool m_differ;
    QLineEdit *m_field = nullptr;
};

} // namespace rushes
