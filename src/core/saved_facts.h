// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/task.h"

#include <QByteArray>

namespace rushes {

/// What is known of a task and its clip, as the JSON that can stand beside a saved file: id, service, model,
/// mode, label, the transitions, and the clip's SHA-256, length, size and marks. Words are those of the
/// command line (core/words.h), moments RFC 3339 UTC, unknown values null. Neither a key nor a link: the link
/// is left out whole, and the queries of URLs in texts of the service are folded. One format, told in
/// "rushes". Pure.
QByteArray savedFacts(const Task &task);

} // namespace rushes
