// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/task_columns.h"

#include <QStringList>

namespace rushes {

/// The program's own words that a column can show, with numbers as long as they usually become: what a view
/// measures so that none of them is cut. In the language of the moment. Empty for a column whose texts come
/// from outside. Pure.
QStringList ownWords(TaskColumn column);
/// The same of the smaller line below.
QStringList ownSecondLines(TaskColumn column);

} // namespace rushes
