// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/sleep_inhibitor.h"

#include "monitor/clips_at_risk.h"
#include "monitor/task_monitor.h"

#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>

#include <utility>

namespace rushes {

using namespace Qt::StringLiterals;

SleepInhibitor::SleepInhibitor(ClipsAtRisk &clips, TaskMonitor &monitor, Clock &clock, Bus bus,
                               QObject *parent)
    : QObject(parent)
    , m_clips(clips)
    , m_clock(clock)
    , m_bus(std::move(bus))
{
    connect(&clips, &ClipsAtRisk::changed, this, &SleepInhibitor::goneFurther);
    connect(&monitor, &TaskMonitor::eventHappened, this, [this](const Task &task, const TaskEvent &event) {
        const bool further =
            std::holds_alternative<CopyProgress>(event) || std::holds_alternative<LinkChanged>(event);
        if (further && m_clips.toBeHad().contains(task.number))
            goneFurther();
    });
    goneFurther();
}

SleepInhibitor::~SleepInhibitor() = default;

void SleepInhibitor::goneFurther()
{
    m_furtherAt = m_clock.steady();
    decide();
}

void SleepInhibitor::decide()
{
    const SteadyMoment until = m_furtherAt + patience;
    m_wanted = !m_clips.toBeHad().empty() && m_clock.steady() < until;
    if (!m_wanted) {
        m_alarm.reset();
        release();
        return;
    }
    if (!m_alarm) {
        m_alarm = m_clock.callAt(until, [this] {
            m_alarm.reset();
            decide();
        });
    }
    if (!std::exchange(m_asked, true))
        ask();
}

void SleepInhibitor::ask()
{
    const QDBusConnection bus = m_bus();
    if (m_underWay || !bus.isConnected())
        return;
    QDBusMessage call =
        QDBusMessage::createMethodCall(u"org.freedesktop.login1"_s, u"/org/freedesktop/login1"_s,
                                       u"org.freedesktop.login1.Manager"_s, u"Inhibit"_s);
    call.setAutoStartService(false);
    //: why the machine is kept from sleeping; shown by the system
    call << u"sleep"_s << u"Rushes"_s << tr("A finished clip is still being copied.") << u"block"_s;
    m_underWay = true;
    auto *answer = new QDBusPendingCallWatcher(bus.asyncCall(call), this);
    connect(answer, &QDBusPendingCallWatcher::finished, this, [this](QDBusPendingCallWatcher *finished) {
        const QDBusPendingReply<QDBusUnixFileDescriptor> reply = *finished;
        finished->deleteLater();
        m_underWay = false;
        // The need may have ended, or ended and begun anew, while the question was on its way.
        if (m_wanted && !reply.isError())
            m_lock = reply.value();
    });
}

void SleepInhibitor::release()
{
    m_asked = false;
    m_lock = {};
}

} // namespace rushes
