// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/moment.h"
#include "core/service_catalogue.h"

#include <QString>
#include <QStringList>
#include <QUrl>

#include <functional>
#include <optional>
#include <variant>

namespace rushes {

/// What "rushes watch" was asked for, checked as far as that goes without a profile.
struct WatchArguments
{
    QString profileFolder;     ///< empty: the default one
    QStringList ids;           ///< as given, without doubles
    bool idsFromInput = false; ///< "-"
    QString service;           ///< --service
    QUrl baseUrl;              ///< --base-url
    QString mode;
    QString keyFile;
    QString saveTo;
    QString nameTemplate;
    std::optional<Duration> pollEvery;
    std::optional<Duration> timeout;
    bool json = false;
    bool demo = false;
};

/// A sentence about wrong use, for standard error.
struct UsageError
{
    QString sentence;
};

/// The text of --help.
struct HelpWanted
{
    QString text;
};

using ParsedWatch = std::variant<WatchArguments, UsageError, HelpWanted>;

/// Reads the arguments behind the program's name, "watch" and --profile included.
ParsedWatch parseWatch(const QStringList &arguments, const ServiceCatalogue &catalogue);
/// The same where --profile says which services there are; an empty folder: the default one.
using CatalogueOfFolder = std::function<ServiceCatalogue(const QString &profileFolder)>;
ParsedWatch parseWatch(const QStringList &arguments, const CatalogueOfFolder &catalogueOf);

/// The ids in standard input: all lines are ids, or it is any text with ids in it.
QStringList idsFromText(const QString &text, const ServiceCatalogue &catalogue);

} // namespace rushes
