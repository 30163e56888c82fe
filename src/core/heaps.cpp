// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/heaps.h"

#include <cstdlib> // defines __GLIBC__

#ifdef __GLIBC__
#include <malloc.h>
#endif

namespace rushes {

void arrangeHeaps()
{
#ifdef __GLIBC__
    mallopt(M_ARENA_MAX, sharedHeaps);
    mallopt(M_MMAP_THRESHOLD, largestInHeap);
    mallopt(M_TRIM_THRESHOLD, mostAtEnd);
#endif
}

} // namespace rushes
