// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/table/filter_bar.h"

#include "model/earlier_task.h"
#include "ui/style/flat_style.h"
#include "ui/style/flow_layout.h"
#include "ui/style/fonts.h"
#include "ui/style/theme.h"
#include "wording/plain_text.h"

#include <QButtonGroup>
#include <QEvent>
#include <QFocusEvent>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLocale>
#include <QPainter>

#include <cmath>

namespace rushes {

namespace {

constexpr double chipHeight = 25;
constexpr double padding = 11;
constexpr double gap = 7;

constexpr TaskFilter filters[] = {AllTasks, RunningTasks, ReadyTasks, NotHeldTasks, FailedTasks, SavedTasks};

QString wordOf(TaskFilter filter)
{
    switch (filter) {
    //: a filter of tasks
    case AllTasks:
        return FilterBar::tr("All");
    //: a filter of tasks: not finished yet
    case RunningTasks:
        return FilterBar::tr("Running");
    //: a filter of tasks: the clip is here and not yet saved
    case ReadyTasks:
        return FilterBar::tr("Ready");
    //: a filter of tasks: finished, but there is no copy of the clip yet
    case NotHeldTasks:
        return FilterBar::tr("Not held");
    //: a filter of tasks: failed, or not known to the service
    case FailedTasks:
        return FilterBar::tr("Failed");
    //: a filter of tasks
    case SavedTasks:
        return FilterBar::tr("Saved");
    }
    return {};
}

QString hintOf(TaskFilter filter)
{
    switch (filter) {
    case AllTasks:
        break;
    case RunningTasks:
        return FilterBar::tr("Not finished yet");
    case ReadyTasks:
        return FilterBar::tr("The clip is on this computer and not yet saved");
    case NotHeldTasks:
        return FilterBar::tr("Completed, but no copy of the clip is on this computer yet");
    case FailedTasks:
        return FilterBar::tr("Failed, or not known to the service");
    case SavedTasks:
        return FilterBar::tr("The clip is saved");
    }
    return {};
}

} // namespace

FilterChip::FilterChip(QWidget *parent)
    : QAbstractButton(parent)
{
    setCheckable(true);
    setAttribute(Qt::WA_Hover);
    setFocusPolicy(Qt::TabFocus);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

void FilterChip::setWord(const QString &word)
{
    setText(word);
    sayIt();
    updateGeometry();
}

void FilterChip::setCount(int count)
{
    if (m_count == count)
        return;
    m_count = count;
    sayIt();
    updateGeometry();
    update();
}

void FilterChip::sayIt()
{
    //: %1: a filter ("Running"), %2: how many tasks fall under it; read out by a screen reader
    setAccessibleName(m_count ? tr("%1: %2").arg(text(), QLocale().toString(*m_count)) : text());
}

void FilterChip::changeEvent(QEvent *event)
{
    QAbstractButton::changeEvent(event);
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::FontChange)
        updateGeometry();
}

void FilterChip::focusInEvent(QFocusEvent *event)
{
    const Qt::FocusReason reason = event->reason();
    m_reachedByKey =
        reason == Qt::TabFocusReason || reason == Qt::BacktabFocusReason || reason == Qt::OtherFocusReason;
    QAbstractButton::focusInEvent(event);
}

QSize FilterChip::sizeHint() const
{
    const double word = QFontMetricsF(font()).horizontalAdvance(text());
    const double number =
        m_count ? tabularWidth(QLocale().toString(*m_count), mediumFont(font())) + scaled(gap, this) : 0;
    return {int(std::ceil(word + number)) + scaled(2 * padding, this), scaled(chipHeight, this)};
}

void FilterChip::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const ThemeColours &colours = themeColours(palette());
    QColor fill = isChecked() ? colours.accentFill : colours.chip;
    if (underMouse() && !isChecked())
        fill = blended(fill, colours.text, 0.06);
    const bool focused = hasFocus() && m_reachedByKey;
    drawRoundedBox(painter, rect(), rect().height() / 2.0, fill, {});
    if (focused)
        drawRoundedBox(painter, rect(), rect().height() / 2.0, {},
                       isChecked() ? colours.text : colours.accent);

    painter.setPen(isChecked() ? colours.onAccent : colours.text);
    const QRectF inner = QRectF(rect()).adjusted(scaled(padding, this), 0, -scaled(padding, this), 0);
    painter.drawText(inner, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine, text());
    if (!m_count)
        return;
    painter.setFont(mediumFont(font()));
    painter.setPen(isChecked() ? colours.onAccent : colours.muted);
    drawTabularText(painter, inner, Qt::AlignRight | Qt::AlignVCenter, QLocale().toString(*m_count));
}

FilterBar::FilterBar(QWidget *parent)
    : QWidget(parent)
    , m_group(new QButtonGroup(this))
{
    auto *layout = new QHBoxLayout(this);
    const int side = scaled(12, this);
    const int between = scaled(6, this);
    layout->setContentsMargins(side, between, side, between);
    layout->setSpacing(between);
    auto *rows = new FlowLayout;
    layout->addLayout(rows, 1);
    rows->setSpacing(between);
    for (const TaskFilter filter : filters) {
        auto *button = new FilterChip(this);
        button->installEventFilter(this);
        m_group->addButton(button, int(filter));
        rows->addWidget(button);
    }
    m_earlier = new FilterChip(this); // last, as it is in the order of the keys
    layout->addWidget(m_earlier, 0, Qt::AlignTop);
    m_earlier->setVisible(false);
    connect(m_earlier, &QAbstractButton::toggled, this, &FilterBar::earlierToggled);
    chip(AllTasks)->setChecked(true);
    retranslate();
    connect(m_group, &QButtonGroup::idToggled, this, [this](int id, bool on) {
        if (on)
            Q_EMIT filterChosen(TaskFilter(id));
    });
}

FilterChip *FilterBar::chip(TaskFilter filter) const
{
    return static_cast<FilterChip *>(m_group->button(int(filter)));
}

TaskFilter FilterBar::filter() const
{
    return TaskFilter(m_group->checkedId());
}

void FilterBar::setFilter(TaskFilter filter)
{
    chip(filter)->setChecked(true);
}

void FilterBar::setCounts(const std::function<int(TaskFilter)> &countOf)
{
    for (const TaskFilter filter : filters)
        chip(filter)->setCount(countOf(filter));
}

void FilterBar::setEarlierCount(int count)
{
    m_earlier->setCount(count);
    m_earlier->setVisible(count > 0);
}

void FilterBar::setEarlierShown(bool shown)
{
    m_earlier->setChecked(shown);
}

bool FilterBar::isEarlierShown() const
{
    return m_earlier->isChecked();
}

void FilterBar::retranslate()
{
    const auto name = [](FilterChip &chip, const QString &word, const QString &hint) {
        chip.setWord(word);
        chip.setToolTip(toolTipText(hint));
    };
    //: the row of filters above the table
    setAccessibleName(tr("Filters"));
    for (const TaskFilter filter : filters)
        name(*chip(filter), wordOf(filter), hintOf(filter));
    constexpr int days = int(outOfTheWayAfter / std::chrono::hours(24));
    //: chip: tasks that ended long ago and are saved, failed or gone; its number follows
    name(*m_earlier, tr("Earlier"),
         tr("Shows, too, what ended more than %Ln days ago and is saved, failed or gone. "
            "The search finds it in any case.",
            nullptr, days));
}

bool FilterBar::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() != QEvent::KeyPress)
        return QWidget::eventFilter(watched, event);
    const int key = static_cast<QKeyEvent *>(event)->key();
    if (key != Qt::Key_Left && key != Qt::Key_Right)
        return QWidget::eventFilter(watched, event);
    // Qt itself goes by where they stand, and chooses what it comes to.
    const bool onwards = (key == Qt::Key_Right) == isLeftToRight();
    const QList<QAbstractButton *> chips = m_group->buttons();
    const qsizetype at = chips.indexOf(static_cast<QAbstractButton *>(watched));
    if (QAbstractButton *const wanted = chips.value(at + (onwards ? 1 : -1))) {
        wanted->setChecked(true);
        // At last: where nothing matches, what stands in the table's place took it.
        wanted->setFocus(onwards ? Qt::TabFocusReason : Qt::BacktabFocusReason);
    }
    return true;
}

void FilterBar::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace rushes
