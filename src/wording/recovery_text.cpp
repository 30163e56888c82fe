// SPDX-License-Identifier: GPL-3.0-or-later
#include "wording/recovery_text.h"

#include "wording/error_text.h"
#include "wording/plain_text.h"
#include "wording/sentences.h"

#include <QCoreApplication>
#include <QDir>

namespace rushes {

namespace {

struct RecoveryText
{
    Q_DECLARE_TR_FUNCTIONS(RecoveryText)
};

} // namespace

QString recoveryText(const Error &why, int tasks, int clipsFoundAgain, const QString &setAsidePath)
{
    QStringList sentences{errorText(why)};
    if (tasks > 0)
        //: tasks
        sentences += RecoveryText::tr("Tasks that are here again: %Ln.", nullptr, tasks);
    else
        sentences += RecoveryText::tr("No task could be read from it or from a backup.");
    if (clipsFoundAgain > 0)
        //: clips
        sentences += RecoveryText::tr("Clips found by what is written beside them: %Ln.", nullptr, clipsFoundAgain);
    if (!setAsidePath.isEmpty())
        //: %1: a path
        sentences += RecoveryText::tr("The old file is kept as %1.").arg(shownText(QDir::toNativeSeparators(setAsidePath), longestShown));
    return joinedSentences(sentences);
}

} // namespace rushes
