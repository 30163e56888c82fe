// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace rushes {

/// A text with the secrets of its URLs folded away: every "?a=b..", whatever follows "?" or "#" in a whole
/// URL, and "//user:password@" become "?…" and "//…@". For what is shown, written beside a clip, or logged.
/// Folding twice changes nothing more.
QString withoutQueries(QString text);

} // namespace rushes
