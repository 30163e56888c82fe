// SPDX-License-Identifier: GPL-3.0-or-later
#include "simulator/standard_input.h"

#include <QCoreApplication>

#include <array>
#include <cstdio>
#include <thread>

namespace rushes::sim {

void quitWithStandardInput()
{
    // A thread of its own, for there is no notifier that works for files, pipes and consoles on every system.
    std::thread([] {
        std::array<char, 256> ignored;
        while (std::fread(ignored.data(), 1, ignored.size(), stdin) > 0) {
        }
        QMetaObject::invokeMethod(QCoreApplication::instance(), &QCoreApplication::quit,
                                  Qt::QueuedConnection);
    }).detach();
}

} // namespace rushes::sim
