// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

class QObject;

namespace rushes {

/// Opens the file manager with the file selected (org.freedesktop.FileManager1); where there is none, its
/// folder. Returns at once.
void showInFolder(const QString &path, QObject *context);

} // namespace rushes
