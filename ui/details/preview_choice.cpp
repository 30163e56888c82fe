// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/details/preview_choice.h"

#include "model/task_tone.h"
#include "wording/task_text.h"

#include <QCoreApplication>

#include <cmath>

namespace rushes {

using namespace Qt::StringLiterals;

namespace {

class PreviewWords
{
    Q_DECLARE_TR_FUNCTIONS(PreviewWords)

public:
    static PreviewContent ofStatus(const ShownTask &shown, PreviewContent content);
    static PreviewContent ofClip(const ShownTask &shown, PreviewContent content);
};

/// The task runs, or ended without a clip.
PreviewContent PreviewWords::ofStatus(const ShownTask &shown, PreviewContent content)
{
    const Task &task = shown.task;
    content.heading = statusText(task);
    content.body = tr("The clip shows here once it is complete.");
    switch (task.status) {
    case Status::Unasked:
        content.icon = u"status-unasked"_s;
        break;
    case Status::Queued:
        content.icon = u"status-queued"_s;
        content.tone = Tone::Queued;
        break;
    case Status::Processing:
        content.icon = u"status-processing"_s;
        content.tone = Tone::Active;
        break;
    case Status::Failed:
        content.icon = u"status-failed"_s;
        content.tone = Tone::Danger;
        content.body = messageText(task);
        if (content.body.isEmpty())
            content.body = tr("The service gave no reason. There is no clip.");
        break;
    case Status::Completed:
    case Status::Unrecognised:
        content.icon = u"status-unrecognised"_s;
        content.tone = Tone::Warning;
        break;
    }
    if (isGivenUp(task) || isWaitingForKey(task)) {
        content.icon = iconName(task, TaskColumn::Status);
        content.tone = Tone::Warning;
        content.body = messageText(task, shown.context.service);
    }
    return content;
}

/// The task is complete; its clip is on its way, or cannot be shown.
PreviewContent PreviewWords::ofClip(const ShownTask &shown, PreviewContent content)
{
    const Task &task = shown.task;
    // Completed, and its link not told yet: there is no word for its clip.
    content.heading =
        task.clip == ClipState::None ? statusText(task) : clipText(task, shown.context.copyProgress);
    switch (task.clip) {
    case ClipState::None:
    case ClipState::Online:
        content.icon = u"clip-online"_s;
        content.tone = Tone::Warning;
        content.body =
            tr("The clip is complete at the service. It shows here once a copy is on this computer.");
        break;
    case ClipState::Copying:
        content.icon = u"clip-copying"_s;
        content.tone = Tone::Active;
        content.body = tr("The clip shows here once its copy is whole.");
        content.progress = std::max(0.0, shown.context.copyProgress);
        break;
    case ClipState::Unverified:
        content.icon = u"clip-unverified"_s;
        content.tone = Tone::Warning;
        content.body = tr("This copy failed a check, so it is not played here. It can still be saved.");
        break;
    case ClipState::Expired:
        content.icon = u"clip-expired"_s;
        content.body = tr("The link ended before the clip could be copied. The clip is gone.");
        break;
    case ClipState::Held:
    case ClipState::Saved:
        content.icon = u"warning"_s;
        content.tone = Tone::Warning;
        content.body = tr("The copy that was on this computer is not in its place any more.");
        break;
    }
    return content;
}

} // namespace

PreviewContent previewOf(const ShownTask &shown, const ClipFiles &files)
{
    const Task &task = shown.task;
    const ClipFacts &facts = task.clipFacts;
    PreviewContent content;
    content.shape = QSize(facts.width, facts.height);

    const bool passed = task.clip == ClipState::Held || task.clip == ClipState::Saved;
    if (passed && !files.clip.isEmpty()) {
        content.poster = files.poster;
        content.clip = PlayableClip{
            .path = files.clip,
            .duration = Duration(std::llround(facts.durationSeconds * 1000)),
            .hasSound = facts.hasSound,
        };
        return content;
    }
    return task.status == Status::Completed ? PreviewWords::ofClip(shown, std::move(content))
                                            : PreviewWords::ofStatus(shown, std::move(content));
}

} // namespace rushes
