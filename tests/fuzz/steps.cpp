// SPDX-License-Identifier: GPL-3.0-or-later
#include "steps.h"

namespace {
quint64 steps = 0;
}

namespace rushes::fuzz {

quint64 stepsDone()
{
    return steps;
}

} // namespace rushes::fuzz

// What -fsanitize-coverage=trace-loads calls.
extern "C" {
void __sanitizer_cov_load1(void *)
{
    ++steps;
}
void __sanitizer_cov_load2(void *)
{
    ++steps;
}
void __sanitizer_cov_load4(void *)
{
    ++steps;
}
void __sanitizer_cov_load8(void *)
{
    ++steps;
}
void __sanitizer_cov_load16(void *)
{
    ++steps;
}
}
