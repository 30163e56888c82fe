// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/task.h"
#include "core/task_event.h"

#include <QLatin1StringView>

#include <optional>

namespace rushes {

// The words of the command line and the database for each enumerator, both ways. They are promises to scripts (CONTRIBUTING,
// "Words"): never change one.
QString wordOf(Status status);
QString wordOf(Contact contact);
QString wordOf(ClipState clip);
QString wordOf(KnownFrom knownFrom);
QString wordOf(Certainty certainty);
QString wordOf(LinkState state);

std::optional<Status> statusOfWord(QStringView word);
std::optional<Contact> contactOfWord(QStringView word);
std::optional<ClipState> clipStateOfWord(QStringView word);

} // namespace rushes
