// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace rushes::soak {

/// What a process holds at a moment, as the system tells it. Zeroes for one that is gone.
struct ProcessLook
{
    qint64 ownKib = 0; ///< what it took: heaps, stacks, pictures, swapped out or not; no pages of files
    int handles = 0;   ///< open file descriptors
    int threads = 0;
    qint64 cpuMs = 0; ///< since its start
};

/// Of another process it wants the right to trace it.
ProcessLook lookAt(qint64 process);

/// Bytes of a file, or of all files in a folder and below whose names match (a wildcard); 0 where there is
/// nothing.
qint64 bytesOf(const QString &path, const QString &names = QStringLiteral("*"));
int filesIn(const QString &folder, const QString &names);

} // namespace rushes::soak
