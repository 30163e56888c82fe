// SPDX-License-Identifier: GPL-3.0-or-later

// How many heaps there are and what is kept out of them, as the C library tells it. Without glibc there is
// nothing to see.

#include "core/heaps.h"

#include <QTest>

#include <barrier>
#include <cstdio>
#include <cstdlib>
#include <memory>
#include <thread>
#include <vector>

#ifdef __GLIBC__
#include <malloc.h>
#endif

using namespace rushes;

namespace {

int heaps()
{
#ifdef __GLIBC__
    char *text = nullptr;
    std::size_t size = 0;
    std::FILE *stream = open_memstream(&text, &size);
    malloc_info(0, stream);
    std::fclose(stream);
    const QByteArray told(text, qsizetype(size));
    std::free(text);
    return int(told.count("<heap nr="));
#else
    return 1;
#endif
}

/// How many blocks have pages of their own.
int apart()
{
#ifdef __GLIBC__
    return int(mallinfo2().hblks);
#else
    return 0;
#endif
}

} // namespace

class HeapsTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void manyThreadsShareFewHeaps();
    void largeBlocksAreTheSystemsOnceFreed();
};

void HeapsTest::manyThreadsShareFewHeaps()
{
    arrangeHeaps();
    constexpr int count = 12;
    std::barrier together(count); // so that none has the heap of one that ended
    std::vector<std::unique_ptr<char[]>> blocks(count);
    std::vector<std::thread> threads;
    for (int number = 0; number < count; ++number) {
        threads.emplace_back([&together, &block = blocks[std::size_t(number)]] {
            block = std::make_unique<char[]>(10'000);
            together.arrive_and_wait();
        });
    }
    for (std::thread &thread : threads)
        thread.join();
    QVERIFY2(heaps() <= sharedHeaps, qPrintable(QString::number(heaps())));
}

void HeapsTest::largeBlocksAreTheSystemsOnceFreed()
{
#if !defined(__GLIBC__) || defined(__SANITIZE_ADDRESS__)
    QSKIP("Memory is not glibc's here.");
#endif
    arrangeHeaps();
    QByteArray(8 << 20, 'x').clear(); // from then on glibc would have kept what is smaller
    const int before = apart();
    const QByteArray block(largestInHeap - 4096, 'x');
    QCOMPARE(apart(), before);
    QByteArray picture(8 * largestInHeap, 'x');
    QCOMPARE(apart(), before + 1);
    picture = QByteArray();
    QCOMPARE(apart(), before);
}

QTEST_APPLESS_MAIN(HeapsTest)
#include "heaps_test.moc"
