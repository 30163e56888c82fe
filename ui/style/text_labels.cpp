// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/style/text_labels.h"

#include "ui/style/elided_text.h"
#include "ui/style/fonts.h"
#include "wording/plain_text.h"

#include <QClipboard>
#include <QContextMenuEvent>
#include <QGuiApplication>
#include <QHelpEvent>
#include <QMenu>
#include <QPainter>
#include <QTextLayout>
#include <QToolTip>

#include <algorithm>
#include <utility>

namespace rushes {

namespace {
constexpr int usualWidth = 220;
constexpr int leastWidth = 40;
} // namespace

WrappedLabel::WrappedLabel(QWidget *parent)
    : QLabel(parent)
{
    setTextFormat(Qt::PlainText);
    setAlignment(Qt::AlignLeft | Qt::AlignTop);
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Preferred);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
}

void WrappedLabel::setMaximumLines(int lines)
{
    m_maximumLines = lines;
    updateGeometry();
}

WrappedLabel::Lines WrappedLabel::broken(int width) const
{
    Lines result;
    const QFontMetrics metrics = fontMetrics();
    const QStringList paragraphs = text().split(u'\n');
    for (const QString &paragraph : paragraphs) {
        QTextLayout layout(paragraph, font());
        QTextOption option;
        option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
        layout.setTextOption(option);
        layout.beginLayout();
        for (QTextLine line = layout.createLine(); line.isValid(); line = layout.createLine()) {
            line.setLineWidth(std::max(1, width));
            if (m_maximumLines > 0 && result.lines.size() == m_maximumLines) {
                result.isCut = true;
                QString &last = result.lines.last();
                last = metrics.elidedText(last + QStringLiteral(" …"), Qt::ElideRight, width);
                layout.endLayout();
                return result;
            }
            result.lines.append(paragraph.mid(line.textStart(), line.textLength()));
        }
        layout.endLayout();
        if (paragraph.isEmpty())
            result.lines.append(QString());
    }
    return result;
}

int WrappedLabel::heightForWidth(int width) const
{
    const int lines = text().isEmpty() ? 0 : int(broken(width).lines.size());
    return lines * fontMetrics().lineSpacing();
}

QSize WrappedLabel::sizeHint() const
{
    const int natural = fontMetrics().boundingRect(text()).width() + 4;
    const int width = std::min(natural, scaled(usualWidth, this));
    return {width, heightForWidth(width)};
}

QSize WrappedLabel::minimumSizeHint() const
{
    return {scaled(leastWidth, this), fontMetrics().lineSpacing()};
}

bool WrappedLabel::event(QEvent *event)
{
    if (event->type() == QEvent::ToolTip && toolTip().isEmpty()) {
        const auto *help = static_cast<QHelpEvent *>(event);
        if (broken(width()).isCut)
            QToolTip::showText(help->globalPos(), toolTipText(text()), this);
        else
            QToolTip::hideText();
        return true;
    }
    return QLabel::event(event);
}

void WrappedLabel::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setPen(palette().color(foregroundRole()));
    const QStringList lines = broken(width()).lines;
    const int lineHeight = fontMetrics().lineSpacing();
    QRect line(0, 0, width(), lineHeight);
    for (const QString &text : lines) {
        painter.drawText(line,
                         int(alignment() & Qt::AlignHorizontal_Mask) | Qt::AlignVCenter | Qt::TextSingleLine,
                         text.trimmed());
        line.translate(0, lineHeight);
    }
}

void WrappedLabel::contextMenuEvent(QContextMenuEvent *event)
{
    if (!m_copyable) {
        event->ignore();
        return;
    }
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    connect(menu->addAction(tr("Copy")), &QAction::triggered, this,
            [this] { QGuiApplication::clipboard()->setText(text()); });
    menu->popup(event->globalPos());
}

ElidedLabel::ElidedLabel(QWidget *parent)
    : QLabel(parent)
{
    setTextFormat(Qt::PlainText);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
}

void ElidedLabel::setWholeText(const QString &text)
{
    if (m_wholeText == text)
        return;
    m_wholeText = text;
    setAccessibleName(text);
    elide();
    updateGeometry();
}

void ElidedLabel::setElideMode(Qt::TextElideMode mode)
{
    if (std::exchange(m_elideMode, mode) != mode)
        elide();
}

void ElidedLabel::elide()
{
    const ElidedText elided = elidedText(m_wholeText, fontMetrics(), m_elideMode, width());
    if (elided.shown != text())
        setText(elided.shown);
    setToolTip(toolTipText(elided.tip));
}

QSize ElidedLabel::sizeHint() const
{
    return {fontMetrics().horizontalAdvance(m_wholeText) + 2, fontMetrics().height()};
}

QSize ElidedLabel::minimumSizeHint() const
{
    return {std::min(sizeHint().width(), scaled(leastWidth, this)), fontMetrics().height()};
}

void ElidedLabel::resizeEvent(QResizeEvent *event)
{
    QLabel::resizeEvent(event);
    elide();
}

void ElidedLabel::changeEvent(QEvent *event)
{
    QLabel::changeEvent(event);
    if (event->type() == QEvent::FontChange) {
        elide();
        updateGeometry();
    }
}

void setTextColour(QWidget &widget, const QColor &colour)
{
    QPalette palette;
    palette.setColor(QPalette::WindowText, colour);
    palette.setColor(QPalette::Text, colour);
    widget.setPalette(palette);
}

} // namespace rushes
