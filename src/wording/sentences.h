// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

namespace rushes {

/// Whole sentences after each other, as the language writes them (with or without a space between); empty
/// ones are left out.
QString joinedSentences(const QStringList &sentences);

} // namespace rushes
