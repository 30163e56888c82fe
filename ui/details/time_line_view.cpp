// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/details/time_line_view.h"

#include "model/task_columns.h"
#include "ui/style/fonts.h"
#include "ui/style/text_labels.h"
#include "ui/style/theme.h"
#include "ui/style/time_label.h"
#include "wording/plain_text.h"

#include <QEvent>
#include <QPainter>
#include <QVBoxLayout>

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
    case TimeLineEntry::Kind::Unheard:
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
    , m_layout(new QVBoxLayout(this))
{
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setSpacing(scaled(5, this));
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
    for (const TimeLineEntry &entry : std::as_const(m_entries))
        m_layout->addWidget(rowOf(entry));
}

QWidget *TimeLineView::rowOf(const TimeLineEntry &entry)
{
    auto *row = new QWidget(this);
    auto *what = new ElidedLabel(row);
    what->setWholeText(entry.what);
    auto *when = new TimeLabel(entry.when, row);
    when->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    setTextColour(*when, themeColours(palette()).muted);
    row->setToolTip(toolTipText(entry.toolTip));

    auto *layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(scaled(10, this));
    layout->addWidget(new Dot(toneColour(toneOf(entry), palette()), row));
    layout->addWidget(what, 1);
    layout->addWidget(when);
    return row;
}

void TimeLineView::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        rebuild();
}

} // namespace rushes
