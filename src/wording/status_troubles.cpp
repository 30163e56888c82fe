// SPDX-License-Identifier: GPL-3.0-or-later
#include "wording/status_troubles.h"

#include "wording/trouble_words.h"
#include "wording/watch_text.h"

#include <QCoreApplication>

namespace rushes {

namespace {

class StatusTroubles
{
    Q_DECLARE_TR_FUNCTIONS(StatusTroubles)
};

/// Two of them by name, the others by their number.
QString allNamed(const QStringList &services)
{
    if (services.size() == 1)
        return quotedService(services.constFirst());
    if (services.size() == 2)
        //: two services
        return StatusTroubles::tr("%1 and %2", "services")
            .arg(quotedService(services[0]), quotedService(services[1]));
    //: %1 and %2: services; %Ln: how many others
    return StatusTroubles::tr("%1, %2 and %Ln more", "services", int(services.size()) - 2)
        .arg(quotedService(services[0]), quotedService(services[1]));
}

QString allNamed(const QVector<LaterAgain> &services)
{
    QStringList names;
    for (const LaterAgain &each : services)
        names.append(each.service);
    return allNamed(names);
}

} // namespace

QString keysMissingText(const QStringList &services)
{
    if (services.size() == 1)
        return keyMissingText(services.constFirst());
    //: %1: services, "Atelier, Harbour and 6 more"
    return StatusTroubles::tr("No key for %1").arg(allNamed(services));
}

QString keysRefusedText(const QStringList &services)
{
    if (services.size() == 1)
        return keyRefusedText(services.constFirst());
    //: %1: services, "Atelier, Harbour and 6 more"
    return StatusTroubles::tr("Key refused by %1").arg(allNamed(services));
}

QString askedToWaitText(const QVector<LaterAgain> &services, Moment now)
{
    const LaterAgain &first = services.constFirst();
    if (services.size() == 1)
        return askedToWaitText(first.service, first.until, now);
    //: by several services; %1: the shortest wait, "40 s"; %2: the services, "Atelier, Harbour and 6 more"
    return StatusTroubles::tr("Asked to wait %1 or more: %2")
        .arg(timeUntilText(first.until, now), allNamed(services));
}

QString notAnsweringText(const QVector<LaterAgain> &services, Moment now)
{
    const LaterAgain &first = services.constFirst();
    if (services.size() == 1)
        return notAnsweringText(first.service, first.since, first.until, now);
    //: several services give none; %1: until the first is asked again, "40 s"; %2: the services, "Atelier,
    //: Harbour and 6 more"
    return StatusTroubles::tr("No usable answer, tried again in %1: %2")
        .arg(timeUntilText(first.until, now), allNamed(services));
}

} // namespace rushes
