// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/interrupt.h"

#include <csignal>
#include <unistd.h>

#include <fcntl.h>

namespace rushes {

namespace {

constexpr int handledSignals[] = {SIGINT, SIGTERM, SIGHUP};
int writeEnd = -1;

void onSignal(int signal)
{
    const char byte = 1;
    // Nothing can be done here about a full pipe: the byte that is in it says enough.
    [[maybe_unused]] const auto written = write(writeEnd, &byte, 1);
    std::signal(signal, SIG_DFL);
}

} // namespace

Interrupt::Interrupt(QObject *parent)
    : QObject(parent)
{
    if (pipe2(m_pipe, O_CLOEXEC | O_NONBLOCK) != 0)
        return;
    writeEnd = m_pipe[1];
    m_notifier = std::make_unique<QSocketNotifier>(m_pipe[0], QSocketNotifier::Read);
    connect(m_notifier.get(), &QSocketNotifier::activated, this, [this] {
        m_notifier->setEnabled(false);
        Q_EMIT interrupted();
    });
    for (const int signal : handledSignals) {
        // What nohup started is to outlive its terminal.
        if (std::signal(signal, onSignal) == SIG_IGN && signal == SIGHUP)
            std::signal(signal, SIG_IGN);
    }
    // A reader that went away shows as a failed write.
    std::signal(SIGPIPE, SIG_IGN);
}

Interrupt::~Interrupt()
{
    for (const int signal : handledSignals)
        std::signal(signal, SIG_DFL);
    m_notifier.reset();
    close(m_pipe[0]);
    close(m_pipe[1]);
    writeEnd = -1;
}

} // namespace rushes
