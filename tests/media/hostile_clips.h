// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>
#include <QString>

namespace rushes::test {

struct HostileClip
{
    QString name;
    QByteArray bytes;
};

/// Clips made to break what reads them: real ones with their tables changed to lie, and ones that no program
/// would write. Always the same.
QList<HostileClip> craftedClips();

/// Real clips with random damage, always the same for the same seed.
QList<HostileClip> damagedClips(int count, quint32 seed);

} // namespace rushes::test
