// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/task.h"
#include "core/task_event.h"

#include <QLatin1StringView>
#include <QStringList>

#include <optional>

namespace rushes {

// The words of the command line and the database for each enumerator, both ways. They are promises to scripts
// (CONTRIBUTING, "Words"): never change one.
QString wordOf(Status status);
QString wordOf(Contact contact);
QString wordOf(ClipState clip);
QString wordOf(ClipMark mark);
QString wordOf(KnownFrom knownFrom);
QString wordOf(Certainty certainty);
QString wordOf(LinkState state);

std::optional<Status> statusOfWord(QStringView word);
std::optional<Contact> contactOfWord(QStringView word);
std::optional<ClipState> clipStateOfWord(QStringView word);
std::optional<ClipMark> clipMarkOfWord(QStringView word);

/// The words of all that are set, in the order of the enumerators.
QStringList wordsOf(ClipMarks marks);

} // namespace rushes
