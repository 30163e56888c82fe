// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/command_options.h"
#include "cli/commands.h"
#include "cli/profile_catalogue.h"
#include "cli/terminal.h"
#include "core/custom_service.h"
#include "core/expiry.h"
#include "core/words.h"
#include "engine/recovery.h"
#include "store/clip_store.h"
#include "store/profile.h"
#include "wording/error_text.h"
#include "wording/plain_text.h"
#include "wording/recovery_text.h"
#include "wording/task_text.h"

#include <QCoreApplication>
#include <QJsonObject>

namespace rushes {

namespace {

using namespace Qt::StringLiterals;

struct Texts
{
    Q_DECLARE_TR_FUNCTIONS(rushes::ListCommand)
};

QJsonValue textOrNull(const QString &text)
{
    return text.isEmpty() ? QJsonValue() : QJsonValue(text);
}

QJsonValue momentOrNull(const std::optional<Moment> &moment)
{
    return moment ? QJsonValue(toRfc3339(*moment)) : QJsonValue();
}

/// Where its clip is: saved, else held.
QString pathOf(const Task &task, const ClipStore &clips)
{
    if (!task.clipFacts.savedPath.isEmpty())
        return task.clipFacts.savedPath;
    return task.clipFacts.heldFile.isEmpty() ? QString() : clips.pathOf(task.clipFacts.heldFile);
}

QJsonObject objectOf(const Task &task, const ClipStore &clips, const ServiceCatalogue &catalogue)
{
    return {{u"id"_s, task.id},
            {u"service"_s, serviceWord(task.service)},
            {u"family"_s, task.family.isEmpty() ? u"unknown"_s : task.family},
            {u"mode"_s, textOrNull(task.mode)},
            {u"label"_s, textOrNull(task.label)},
            {u"status"_s, wordOf(task.status)},
            {u"contact"_s, wordOf(task.contact)},
            {u"clip"_s, wordOf(task.clip)},
            {u"path"_s, textOrNull(pathOf(task, clips))},
            {u"created"_s, momentOrNull(task.created)},
            {u"expires_at"_s, momentOrNull(linkEnd(task, catalogue.familyOf(task)).earliest)}};
}

QString lineOf(const Task &task, const ClipStore &clips)
{
    QStringList parts{task.id, statusText(task), clipText(task.clip)};
    if (!task.label.isEmpty())
        parts.append(shownText(task.label, longestQuoted));
    if (const QString path = pathOf(task, clips); !path.isEmpty())
        parts.append(path);
    return parts.join(u"  "_s);
}

ListSources sourcesOf(const ReadList &list)
{
    return {.list = int(list.fromList),
            .backup = int(list.fromBackup),
            .backupMade = list.backupMade,
            .clips = int(list.clipsFoundAgain),
            .unknownClips = int(list.unknownClips)};
}

} // namespace

ExitCode runList(const QStringList &arguments)
{
    CommandOptions options(Texts::tr("Tells what the profile remembers: a line a task."), u"list"_s, {});
    options.addFlag(u"json"_s, Texts::tr("Tell it as JSON, one object a line."));
    if (const auto code = options.parse(arguments, 0, 0))
        return *code;
    const QString folder = options.profileFolder();
    const ClipStore clips(Profile::clipsFolder(folder));
    const Result<ReadList> list = readList(Profile::databasePath(folder), clips);
    if (!list) {
        complain(errorText(list.error()));
        return ExitCode::WrongUse;
    }
    // What can be found is told, where it comes from, and so that it may not be all; where nothing can be,
    // that is an error.
    if (list->damage) {
        complain(listSourcesText(*list->damage, sourcesOf(*list)));
        if (list->tasks.isEmpty())
            return ExitCode::WrongUse;
    }
    const auto [catalogue, trouble] = catalogueOfProfile(folder);
    if (trouble)
        complain(errorText(*trouble));
    for (const Task &task : list->tasks) {
        if (options.isSet(u"json"_s))
            printLine(jsonLine(objectOf(task, clips, catalogue)));
        else
            printLine(lineOf(task, clips));
    }
    return ExitCode::AllWell;
}

} // namespace rushes
