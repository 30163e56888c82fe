// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/main_window/room_notices.h"

#include "engine/engine.h"
#include "monitor/clip_quota.h"
#include "ui/add/notice_bar.h"
#include "wording/error_text.h"
#include "wording/sentences.h"
#include "wording/time_text.h"

namespace rushes {

RoomNotices::RoomNotices(Engine &engine, QObject *parent)
    : QObject(parent)
{
    connect(&engine.quota(), &ClipQuota::full, this, &RoomNotices::tellFull);
}

Notice RoomNotices::notMoved(const Error &error)
{
    return {Tone::Warning, joinedSentences({tr("The profile was not moved."), errorText(error)}), {}};
}

void RoomNotices::tellFull(qint64 used, qint64 limit)
{
    Notice told;
    told.tone = Tone::Warning;
    //: %1 and %2: sizes, "21.3 GB" and "20.0 GB"
    told.text = tr("Held clips take %1 of the %2 that they may, and none of them can go without a loss. "
                   "Copying goes on. "
                   "Save clips, and saved ones make room; or allow more.")
                    .arg(sizeText(used), sizeText(limit));
    told.offers = {{tr("Save all ready"), [this] { Q_EMIT saveAllRequested(); }},
                   {tr("Settings…"), [this] { Q_EMIT settingsRequested(); }}};
    Q_EMIT notice(told);
}

} // namespace rushes
