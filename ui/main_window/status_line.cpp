// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/main_window/status_line.h"

#include "core/clock.h"
#include "ui/style/flat_style.h"
#include "ui/style/fonts.h"
#include "ui/style/icons.h"
#include "ui/style/theme.h"
#include "wording/catalogue_text.h"
#include "wording/plain_text.h"
#include "wording/status_troubles.h"
#include "wording/watch_text.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QTimerEvent>

#include <algorithm>
#include <initializer_list>
#include <utility>

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

/// Who does not answer, and who asked to wait; what ends first comes first, of both and in both.
template<typename Named>
QVector<WatchTrouble> pausesOf(const WatchState &state, const Named &named, Moment now)
{
    struct Group
    {
        WatchTrouble trouble;
        Moment ends;
    };
    QVector<Group> groups;
    const auto add = [&](QVector<LaterAgain> services, auto ofAll) {
        if (services.isEmpty())
            return;
        std::ranges::stable_sort(services, {}, &LaterAgain::until);
        QStringList single;
        for (const LaterAgain &each : std::as_const(services))
            single.append(ofAll(QVector<LaterAgain>{each}));
        groups.append({{.tone = Tone::Warning,
                        .text = ofAll(services),
                        .remedy = WatchTrouble::Remedy::None,
                        .service = {},
                        .single = single},
                       services.constFirst().until});
    };
    QVector<LaterAgain> silent;
    for (const WatchState::Rest &rest : state.rests)
        silent.append({named(rest.service), rest.since, rest.until});
    QVector<LaterAgain> waiting;
    for (const WatchState::Wait &wait : state.waits)
        waiting.append({named(wait.service), {}, wait.until});
    add(silent, [now](const QVector<LaterAgain> &services) { return notAnsweringText(services, now); });
    add(waiting, [now](const QVector<LaterAgain> &services) { return askedToWaitText(services, now); });
    std::ranges::stable_sort(groups, {}, &Group::ends);
    QVector<WatchTrouble> troubles;
    for (const Group &group : std::as_const(groups))
        troubles.append(group.trouble);
    return troubles;
}

} // namespace

QVector<WatchTrouble> troublesOf(const WatchState &state, const ServiceCatalogue &catalogue, Moment now)
{
    using Remedy = WatchTrouble::Remedy;
    const auto named = [&](const QString &service) { return serviceText(catalogue.find(service), service); };
    QVector<WatchTrouble> troubles;
    const auto tell = [&troubles](Tone tone, const QString &text, Remedy remedy = Remedy::None) {
        troubles.append({.tone = tone, .text = text, .remedy = remedy, .service = {}, .single = {}});
    };
    const auto tellOfKeys = [&](Tone tone, const QStringList &services, auto ofAll, auto ofOne) {
        if (services.isEmpty())
            return;
        QStringList titles;
        QStringList single;
        for (const QString &service : services) {
            titles.append(named(service));
            single.append(ofOne(titles.constLast()));
        }
        troubles.append({tone, ofAll(titles), Remedy::EnterKey, services.constFirst(), single});
    };
    tellOfKeys(Tone::Warning, state.keyMissing, keysMissingText, keyMissingText);
    tellOfKeys(Tone::Danger, state.keyRefused, keysRefusedText, keyRefusedText);
    if (state.diskIsFull)
        tell(Tone::Danger, diskFullText());
    if (state.allPaused)
        tell(Tone::Warning, allPausedText(), Remedy::Resume);
    const bool isAnyUnheard = state.noContactSince || !state.rests.isEmpty();
    if (const QString hint = networkText(state.network); isAnyUnheard && !hint.isEmpty())
        tell(Tone::Warning, hint);
    if (state.noContactSince)
        tell(Tone::Warning, noContactText(*state.noContactSince, now));
    troubles += pausesOf(state, named, now);
    for (const WatchState::Stretch &stretch : state.stretches) {
        const QString service = state.stretches.size() > 1 ? named(stretch.service) : QString();
        tell(Tone::Neutral, stretchText(service, stretch.running, stretch.interval, stretch.perMinute));
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
    m_remedy->setFocusPolicy(Qt::TabFocus); // clicked, it goes, and would hand the focus to who knows whom
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
            Q_EMIT keyRequested(m_keyService);
    });
    recolour();
    refresh();
}

void StatusLine::refresh()
{
    showState(m_monitor.state());
}

void StatusLine::setReading(bool isReading)
{
    m_isReading = isReading;
    refresh();
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
    setAccessibleName(tr("Status"));
    if (m_isReading) {
        for (QLabel *label : {m_counts, m_nextCheck, m_requests})
            label->clear();
        m_notHeld->hide();
        showTrouble({});
        return;
    }
    //: what separates "12 watched" and "3 ready"
    const QString dot = tr(" · ");
    QStringList counts{watchedText(state.watched), readyText(state.ready)};
    if (state.paused > 0 && !state.allPaused)
        counts.append(pausedText(state.paused));
    m_counts->setText(counts.join(dot) + (state.notHeld > 0 ? dot : QString()));
    m_notHeld->setText(notHeldText(state.notHeld));
    m_notHeld->setVisible(state.notHeld > 0);
    m_requests->setText(requestsText(state.requestsLastMinute));
    showNextCheck(state);
    showTrouble(troublesOf(state, m_monitor.catalogue(), m_clock.wall()));
    giveRoom();
}

void StatusLine::showNextCheck(const WatchState &state)
{
    // What wants a key is checked once there is one: what is beside this says so.
    const bool waitsForKey =
        !state.nextCheck && !state.isAsking && !(state.keyMissing.isEmpty() && state.keyRefused.isEmpty());
    m_nextCheck->setText(waitsForKey ? QString()
                                     : nextCheckText(state.nextCheck, m_clock.wall(), state.isAsking));
}

void StatusLine::showTrouble(const QVector<WatchTrouble> &troubles)
{
    const bool any = !troubles.isEmpty();
    m_troubleIcon->setVisible(any);
    m_remedyNow = any ? troubles.constFirst().remedy : WatchTrouble::Remedy::None;
    m_keyService = any ? troubles.constFirst().service : QString();
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
    m_troubleIcon->setPixmap(themedPixmap(tone == Tone::Neutral ? u"info"_s : u"warning"_s, colour,
                                          {side, side}, devicePixelRatioF()));
    QStringList texts;
    QStringList whole;
    for (const WatchTrouble &trouble : troubles) {
        texts.append(trouble.text);
        whole += trouble.single.size() > 1 ? trouble.single : QStringList{trouble.text};
    }
    m_trouble->setText(texts.join(tr(" · ")));
    m_trouble->setToolTip(toolTipText(whole.join(u'\n')));
}

void StatusLine::giveRoom()
{
    const QMargins margins = layout()->contentsMargins();
    int needed = margins.left() + margins.right() + scaled(2 * partGap + iconGap + endGap, this);
    for (const QWidget *part : std::initializer_list<const QWidget *>{
             m_counts, m_notHeld, m_nextCheck, m_troubleIcon, m_trouble, m_remedy, m_requests}) {
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
    if (window()->isMinimized() || m_isReading)
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
