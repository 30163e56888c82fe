// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"
#include "core/service_catalogue.h"

#include <QString>

namespace rushes {

/// What went wrong, in one sentence or two for a person, ending in a full stop. The detail is woven in as
/// plain text: control and direction characters made visible, length bounded. Never empty.
QString errorText(const Error &error);
/// The same of a task of this service, which is called by its title; nullptr: as the error names it.
QString errorText(const Error &error, const Service *service);

} // namespace rushes
