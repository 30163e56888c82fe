// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/details/time_line_view.h"

#include "model/task_columns.h"
#include "ui/style/fonts.h"
#include "ui/style/text_labels.h"
#include "ui/style/theme.h"
#include "ui/style/time_label.h"
#include "wording/plain_text.h"

#include <QEvent>
#include <QGridLayout>
#include <QPainter>

namespace rushes {

namespace {

/// A dot in the colour of what it stands before; the word beside it says the same.
class Dot final : public QWidget
{
public:
    Dot(const QColor &colour, QWidget *parent)
        : QWidget(parent)
        , m_colour(colour)
    {
        setFixedSize(scaled(8, this), scaled(8, this));
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(Qt::NoPen);
        painter.setBrush(m_colour);
        painter.drawEllipse(rect());
    }

private:
    QColor m_colour;
};

Tone toneOf(Status status)
{
    switch (status) {
    case Status::Unasked:
        return Tone::Muted;
    case Status::Queued:
        return Tone::Queued;
    case Status::Processing:
        return Tone::Active;
    case Status::Completed:
        return Tone::Good;
    case Status::Failed:
        return Tone::Danger;
    case Status::Unrecognised:
        return Tone::Warning;
    }
    Q_UNREACHABLE();
    return Tone::Muted;
}

Tone toneOf(const TimeLineEntry &entry)
{
    switch (entry.kind) {
    case TimeLineEntry::Kind::Added:
        return Tone::Muted;
    case TimeLineEntry::Kind::Status:
        return toneOf(entry.status);
    case TimeLineEntry::Kind::Held:
    case TimeLineEntry::Kind::Saved:
        return Tone::Good;
    case TimeLineEntry::Kind::Unverified:
        return Tone::Warning;
    case TimeLineEntry::Kind::Expired:
        return Tone::Muted;
    }
    Q_UNREACHABLE();
    return Tone::Muted;
}

} // namespace

TimeLineView::TimeLineView(QWidget *parent)
    : QWidget(parent)
    , m_layout(new QGridLayout(this))
{
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setHorizontalSpacing(scaled(10, this));
    m_layout->setVerticalSpacing(scaled(5, this));
    m_layout->setColumnStretch(1, 1);
}

void TimeLineView::setEntries(const QVector<TimeLineEntry> &entries)
{
    if (entries == m_entries)
        return;
    m_entries = entries;
    rebuild();
}

void TimeLineView::rebuild()
{
    while (QLayoutItem *item = m_layout->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    for (int row = 0; row < int(m_entries.size()); ++row) {
        const TimeLineEntry &entry = m_entries[row];
        auto *what = new ElidedLabel(this);
        what->setWholeText(entry.what);
        auto *when = new TimeLabel(entry.when, this);
        when->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
        when->setToolTip(toolTipText(entry.toolTip));
        setTextColour(*when, themeColours(palette()).muted);
        m_layout->addWidget(new Dot(toneColour(toneOf(entry), palette()), this), row, 0, Qt::AlignVCenter);
        m_layout->addWidget(what, row, 1);
        m_layout->addWidget(when, row, 2);
    }
}

void TimeLineView::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        rebuild();
}

} // namespace rushes
