// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/main_window/expiry_notices.h"

#include "core/clock.h"
#include "engine/engine.h"
#include "monitor/task_monitor.h"
#include "wording/at_risk_text.h"

#include <QApplication>

#include <algorithm>
#include <utility>

namespace rushes {

namespace {

// Between one set of words and the next.
constexpr double leastWait = 200; ///< ms of the machine's time: the demo's is fast
constexpr Duration longestWait = 1min;

} // namespace

ExpiryNotices::ExpiryNotices(Engine &engine, DesktopNotifier::Bus bus, QObject *parent)
    : QObject(parent)
    , m_engine(engine)
    , m_desktop(std::move(bus))
{
    connect(&engine.expiryWatch(), &ExpiryWatch::reached, this, &ExpiryNotices::warn);
    connect(&engine.expiryWatch(), &ExpiryWatch::settled, this, &ExpiryNotices::settle);
}

ExpiryNotices::~ExpiryNotices() = default;

ExpiryNotices::Open ExpiryNotices::open() const
{
    const TaskMonitor &monitor = m_engine.monitor();
    Open open;
    for (const qint64 number : m_told) {
        const SharedTask task = monitor.task(number);
        if (!task || !isAtRisk(*task))
            continue;
        const LinkEnd end = monitor.linkEndOf(*task);
        const Moment now = monitor.serviceNow(task->service);
        if (const auto step = expiryStepReached(*task, end, now))
            open.ahead.append({number, *step, *end.earliest - now});
        else if (end.earliest && *end.earliest <= now)
            open.past.append(number);
    }
    std::ranges::sort(open.ahead, {}, &ExpiryWarning::left);
    return open;
}

QString ExpiryNotices::textOf(const Open &open) const
{
    const TaskMonitor &monitor = m_engine.monitor();
    if (open.ahead.isEmpty())
        return linksMayHaveEndedText(int(open.past.size()), *monitor.task(open.past.constFirst()));
    const ExpiryWarning &first = open.ahead.constFirst();
    const SharedTask task = monitor.task(first.number);
    if (open.ahead.size() > 1)
        return linksEndSoonText(int(open.ahead.size()), *task, first.left);
    return linkOfTaskEndsSoonText(*task, monitor.linkEndOf(*task), first.left);
}

void ExpiryNotices::warn(const QVector<ExpiryWarning> &warnings)
{
    for (const ExpiryWarning &warning : warnings)
        m_told.insert(warning.number);
    const Open all = open();
    if (all.ahead.isEmpty())
        return;
    QVector<qint64> numbers;
    for (const ExpiryWarning &warning : all.ahead)
        numbers.append(warning.number);
    m_text = textOf(all);
    const bool urgent = all.ahead.constFirst().step == ExpiryStep::LastQuarter;
    Q_EMIT notice({urgent ? Tone::Danger : Tone::Warning,
                   m_text,
                   //: selects tasks in the table
                   {{tr("Select"), [this, numbers] { Q_EMIT selectionRequested(numbers); }}}});
    if (!QApplication::activeWindow())
        m_desktop.tell(
            {.title = tr("Not held yet"), .text = m_text, .urgent = urgent, .clicked = [this, numbers] {
                 Q_EMIT showingRequested(numbers);
             }});
    setAlarm(all);
}

void ExpiryNotices::settle(const QVector<qint64> &numbers)
{
    for (const qint64 number : numbers)
        m_told.erase(number);
    follow();
}

void ExpiryNotices::follow()
{
    if (m_text.isEmpty())
        return;
    const Open all = open();
    if (all.ahead.isEmpty() && all.past.isEmpty()) {
        withdraw();
        return;
    }
    const QString text = textOf(all);
    if (!m_reword || !m_reword(m_text, text)) {
        m_alarm.reset();
        return;
    }
    m_text = text;
    setAlarm(all);
}

void ExpiryNotices::withdraw()
{
    m_alarm.reset();
    Q_EMIT withdrawn(std::exchange(m_text, {}));
}

void ExpiryNotices::setAlarm(const Open &open)
{
    if (!m_reword)
        return;
    // A link that may have ended can be given a new life, which nothing tells.
    const Duration change =
        open.ahead.isEmpty() ? longestWait : untilLeftTextChanges(open.ahead.constFirst().left);
    const Duration wait = std::max(change, Duration(qint64(leastWait * m_engine.clock().speed())));
    m_alarm = m_engine.clock().callIn(wait, [this] { follow(); });
}

} // namespace rushes
