// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/task_search.h"

#include "wording/catalogue_text.h"
#include "wording/task_text.h"

#include <QStringList>

namespace rushes {

QString foldedForSearch(const QString &text)
{
    const QString decomposed = text.normalized(QString::NormalizationForm_KD);
    QString folded;
    folded.reserve(decomposed.size());
    for (const QChar character : decomposed) {
        if (!character.isMark())
            folded.append(character);
    }
    return folded.toCaseFolded();
}

QString sharedSearchText(const Task &task, const TaskContext &context)
{
    // Whether one was asked yet is not among the words: it is shared by all that differ in nothing that is.
    const QString status = isGivenUp(task) || isWaitingForKey(task)
                               ? statusText(task)
                               : statusText(task.status, task.statusWord);
    const QStringList parts{task.model,
                            context.family ? familyText(context.family) : QString(),
                            task.mode.isEmpty() ? QString() : modeText(context.family, task.mode),
                            task.service,
                            serviceText(context.service, task.service),
                            status};
    return parts.join(u'\n');
}

QString messageSearchText(const Task &task)
{
    // As it was sent: making it fit to be shown is dear, and changes no word.
    return task.message.isEmpty() ? messageText(task) : task.message;
}

QString searchText(const Task &task, const TaskContext &context)
{
    const QStringList parts{task.id, task.label, sharedSearchText(task, context), messageSearchText(task)};
    return foldedForSearch(parts.join(u'\n'));
}

int filterBits(const Task &task)
{
    int bits = AllTasks;
    if (!isFinished(task) && !isGivenUp(task))
        bits |= RunningTasks;
    if (isReady(task))
        bits |= ReadyTasks;
    if (isAtRisk(task))
        bits |= NotHeldTasks;
    if (task.status == Status::Failed || isGivenUp(task))
        bits |= FailedTasks;
    if (task.clip == ClipState::Saved || !task.clipFacts.savedPath.isEmpty())
        bits |= SavedTasks;
    return bits;
}

} // namespace rushes
