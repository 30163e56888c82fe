// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QString>
#include <QStringList>

#include <optional>

namespace rushes {

// What a profile's folder says of other folders, in small files of its own: that the profile has gone
// elsewhere, that it is to go there at the next start, that it is on its way here. Block on the disk.

/// A profile that went elsewhere leaves "moved.json" behind.
std::optional<QString> movedTo(const QString &folder);
Outcome setMovedTo(const QString &folder, const QString &to);
void clearMovedTo(const QString &folder);

/// Asked for, and not finished: "move.json".
struct PendingMove
{
    QString to;
    bool arrived = false; ///< all is there and counts there; what is left is to be removed here
    QStringList files;    ///< once arrived: what was carried, relative
};
std::optional<PendingMove> pendingMove(const QString &folder);
Outcome setPendingMove(const QString &folder, const PendingMove &move);
void clearPendingMove(const QString &folder);

/// While a move is on its way, the folder that it goes to says where it comes from: "arriving.json".
std::optional<QString> arrivingFrom(const QString &folder);
Outcome setArrivingFrom(const QString &folder, const QString &from);
void clearArrivingFrom(const QString &folder);

/// Whether a file of this name is one of these.
bool isAboutPlace(const QString &fileName);

/// Where the profile of this folder is by now: the folder itself, unless it was moved. Error: ProfileAway,
/// where that folder is not there.
Result<QString> locateProfile(const QString &folder);

} // namespace rushes
