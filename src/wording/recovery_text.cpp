// SPDX-License-Identifier: GPL-3.0-or-later
#include "wording/recovery_text.h"

#include "wording/error_text.h"
#include "wording/plain_text.h"
#include "wording/sentences.h"
#include "wording/time_text.h"

#include <QCoreApplication>
#include <QDir>

namespace rushes {

namespace {

struct RecoveryText
{
    Q_DECLARE_TR_FUNCTIONS(RecoveryText)
};

QString foundClipsText(int clips)
{
    //: clips
    return clips > 0 ? RecoveryText::tr("Clips found by what is written beside them: %Ln.", nullptr, clips)
                     : QString();
}

QString unknownClipsText(int clips)
{
    //: clips; "clips" is the name of a folder
    return clips > 0
               ? RecoveryText::tr(
                     "Clips in the profile's folder “clips” of which nothing is known: %Ln. They stay there.",
                     nullptr, clips)
               : QString();
}

} // namespace

QString recoveryText(const Error &why, int tasks, int clipsFoundAgain, int unknownClips,
                     const QString &setAsidePath)
{
    QStringList sentences{errorText(why)};
    if (tasks > 0)
        //: tasks
        sentences += RecoveryText::tr("Tasks that are here again: %Ln.", nullptr, tasks);
    else
        sentences += RecoveryText::tr("No task could be read from it or from a backup.");
    sentences += foundClipsText(clipsFoundAgain);
    sentences += unknownClipsText(unknownClips);
    if (!setAsidePath.isEmpty())
        //: %1: a path
        sentences += RecoveryText::tr("The old file is kept as %1.")
                         .arg(shownText(QDir::toNativeSeparators(setAsidePath), longestShown));
    return joinedSentences(sentences);
}

QString listSourcesText(const Error &why, const ListSources &sources)
{
    QStringList sentences{errorText(why)};
    if (sources.list > 0)
        //: tasks; "it" is the list
        sentences += RecoveryText::tr("Tasks that could be read from it: %Ln.", nullptr, sources.list);
    if (sources.backup > 0 && sources.backupMade)
        //: tasks; %1: a moment, with date and time
        sentences += RecoveryText::tr("Tasks from the backup of %1: %Ln.", nullptr, sources.backup)
                         .arg(fullMomentText(*sources.backupMade));
    else if (sources.backup > 0)
        //: tasks
        sentences += RecoveryText::tr("Tasks from a backup: %Ln.", nullptr, sources.backup);
    if (sources.list + sources.backup == 0)
        sentences += RecoveryText::tr("No task could be read from it or from a backup.");
    sentences += foundClipsText(sources.clips);
    sentences += unknownClipsText(sources.unknownClips);
    return joinedSentences(sentences);
}

} // namespace rushes
