// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/main_window/selection_facts.h"

#include "core/pause.h"
#include "wording/task_text.h"

#include <algorithm>

namespace rushes {

namespace {

bool isHere(const Task &task)
{
    return !task.clipFacts.heldFile.isEmpty() || task.clip == ClipState::Saved;
}

const Family *familyOf(const Task &task, const ServiceCatalogue &catalogue)
{
    const Service *service = catalogue.find(task.service);
    const Family *family = service ? service->family(task.family) : nullptr;
    return family ? family : catalogue.familyOf(task);
}

const Family *commonFamily(const QVector<const Task *> &tasks, const ServiceCatalogue &catalogue)
{
    const Family *common = nullptr;
    for (const Task *task : tasks) {
        const Family *family = familyOf(*task, catalogue);
        if (!family || family->modes.isEmpty() || (common && common->name != family->name))
            return nullptr;
        common = family;
    }
    return common;
}

} // namespace

SelectionFacts factsOf(const QVector<const Task *> &tasks, const ServiceCatalogue &catalogue)
{
    SelectionFacts facts;
    facts.count = int(tasks.size());
    bool anyNotPaused = false;
    for (const Task *task : tasks) {
        facts.anyToCheck = facts.anyToCheck || !isFinished(*task) || isAtRisk(*task);
        facts.anyToPause = facts.anyToPause || canBePaused(*task);
        anyNotPaused = anyNotPaused || (canBePaused(*task) && !task->pausedAt);
        facts.anyHere = facts.anyHere || isHere(*task);
        facts.anyPlayable = facts.anyPlayable || (isHere(*task) && task->clip != ClipState::Unverified);
        facts.anyOnDisk = facts.anyOnDisk || isHere(*task) || !task->clipFacts.savedPath.isEmpty();
        facts.anyLink = facts.anyLink || !task->videoUrl.isEmpty();
        facts.anyMessage = facts.anyMessage || !messageText(*task).isEmpty();
        facts.onlyCopies += isHere(*task) && task->clipFacts.savedPath.isEmpty() ? 1 : 0;
    }
    facts.allPaused = facts.anyToPause && !anyNotPaused;
    facts.family = commonFamily(tasks, catalogue);
    if (!tasks.isEmpty() &&
        std::ranges::all_of(tasks, [&](const Task *task) { return task->mode == tasks.first()->mode; }))
        facts.mode = tasks.first()->mode;
    return facts;
}

} // namespace rushes
