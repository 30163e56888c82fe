// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/main_window/status_line.h"

#include "core/clock.h"
#include "ui/style/flat_style.h"
#include "ui/style/fonts.h"
#include "ui/style/icons.h"
#include "ui/style/theme.h"
#include "wording/catalogue_text.h"
#include "wording/plain_text.h"
#include "wording/watch_text.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QTimerEvent>

#include <algorithm>
#include <initializer_list>

namespace rushes {

using namespace Qt::StringLiterals;

namespace {

constexpr int tickPeriod = 1000; ///< ms
constexpr int fastestTick = 200; ///< ms, in the demo
constexpr double partGap = 20;
constexpr double iconGap = 6;
constexpr double endGap = 12;

/// Cut where there is no room, so that the line never widens the window.
class ElidedLabel final : public QLabel
{
public:
    explicit ElidedLabel(QWidget *parent)
        : QLabel(parent)
    {
        setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Preferred);
    }
    [[nodiscard]] QSize minimumSizeHint() const override { return {0, QLabel::minimumSizeHint().height()}; }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        painter.setPen(palette().color(foregroundRole()));
        painter.drawText(rect(), Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
                         fontMetrics().elidedText(text(), Qt::ElideRight, width()));
    }
};

void setInk(QLabel *label, const QColor &colour)
{
    QPalette palette = label->parentWidget()->palette();
    palette.setColor(QPalette::WindowText, colour);
    label->setPalette(palette);
}

} // namespace

QVector<WatchTrouble> troublesOf(const WatchState &state, const ServiceCatalogue &catalogue, Moment now)
{
    const auto named = [&](const QString &service) { return serviceText(catalogue.find(service), service); };
    QVector<WatchTrouble> troubles;
    for (const QString &service : state.keyMissing)
        troubles.append({Tone::Warning, keyMissingText(named(service)), WatchTrouble::Remedy::EnterKey});
    for (const QString &service : state.keyRefused)
        troubles.append({Tone::Danger, keyRefusedText(named(service)), WatchTrouble::Remedy::EnterKey});
    if (state.diskIsFull)
        troubles.append({Tone::Danger, diskFullText(), WatchTrouble::Remedy::None});
    if (state.allPaused)
        troubles.append({Tone::Warning, allPausedText(), WatchTrouble::Remedy::Resume});
    const bool isAnyUnheard = state.noContactSince || !state.rests.isEmpty();
    if (const QString hint = networkText(state.network); isAnyUnheard && !hint.isEmpty())
        troubles.append({Tone::Warning, hint, WatchTrouble::Remedy::None});
    if (state.noContactSince)
        troubles.append({Tone::Warning, noContactText(*state.noContactSince, now), WatchTrouble::Remedy::None});
    for (const WatchState::Rest &rest : state.rests)
        troubles.append({Tone::Warning, notAnsweringText(named(rest.service), rest.since, rest.until, now),
                         WatchTrouble::Remedy::None});
    for (const WatchState::Wait &wait : state.waits)
        troubles.append({Tone::Warning, askedToWaitText(named(wait.service), wait.until, now),
                         WatchTrouble::Remedy::None});
    if (state.paused > 0 && !state.allPaused)
        troubles.append({Tone::Neutral, pausedText(state.paused), WatchTrouble::Remedy::None});
    for (const WatchState::Stretch &stretch : state.stretches) {
        const QString service = state.stretches.size() > 1 ? named(stretch.service) : QString();
        troubles.append({Tone::Neutral, stretchText(service, stretch.running, stretch.interval, stretch.perMinute),
                         WatchTrouble::Remedy::None});
    }
    return troubles;
}

StatusLine::StatusLine(const TaskMonitor &monitor, const Clock &clock, QWidget *parent)
    : QWidget(parent)
    , m_monitor(monitor)
    , m_clock(clock)
    , m_counts(new QLabel(this))
    , m_notHeld(new QLabel(this))
    , m_nextCheck(new QLabel(this))
    , m_troubleIcon(new QLabel(this))
    , m_trouble(new ElidedLabel(this))
    , m_remedy(new QPushButton(this))
    , m_requests(new QLabel(this))
{
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(scaled(12, this), 1, scaled(12, this), 0);
    layout->setSpacing(0);
    for (QLabel *label : {m_counts, m_notHeld, m_nextCheck, m_trouble, m_requests})
        label->setTextFormat(Qt::PlainText);
    m_notHeld->setFont(mediumFont(font()));
    m_remedy->setFlat(true);
    m_remedy->setCursor(Qt::PointingHandCursor);
    layout->addWidget(m_counts);
    layout->addWidget(m_notHeld);
    layout->addSpacing(scaled(partGap, this));
    layout->addWidget(m_nextCheck);
    layout->addSpacing(scaled(partGap, this));
    layout->addWidget(m_troubleIcon);
    layout->addSpacing(scaled(iconGap, this));
    layout->addWidget(m_trouble);
    layout->addWidget(m_remedy);
    layout->addStretch(1);
    layout->addSpacing(scaled(endGap, this));
    layout->addWidget(m_requests);
    setFixedHeight(scaled(31, this));
    connect(&monitor, &TaskMonitor::stateChanged, this, &StatusLine::follow);
    connect(m_remedy, &QPushButton::clicked, this, [this] {
        if (m_remedyNow == WatchTrouble::Remedy::Resume)
            Q_EMIT resumeRequested();
        else
            Q_EMIT keyRequested();
    });
    recolour();
    refresh();
}

void StatusLine::refresh()
{
    showState(m_monitor.state());
}

void StatusLine::follow()
{
    const WatchState state = m_monitor.state();
    if (isVisible() && state.nextCheck && m_shown.nextCheck) {
        WatchState still = state;
        still.nextCheck = m_shown.nextCheck;
        still.requestsLastMinute = m_shown.requestsLastMinute;
        if (still == m_shown)
            return;
    }
    showState(state);
}

void StatusLine::showState(const WatchState &state)
{
    m_shown = state;
    //: what separates "12 watched" and "3 ready"
    const QString dot = tr(" · ");
    m_counts->setText(watchedText(state.watched) + dot + readyText(state.ready) +
                      (state.notHeld > 0 ? dot : QString()));
    m_notHeld->setText(notHeldText(state.notHeld));
    m_notHeld->setVisible(state.notHeld > 0);
    m_requests->setText(requestsText(state.requestsLastMinute));
    showNextCheck(state);
    showTrouble(troublesOf(state, m_monitor.catalogue(), m_clock.wall()));
    setAccessibleName(tr("Status"));
    giveRoom();
}

void StatusLine::showNextCheck(const WatchState &state)
{
    m_nextCheck->setText(nextCheckText(state.nextCheck, m_clock.wall()));
}

void StatusLine::showTrouble(const QVector<WatchTrouble> &troubles)
{
    const bool any = !troubles.isEmpty();
    m_troubleIcon->setVisible(any);
    m_remedyNow = any ? troubles.constFirst().remedy : WatchTrouble::Remedy::None;
    m_remedy->setVisible(m_remedyNow != WatchTrouble::Remedy::None);
    m_remedy->setText(m_remedyNow == WatchTrouble::Remedy::Resume ? tr("Resume") : tr("Enter key…"));
    if (!any) {
        m_trouble->clear();
        m_trouble->setToolTip({});
        return;
    }
    const Tone tone = troubles.constFirst().tone;
    const QColor colour = toneColour(tone, palette());
    setInk(m_trouble, colour);
    const int side = scaled(15, this);
    m_troubleIcon->setPixmap(themedPixmap(tone == Tone::Neutral ? u"info"_s : u"warning"_s, colour, {side, side}, devicePixelRatioF()));
    QStringList texts;
    for (const WatchTrouble &trouble : troubles)
        texts.append(trouble.text);
    m_trouble->setText(texts.join(tr(" · ")));
    m_trouble->setToolTip(toolTipText(texts.join(u'\n')));
}

void StatusLine::giveRoom()
{
    const QMargins margins = layout()->contentsMargins();
    int needed = margins.left() + margins.right() + scaled(2 * partGap + iconGap + endGap, this);
    for (const QWidget *part : std::initializer_list<const QWidget *>{m_counts, m_notHeld, m_nextCheck, m_troubleIcon,
                                                                      m_trouble, m_remedy, m_requests}) {
        if (!part->isHidden() || part == m_nextCheck || part == m_requests)
            needed += part->sizeHint().width();
    }
    // The least important first; the trouble and the counts stay.
    for (QLabel *part : {m_requests, m_nextCheck}) {
        const bool fits = needed <= width();
        part->setVisible(fits);
        if (!fits)
            needed -= part->sizeHint().width();
    }
}

void StatusLine::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    giveRoom();
}

void StatusLine::recolour()
{
    const ThemeColours &colours = themeColours(palette());
    setInk(m_counts, colours.text);
    setInk(m_notHeld, colours.warning);
    setInk(m_nextCheck, colours.muted);
    setInk(m_requests, colours.muted);
    QPalette link = palette();
    link.setColor(QPalette::ButtonText, colours.accent);
    m_remedy->setPalette(link);
}

void StatusLine::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const ThemeColours &colours = themeColours(palette());
    painter.fillRect(rect(), colours.bar);
    drawHairline(painter, rect(), Qt::TopEdge, colours.hairline);
}

void StatusLine::timerEvent(QTimerEvent *event)
{
    if (event->timerId() != m_tick.timerId()) {
        QWidget::timerEvent(event);
        return;
    }
    if (window()->isMinimized())
        return;
    const WatchState state = m_monitor.state();
    m_shown = state;
    showNextCheck(state);
    m_requests->setText(requestsText(state.requestsLastMinute));
    // What is counted down, or came about by time alone.
    if (!state.waits.isEmpty() || !state.rests.isEmpty() || !state.stretches.isEmpty())
        showTrouble(troublesOf(state, m_monitor.catalogue(), m_clock.wall()));
    giveRoom();
}

void StatusLine::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    refresh();
    m_tick.start(std::max(fastestTick, int(tickPeriod / std::max(1.0, m_clock.speed()))), Qt::CoarseTimer,
                 this);
}

void StatusLine::hideEvent(QHideEvent *event)
{
    QWidget::hideEvent(event);
    m_tick.stop();
}

void StatusLine::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        refresh();
    } else if (event->type() == QEvent::PaletteChange) {
        recolour();
        refresh();
    }
}

} // namespace rushes
