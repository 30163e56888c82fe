// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/name_template.h"

#include <QString>

namespace rushes {

/// What is wrong with a template of file names, and where, in one sentence or two. Plain text.
QString templateProblemText(const TemplateProblem &problem);

/// What a field stands for: "day on which the task was made".
QString nameFieldText(NameField field);

} // namespace rushes
