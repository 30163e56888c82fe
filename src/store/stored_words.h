// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"
#include "core/pasted_text.h"

#include <QString>

#include <optional>

namespace rushes {

// The words by which the database keeps enumerators that have none on the command line (those are in
// core/words.h). Files of users hold them: never change one.
QString storedWordOf(ErrorKind kind);
QString storedWordOf(Evidence evidence);
std::optional<ErrorKind> errorKindOfStoredWord(QStringView word);
std::optional<Evidence> evidenceOfStoredWord(QStringView word);

} // namespace rushes
