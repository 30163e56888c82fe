// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/details/task_actions.h"

#include "core/task_rules.h"

namespace rushes {

namespace {

QVector<OfferedAction> elsewhere(const Task &task, const ServiceCatalogue &catalogue)
{
    QVector<OfferedAction> offered;
    const QVector<QString> services = otherServicesOf(task, catalogue);
    for (const QString &service : services)
        offered.append({.action = TaskAction::AskElsewhere, .service = service});
    return offered;
}

} // namespace

QVector<QString> otherServicesOf(const Task &task, const ServiceCatalogue &catalogue)
{
    QVector<QString> others;
    // What one service knew is not another's.
    if (task.lastHeardAt || isFinished(task))
        return others;
    const QVector<const Service *> claiming = catalogue.claiming(task.id);
    for (const Service *service : claiming) {
        if (service->name != task.service)
            others.append(service->name);
    }
    return others;
}

QVector<OfferedAction> actionsFor(const Task &task, const ServiceCatalogue &catalogue)
{
    if (task.clip == ClipState::Saved)
        return {{.action = TaskAction::ShowInFolder}, {.action = TaskAction::SaveAgain}};
    if (isClipSafe(task))
        return {{.action = TaskAction::Save}, {.action = TaskAction::SaveAs}};
    if (task.status == Status::Failed || task.clip == ClipState::Expired)
        return {};
    if (task.contact == Contact::NotFound) {
        QVector<OfferedAction> offered = elsewhere(task, catalogue);
        offered.append({.action = TaskAction::CheckNow});
        return offered;
    }
    if (canFetchAnyway(task))
        return {{.action = TaskAction::FetchAnyway}, {.action = TaskAction::CheckNow}};
    return {{.action = TaskAction::Save, .enabled = false}, {.action = TaskAction::CheckNow}};
}

} // namespace rushes
