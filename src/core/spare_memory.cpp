// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/spare_memory.h"

#include <cstdlib> // tells which C library it is

#ifdef __GLIBC__
#include <malloc.h>
#endif

namespace rushes {

void giveBackSpareMemory()
{
#ifdef __GLIBC__
    malloc_trim(0);
#endif
}

} // namespace rushes
