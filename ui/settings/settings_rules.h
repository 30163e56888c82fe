// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/name_template.h"
#include "core/service_catalogue.h"
#include "store/settings.h"

#include <QString>
#include <QVector>

namespace rushes {

// What is wrong with a setting that was entered, in one sentence for a person; empty when nothing is. Pure
// but for a look at the disk.

/// A folder that is there and can be written to, or could be made.
QString saveFolderProblem(const QString &folder);
QString nameTemplateProblem(const QString &nameTemplate);
/// A fixed interval is never under what the services ask for.
QString intervalProblem(std::chrono::seconds interval, const ServiceCatalogue &catalogue);
/// The longest of the services' minimums, in whole seconds: it holds for all of them.
std::chrono::seconds shortestInterval(const ServiceCatalogue &catalogue);
QString proxyHostProblem(ProxyChoice choice, const QString &host);
QString proxyPortProblem(ProxyChoice choice, int port);
/// A key goes into a header as it is: printable ASCII without spaces. An empty one is none.
QString keyProblem(const QString &key);

/// What a saved file would be called.
struct NameExample
{
    QString name;
    bool isReal = false; ///< of a task of the list
};
/// Of this task; null: of a made-up one.
NameExample exampleFileName(const QString &nameTemplate, const Task *task, Take take = {});

/// Why the profile cannot move from its folder to another.
QString profileMoveProblem(const QString &profileFolder, const QString &to);

} // namespace rushes
