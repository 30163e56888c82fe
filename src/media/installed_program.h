// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace rushes {

/// The path of another program of this project, such as "rushes-clip-helper": beside the program in
/// programFolder (a build), else in
/// ../libexec/rushes from there (an installation). PATH is not searched. Where there is none, the path
/// beside, so that an error names it.
QString programOfOurs(const QString &name, const QString &programFolder);

/// The same, seen from the running program. A QCoreApplication must be there.
QString programOfOurs(const QString &name);

} // namespace rushes
