// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>
#include <QPointer>
#include <QThreadPool>

#include <functional>
#include <utility>

namespace rushes {

/// Runs work on a thread of the pool and then done(result) on the main thread, unless context was destroyed
/// by then. work must touch nothing that belongs to another thread. Called on the main thread.
template<typename Work, typename Done>
void runInBackground(QThreadPool &pool, QObject *context, Work work, Done done)
{
    pool.start(
        [guard = QPointer<QObject>(context), work = std::move(work), done = std::move(done)]() mutable {
            auto result = work();
            QMetaObject::invokeMethod(
                QCoreApplication::instance(),
                [guard, done = std::move(done), result = std::move(result)]() mutable {
                    if (guard)
                        done(std::move(result));
                },
                Qt::QueuedConnection);
        });
}

/// On the global pool, for what waits for disks more than it computes.
template<typename Work, typename Done>
void runInBackground(QObject *context, Work work, Done done)
{
    runInBackground(*QThreadPool::globalInstance(), context, std::move(work), std::move(done));
}

} // namespace rushes
