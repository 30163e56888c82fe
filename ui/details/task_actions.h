// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/service_catalogue.h"
#include "core/task.h"

#include <QVector>

namespace rushes {

/// A thing that can be done about a task, beside its picture.
enum class TaskAction { Save, SaveAgain, SaveAs, ShowInFolder, CheckNow, AskElsewhere, FetchAnyway };

struct OfferedAction
{
    TaskAction action = TaskAction::Save;
    bool enabled = true;
    QString service; ///< for AskElsewhere
    bool operator==(const OfferedAction &) const = default;
};

/// At which other services the task may be: those that use its id's prefix too, as long as the one that it is
/// watched at never knew it.
QVector<QString> otherServicesOf(const Task &task, const ServiceCatalogue &catalogue);

/// What is offered, the most likely first (it is the one that stands out), few enough for a narrow panel.
/// Pure.
QVector<OfferedAction> actionsFor(const Task &task, const ServiceCatalogue &catalogue);

} // namespace rushes
