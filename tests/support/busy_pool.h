// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSemaphore>
#include <QThreadPool>

#include <utility>

namespace rushes::test {

/// Gives the global thread pool another number of threads, and at its end those it had.
class PoolOfThreads
{
public:
    explicit PoolOfThreads(int threads) { QThreadPool::globalInstance()->setMaxThreadCount(threads); }
    ~PoolOfThreads() { QThreadPool::globalInstance()->setMaxThreadCount(m_before); }
    Q_DISABLE_COPY_MOVE(PoolOfThreads)

private:
    int m_before = QThreadPool::globalInstance()->maxThreadCount();
};

/// Keeps threads of the global pool busy, as disks that do not answer do, until it is let go or ends.
class BusyPool
{
public:
    /// All of them, unless told how many.
    explicit BusyPool(int threads = QThreadPool::globalInstance()->maxThreadCount())
        : m_held(threads)
    {
        for (int i = 0; i < threads; ++i)
            QThreadPool::globalInstance()->start([this] { m_disk.acquire(); });
    }
    ~BusyPool()
    {
        letGo();
        QThreadPool::globalInstance()->waitForDone();
    }
    Q_DISABLE_COPY_MOVE(BusyPool)

    void letGo() { m_disk.release(std::exchange(m_held, 0)); }

private:
    QSemaphore m_disk;
    int m_held;
};

} // namespace rushes::test
