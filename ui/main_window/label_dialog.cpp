// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/main_window/label_dialog.h"

#include "ui/style/fonts.h"

#include <QLineEdit>

#include <algorithm>

namespace rushes {

namespace {
constexpr double fieldWidth = 420;
} // namespace

LabelDialog::LabelDialog(const QStringList &labels, QWidget *parent)
    : QInputDialog(parent)
    , m_question(labels.size() == 1 ? tr("A name for this task:")
                                    //: %n is 2 or more
                                    : tr("A name for these %Ln tasks:", nullptr, int(labels.size())))
    , m_differ(std::ranges::any_of(labels,
                                   [&labels](const QString &label) { return label != labels.constFirst(); }))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Set label"));
    setLabelText(m_question);
    setTextValue(m_differ ? QString() : labels.constFirst());
    m_field = findChild<QLineEdit *>();
    if (m_field) {
        m_field->setMaxLength(longestLabel);
        m_field->setMinimumWidth(scaled(fieldWidth, this));
        m_field->setModified(false);
        if (m_differ)
            //: tasks have labels of their own; stands in an empty field
            m_field->setPlaceholderText(tr("Each keeps its own unless one is entered"));
        connect(m_field, &QLineEdit::textChanged, this, &LabelDialog::sayHowLong);
    }
    connect(this, &QInputDialog::textValueSelected, this, &LabelDialog::take);
}

void LabelDialog::sayHowLong()
{
    const bool isFull = m_field->text().size() >= longestLabel;
    setLabelText(
        isFull ? m_question + u'\n' +
                     tr("A label ends after %Ln characters: what follows is left out.", nullptr, longestLabel)
               : m_question);
}

void LabelDialog::take(const QString &text)
{
    const bool isUntouched = m_differ && text.isEmpty() && m_field && !m_field->isModified();
    if (!isUntouched)
        Q_EMIT labelChosen(text.trimmed());
}

} // namespace rushes
