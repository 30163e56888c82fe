// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/spare_memory.h"

#include <QByteArray>
#include <QFile>
#include <QThread>
#include <QtTest>

#include <cstdlib>
#include <memory>
#include <unistd.h>

using namespace rushes;
using namespace Qt::StringLiterals;

/// What another thread had, and is free but for a little, is the system's again.
class SpareMemoryTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatIsUsedNoMoreIsGivenBack();
};

namespace {

qint64 residentBytes()
{
    QFile file(u"/proc/self/statm"_s);
    return file.open(QIODevice::ReadOnly)
               ? file.readAll().split(' ').value(1).toLongLong() * sysconf(_SC_PAGESIZE)
               : 0;
}

} // namespace

void SpareMemoryTest::whatIsUsedNoMoreIsGivenBack()
{
    constexpr int blocks = 60'000;
    QList<QByteArray> held;
    const std::unique_ptr<QThread> thread(QThread::create([&held] {
        for (int i = 0; i < blocks; ++i)
            held.append(QByteArray(1000, 'x'));
    }));
    thread->start();
    QVERIFY(thread->wait());
    // One in a hundred stays, so that nothing goes by itself.
    for (int i = 0; i < blocks; ++i) {
        if (i % 100)
            held[i] = QByteArray();
    }
    const qint64 before = residentBytes();
    giveBackSpareMemory();
    const qint64 gone = before - residentBytes();
#if defined(__GLIBC__) && !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
    QVERIFY2(gone > blocks * 500, qPrintable(QString::number(gone)));
#endif
    QCOMPARE(held.at(100), QByteArray(1000, 'x'));
    Q_UNUSED(gone)
}

QTEST_GUILESS_MAIN(SpareMemoryTest)
#include "spare_memory_test.moc"
