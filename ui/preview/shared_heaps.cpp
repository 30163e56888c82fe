// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/preview/shared_heaps.h"

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

} // namespace rushes
