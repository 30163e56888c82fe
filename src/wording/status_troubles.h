// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/moment.h"

#include <QStringList>

namespace rushes {

// What the status bar says where the same is so at several services: one sentence for all of them, since a
// line has room for one. Of one service it is the sentence of wording/watch_text.h. services: as they are
// shown, at least one. Plain text, translated. Pure.

/// "No key for Downtown, Failing and 6 more".
QString keysMissingText(const QStringList &services);
/// "Key refused by Downtown and Failing".
QString keysRefusedText(const QStringList &services);

/// A service that is asked again only after a while.
struct LaterAgain
{
    QString service;
    Moment since{}; ///< that it is so; only where it does not answer
    Moment until{};
};

/// "Asked to wait 40 s or more: Slowpoke, Downtown and 2 more"; services: the first to be asked again comes
/// first.
QString askedToWaitText(const QVector<LaterAgain> &services, Moment now);
/// "No usable answer, tried again in 40 s: Portal and Gone away"; services: as above.
QString notAnsweringText(const QVector<LaterAgain> &services, Moment now);

} // namespace rushes
