// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/profile_catalogue.h"

#include "store/profile.h"
#include "store/service_store.h"
#include "store/settings.h"

#include <QFileInfo>

namespace rushes {

ProfileCatalogue catalogueOfProfile(const QString &folder)
{
    const StoredServices stored = readServices(Profile::servicesPath(folder));
    ProfileCatalogue known{ServiceCatalogue::builtIn().withUsers(stored.services), stored.trouble};
    if (const QString path = Profile::settingsPath(folder); QFileInfo::exists(path))
        known.catalogue.setDefaultService(Settings(path).defaultService());
    return known;
}

} // namespace rushes
