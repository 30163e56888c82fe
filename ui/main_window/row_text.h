// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

namespace rushes {

/// One line for a spreadsheet, its fields parted by tabs. What a spreadsheet would take for a formula
/// (leading = + - @) is told apart by an apostrophe; tabs and line breaks inside a field become spaces. Pure.
QString rowText(const QStringList &fields);

} // namespace rushes
