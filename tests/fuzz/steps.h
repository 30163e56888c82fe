// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

namespace rushes::fuzz {

/// Reads from memory that instrumented code has made so far: how much was done, by count and not by clock, so
/// that a bound on it fails on every machine or on none. What Qt and libc do inside is not counted.
quint64 stepsDone();

} // namespace rushes::fuzz
