// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/preview/heaps.h"

#include <cstdlib> // defines __GLIBC__

#ifdef __GLIBC__
#include <malloc.h>
#endif

namespace rushes {

void shareHeaps()
{
#ifdef __GLIBC__
    mallopt(M_ARENA_MAX, sharedHeaps);
#endif
}

void keepLargeBlocksApart()
{
#ifdef __GLIBC__
    mallopt(M_MMAP_THRESHOLD, largestInHeap);
#endif
}

} // namespace rushes
