// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/main_window/expiry_notices.h"

#include "engine/engine.h"
#include "monitor/task_monitor.h"
#include "wording/at_risk_text.h"

#include <QApplication>

#include <algorithm>
#include <utility>

namespace rushes {

ExpiryNotices::ExpiryNotices(Engine &engine, DesktopNotifier::Bus bus, QObject *parent)
    : QObject(parent)
    , m_engine(engine)
    , m_desktop(std::move(bus))
{
    connect(&engine.expiryWatch(), &ExpiryWatch::reached, this, &ExpiryNotices::warn);
    connect(&engine.expiryWatch(), &ExpiryWatch::settled, this, &ExpiryNotices::settle);
}

ExpiryNotices::~ExpiryNotices() = default;

QVector<ExpiryWarning> ExpiryNotices::open() const
{
    const TaskMonitor &monitor = m_engine.monitor();
    QVector<ExpiryWarning> warnings;
    for (const qint64 number : m_told) {
        const Task *task = monitor.task(number);
        if (!task)
            continue;
        const LinkEnd end = monitor.linkEndOf(*task);
        const Moment now = monitor.serviceNow(task->service);
        if (const auto step = expiryStepReached(*task, end, now))
            warnings.append({number, *step, *end.earliest - now});
    }
    std::ranges::sort(warnings, {}, &ExpiryWarning::left);
    return warnings;
}

QString ExpiryNotices::textOf(const QVector<ExpiryWarning> &open) const
{
    const ExpiryWarning &first = open.constFirst();
    const Task &task = *m_engine.monitor().task(first.number);
    if (open.size() > 1)
        return linksEndSoonText(int(open.size()), task, first.left);
    return linkOfTaskEndsSoonText(task, m_engine.monitor().linkEndOf(task), first.left);
}

void ExpiryNotices::warn(const QVector<ExpiryWarning> &warnings)
{
    for (const ExpiryWarning &warning : warnings)
        m_told.insert(warning.number);
    const QVector<ExpiryWarning> all = open();
    if (all.isEmpty())
        return;
    QVector<qint64> numbers;
    for (const ExpiryWarning &warning : all)
        numbers.append(warning.number);
    m_text = textOf(all);
    const bool urgent = all.constFirst().step == ExpiryStep::LastQuarter;
    Q_EMIT notice({urgent ? Tone::Danger : Tone::Warning,
                   m_text,
                   //: selects tasks in the table
                   {{tr("Select"), [this, numbers] { Q_EMIT selectionRequested(numbers); }}}});
    if (!QApplication::activeWindow())
        m_desktop.tell(
            {.title = tr("Not held yet"), .text = m_text, .urgent = urgent, .clicked = [this, numbers] {
                 Q_EMIT showingRequested(numbers);
             }});
}

void ExpiryNotices::settle(const QVector<qint64> &numbers)
{
    for (const qint64 number : numbers)
        m_told.erase(number);
    if (!m_text.isEmpty() && open().isEmpty())
        Q_EMIT withdrawn(std::exchange(m_text, {}));
}

} // namespace rushes
