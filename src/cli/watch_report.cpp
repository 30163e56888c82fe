// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/watch_report.h"

#include "cli/terminal.h"
#include "wording/error_text.h"
#include "wording/watch_text.h"

#include <utility>

namespace rushes {

QString wordOf(WatchOutcome outcome)
{
    switch (outcome) {
    case WatchOutcome::Completed:
        return QStringLiteral("completed");
    case WatchOutcome::Failed:
        return QStringLiteral("failed");
    case WatchOutcome::Expired:
        return QStringLiteral("expired");
    case WatchOutcome::NotKept:
        return QStringLiteral("not-kept");
    case WatchOutcome::NotFound:
        return QStringLiteral("not-found");
    case WatchOutcome::Refused:
        return QStringLiteral("refused");
    case WatchOutcome::Unfinished:
        return QStringLiteral("unfinished");
    }
    Q_UNREACHABLE();
    return {};
}

void WatchSummary::count(WatchOutcome outcome)
{
    switch (outcome) {
    case WatchOutcome::Completed:
    case WatchOutcome::Expired:
    case WatchOutcome::NotKept:
        ++completed;
        return;
    case WatchOutcome::Failed:
        ++failed;
        return;
    case WatchOutcome::NotFound:
    case WatchOutcome::Refused:
    case WatchOutcome::Unfinished:
        ++unfinished;
        return;
    }
    Q_UNREACHABLE();
}

void WatchReport::tellRoom(bool diskIsFull)
{
    if (std::exchange(m_diskIsFull, diskIsFull) != diskIsFull)
        remark(diskIsFull ? diskFullText() : diskHasRoomText());
}

void WatchReport::tellNotSaved(const Task &task, const QString &folder, const Error &error)
{
    remark(notSavedText(task.id, folder, errorText(error)));
}

void WatchReport::remark(const QString &sentence)
{
    complain(sentence);
}

} // namespace rushes
