// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/details/answer_view.h"

#include "ui/details/answer_text.h"
#include "ui/style/fonts.h"

#include <QEvent>
#include <QTextDocument>

namespace rushes {

AnswerView::AnswerView(QWidget *parent)
    : QPlainTextEdit(parent)
{
    setReadOnly(true);
    setTabChangesFocus(true);
    setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    setWordWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    setObjectName(QStringLiteral("answer"));
    setMinimumHeight(scaled(180, this));
    document()->setDocumentMargin(scaled(8, this));
    dress();
}

void AnswerView::setAnswer(const QByteArray &raw)
{
    if (m_raw == raw)
        return;
    m_raw = raw;
    setPlainText(answerText(raw));
}

void AnswerView::dress()
{
    const QWidget *parent = parentWidget();
    setFont(scaledFont(monospaceFont(parent ? parent->font() : font()), 0.95));
    setAccessibleName(tr("Last answer of the service"));
    setPlaceholderText(tr("The service has not answered about this task yet."));
}

void AnswerView::changeEvent(QEvent *event)
{
    QPlainTextEdit::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        dress();
}

} // namespace rushes
