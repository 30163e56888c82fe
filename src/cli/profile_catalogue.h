// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"
#include "core/service_catalogue.h"

#include <QString>

#include <optional>

namespace rushes {

/// What a command knows of services before, or without, owning the profile.
struct ProfileCatalogue
{
    ServiceCatalogue catalogue;
    std::optional<Error>
        trouble; ///< the file of the user's services cannot be used, so that they are missing
};

/// The built-in services and those of the profile's user, with the default of its settings. The folder is
/// looked at as it is; nothing is changed.
ProfileCatalogue catalogueOfProfile(const QString &folder);

} // namespace rushes
