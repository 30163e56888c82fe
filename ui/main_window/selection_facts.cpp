// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/main_window/selection_facts.h"

#include "core/pause.h"
#include "wording/task_text.h"

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

} // namespace

void SelectionFactsMaker::add(const Task &task)
{
    const bool isFirst = m_facts.count++ == 0;
    m_facts.anyToCheck = m_facts.anyToCheck || !isFinished(task) || isAtRisk(task);
    m_facts.anyToPause = m_facts.anyToPause || canBePaused(task);
    m_anyNotPaused = m_anyNotPaused || (canBePaused(task) && !task.pausedAt);
    m_facts.anyHere = m_facts.anyHere || isHere(task);
    m_facts.anyPlayable = m_facts.anyPlayable || (isHere(task) && task.clip != ClipState::Unverified);
    m_facts.anyOnDisk = m_facts.anyOnDisk || isHere(task) || !task.clipFacts.savedPath.isEmpty();
    m_facts.anyLink = m_facts.anyLink || !task.videoUrl.isEmpty();
    m_facts.anyMessage = m_facts.anyMessage || !messageText(task).isEmpty();
    m_facts.onlyCopies += isHere(task) && task.clipFacts.savedPath.isEmpty() ? 1 : 0;

    const Family *family = familyOf(task, m_catalogue);
    const bool hasModes = family && !family->modes.isEmpty();
    if (isFirst)
        m_facts.family = hasModes ? family : nullptr;
    else if (m_facts.family && (!hasModes || m_facts.family->name != family->name))
        m_facts.family = nullptr;
    if (isFirst)
        m_facts.mode = task.mode;
    else if (m_facts.mode != task.mode)
        m_facts.mode.clear();
}

SelectionFacts SelectionFactsMaker::facts() const
{
    SelectionFacts facts = m_facts;
    facts.allPaused = facts.anyToPause && !m_anyNotPaused;
    return facts;
}

SelectionFacts factsOf(const QVector<const Task *> &tasks, const ServiceCatalogue &catalogue)
{
    SelectionFactsMaker maker(catalogue);
    for (const Task *task : tasks)
        maker.add(*task);
    return maker.facts();
}

} // namespace rushes
