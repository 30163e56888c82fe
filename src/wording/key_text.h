// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/key_state.h"

#include <QString>

namespace rushes {

// How the key of a service stands, and what its test came to, for a person. Plain text, translated, never a
// key. Pure.

/// "In the key store", "For this session only", "From RUSHES_API_KEY", "The key store is locked", "No key".
QString keyStateText(const KeyStanding &standing);
/// What the key store did not do, and what follows from it, in a sentence or two; empty where all is well.
QString storeTroubleText(const KeyStanding &standing);
/// "The key works: asked about sora_1." One sentence or two.
QString keyTestText(const KeyTestReport &report);

} // namespace rushes
