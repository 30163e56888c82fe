// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/details/answer_view.h"

#include "monitor/task_monitor.h"
#include "ui/details/answer_text.h"
#include "ui/style/fonts.h"
#include "ui/style/theme.h"
#include "wording/error_text.h"
#include "wording/task_text.h"

#include <QEvent>
#include <QPainter>
#include <QTextDocument>

#include <utility>

namespace rushes {

AnswerView::AnswerView(const TaskMonitor &monitor, QWidget *parent)
    : QPlainTextEdit(parent)
    , m_monitor(monitor)
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
    const bool isOther = std::exchange(m_shown, task.number) != task.number;
    if (task.lastAnswer.isHere()) {
        m_read.reset();
        m_readAsOf.reset();
        present(task, task.lastAnswer.bytes());
    } else if (!isOther && m_readAsOf && *m_readAsOf == task.lastHeardAt) {
        if (m_read)
            present(task, *m_read);
    } else {
        // Another task's answer does not stand there meanwhile.
        if (isOther)
            showAnswer({}, {});
        readAnswerOf(task);
    }
}

void AnswerView::readAnswerOf(const Task &task)
{
    m_read.reset();
    m_readAsOf = task.lastHeardAt;
    m_monitor.readAnswer(task.number, this, [this, task](const Result<QByteArray> &answer) {
        if (m_shown != task.number || !m_readAsOf || *m_readAsOf != task.lastHeardAt)
            return; // something else is looked at by now
        m_read = answer;
        present(task, answer);
    });
}

void AnswerView::present(const Task &task, const Result<QByteArray> &answer)
{
    if (answer) {
        showAnswer(*answer, answer->isEmpty() ? hintFor(task) : QString());
        return;
    }
    //: of a service; %1: a sentence that says why
    const QString reason = tr("The answer cannot be read. %1").arg(errorText(answer.error()));
    showAnswer({}, reason);
}

void AnswerView::showAnswer(const QByteArray &raw, const QString &hint)
{
    if (m_hint != hint) {
        m_hint = hint;
        setAccessibleDescription(hint);
        viewport()->update();
    }
    if (m_raw == raw)
        return;
    m_raw = raw;
    setPlainText(answerText(raw));
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
    plain.setResolveMask(
        QFont::AllPropertiesResolved); // else the painter takes the rest from the answer's font
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
