// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"

#include <QObject>

namespace rushes {

class Engine;
struct Notice;

/// Says what a person can do where held clips take more room than they may, or the profile could not be
/// moved. Main thread.
class RoomNotices final : public QObject
{
    Q_OBJECT

public:
    /// engine is borrowed and outlives this.
    RoomNotices(Engine &engine, QObject *parent);

    /// Of a move of the profile that was not made.
    static Notice notMoved(const Error &error);

Q_SIGNALS:
    void notice(const rushes::Notice &notice);
    void saveAllRequested();
    void settingsRequested();

private:
    void tellFull(qint64 used, qint64 limit);
};

} // namespace rushes
