// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/settings_rules.h"

#include "store/free_space.h"
#include "store/profile_move.h"

#include "core/name_template.h"
#include "wording/catalogue_text.h"
#include "wording/error_text.h"
#include "wording/name_template_text.h"
#include "wording/plain_text.h"
#include "wording/time_text.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QRegularExpression>

#include <algorithm>
#include <tuple>

namespace rushes {

using namespace Qt::StringLiterals;

namespace {

class SettingsRules
{
    Q_DECLARE_TR_FUNCTIONS(SettingsRules)
};

constexpr int highestPort = 65535;

const Service *mostPatient(const ServiceCatalogue &catalogue)
{
    const auto &services = catalogue.services();
    const auto found =
        std::max_element(services.begin(), services.end(), [](const Service &one, const Service &other) {
            return one.polling.minimum < other.polling.minimum;
        });
    return found == services.end() ? nullptr : &*found;
}

bool isManual(ProxyChoice choice)
{
    return choice == ProxyChoice::Http || choice == ProxyChoice::Socks5;
}

} // namespace

QString saveFolderProblem(const QString &folder)
{
    if (folder.trimmed().isEmpty())
        return SettingsRules::tr("Choose a folder for saved clips.");
    if (!QDir::isAbsolutePath(folder))
        return SettingsRules::tr("Write the folder with its whole path.");
    // Missing folders are made with the first clip: then the nearest that is there counts.
    QFileInfo nearest(folder);
    while (!nearest.exists() && nearest.absolutePath() != nearest.absoluteFilePath())
        nearest = QFileInfo(nearest.absolutePath());
    if (nearest.exists() && !nearest.isDir())
        return SettingsRules::tr("“%1” is a file, not a folder.")
            .arg(shownText(nearest.filePath(), longestQuoted));
    if (!nearest.isWritable())
        return errorText({ErrorKind::FolderNotWritable, folder});
    return {};
}

QString nameTemplateProblem(const QString &nameTemplate)
{
    const auto problem = templateProblem(nameTemplate);
    return problem ? templateProblemText(*problem) : QString();
}

std::chrono::seconds shortestInterval(const ServiceCatalogue &catalogue)
{
    const Service *service = mostPatient(catalogue);
    return service ? std::chrono::ceil<std::chrono::seconds>(service->polling.minimum) : 1s;
}

QString intervalProblem(std::chrono::seconds interval, const ServiceCatalogue &catalogue)
{
    const std::chrono::seconds shortest = shortestInterval(catalogue);
    if (interval >= shortest)
        return {};
    //: %1: a service, %2: a duration, "30 s"
    return SettingsRules::tr(
               "%1 asks not to be checked more often than every %2: checking faster costs quota.")
        .arg(serviceText(mostPatient(catalogue)), durationText(shortest));
}

QString proxyHostProblem(ProxyChoice choice, const QString &host)
{
    if (!isManual(choice))
        return {};
    if (host.trimmed().isEmpty())
        return SettingsRules::tr("Enter the host of the proxy.");
    static const QRegularExpression possible(u"^[\\p{L}\\p{N}._:%-]+$"_s);
    if (!possible.match(host.trimmed()).hasMatch())
        return SettingsRules::tr("A host is a name or an address alone, such as proxy.example.com.");
    return {};
}

QString proxyPortProblem(ProxyChoice choice, int port)
{
    if (!isManual(choice) || (port > 0 && port <= highestPort))
        return {};
    return SettingsRules::tr("Enter the port of the proxy, 1 to 65535.");
}

QString keyProblem(const QString &key)
{
    const QString trimmed = key.trimmed();
    const bool isPrintable = std::all_of(trimmed.begin(), trimmed.end(), [](QChar character) {
        return character > u' ' && character < QChar(0x7f);
    });
    return isPrintable ? QString()
                       : SettingsRules::tr("A key has only Latin letters, digits and signs, and no spaces.");
}

NameExample exampleFileName(const QString &nameTemplate, const Task *task, Take take)
{
    if (task)
        return {clipFileName(nameTemplate, *task, localTimeOf(*task), take), true};
    Task madeUp;
    madeUp.id = u"vgen_7f31c09ab2e4"_s;
    madeUp.service = u"kyyReactApiServer"_s;
    madeUp.family = u"veo"_s;
    madeUp.mode = u"reference-image"_s;
    madeUp.model = u"veo_3_1_fast"_s;
    //: the label of an example task
    madeUp.label = SettingsRules::tr("Lighthouse");
    return {clipFileName(nameTemplate, madeUp, QDateTime(QDate(2026, 3, 1), QTime(14, 2)), {3, 3}), false};
}

QString profileMoveProblem(const QString &profileFolder, const QString &to)
{
    switch (obstacleToMove(profileFolder, to, systemFreeSpace)) {
    case MoveObstacle::None:
        return {};
    case MoveObstacle::NotAFolder:
        return SettingsRules::tr("This is no folder.");
    case MoveObstacle::Overlapping:
        return SettingsRules::tr(
            "The profile cannot move into its own folder, nor into one that it stands in.");
    case MoveObstacle::NotEmpty:
        return SettingsRules::tr("Something stands in this folder already: choose an empty one.");
    case MoveObstacle::NotWritable:
        return SettingsRules::tr("Nothing can be written to this folder.");
    case MoveObstacle::NoRoom:
        return SettingsRules::tr("There is not enough room for the profile in this folder.");
    }
    Q_UNREACHABLE();
    return {};
}

} // namespace rushes
