// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/service_catalogue.h"

#include <QString>

namespace rushes {

// The names of the catalogue as people read them: the titles that are built in are translated, a user's own
// are shown as they are.

/// "kyyReactApiServer"; the name where the service has no title, fallback where it is unknown (nullptr).
QString serviceText(const Service *service, const QString &fallback = {});
/// "VEO"; "Unknown kind" for nullptr.
QString familyText(const Family *family);
/// "Reference image", "First/last frame", "8 s"; "Mode not chosen" for an empty name, the name itself where
/// the family does not know it.
QString modeText(const Family *family, const QString &modeName);
QString modeText(const Mode &mode);
/// "2–5 min"; "none published" without one.
QString estimateText(const std::optional<Estimate> &estimate);

} // namespace rushes
