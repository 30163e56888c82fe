// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/details/answer_view.h"

#include "core/task.h"
#include "ui/details/answer_text.h"
#include "ui/style/fonts.h"
#include "ui/style/theme.h"
#include "wording/task_text.h"

#include <QEvent>
#include <QPainter>
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

void AnswerView::showAnswerOf(const Task &task)
{
    const QString hint = task.lastAnswer.isEmpty() ? hintFor(task) : QString();
    if (m_hint != hint) {
        m_hint = hint;
        setAccessibleDescription(hint);
        viewport()->update();
    }
    if (m_raw == task.lastAnswer)
        return;
    m_raw = task.lastAnswer;
    setPlainText(answerText(task.lastAnswer));
}

QString AnswerView::hintFor(const Task &task)
{
    if (isGivenUp(task))
        return tr("The service answered that it does not know this task.");
    if (task.lastHeardAt || task.status != Status::Unasked)
        return tr("The service answered about this task, but its answer was not kept.");
    return tr("The service has not answered about this task yet.");
}

void AnswerView::dress()
{
    const QWidget *parent = parentWidget();
    setFont(scaledFont(monospaceFont(parent ? parent->font() : font()), 0.95));
    setAccessibleName(tr("Last answer of the service"));
}

void AnswerView::paintEvent(QPaintEvent *event)
{
    QPlainTextEdit::paintEvent(event);
    if (m_hint.isEmpty())
        return;
    QPainter painter(viewport());
    QFont plain = parentWidget() ? parentWidget()->font() : font();
    plain.setResolveMask(QFont::AllPropertiesResolved); // else the painter takes the rest from the answer's font
    painter.setFont(plain);
    painter.setPen(themeColours(palette()).muted);
    const int margin = int(document()->documentMargin());
    painter.drawText(viewport()->rect().adjusted(margin, margin, -margin, -margin),
                     int(Qt::AlignLeft | Qt::AlignTop) | Qt::TextWordWrap, m_hint);
}

void AnswerView::changeEvent(QEvent *event)
{
    QPlainTextEdit::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        dress();
}

} // namespace rushes
