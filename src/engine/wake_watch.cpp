// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/wake_watch.h"

#include "monitor/task_monitor.h"

#include <utility>

namespace rushes {

using namespace Qt::StringLiterals;

WakeWatch::WakeWatch(TaskMonitor &monitor, Bus bus, QObject *parent)
    : QObject(parent)
    , m_monitor(monitor)
    , m_bus(std::move(bus))
    , m_need(connect(&monitor, &TaskMonitor::stateChanged, this, &WakeWatch::listenOnceNeeded))
{
}

void WakeWatch::listenOnceNeeded()
{
    if (!m_monitor.state().nextCheck)
        return;
    disconnect(m_need);
    // From whoever has logind's path: to ask the bus who owns the name would wait for it, and all that a lie
    // brings about is a look at the clocks.
    m_bus().connect({}, u"/org/freedesktop/login1"_s, u"org.freedesktop.login1.Manager"_s,
                    u"PrepareForSleep"_s, this, SLOT(prepareForSleep(bool)));
}

void WakeWatch::prepareForSleep(bool begins)
{
    if (!begins)
        m_monitor.noticeClock();
}

} // namespace rushes
