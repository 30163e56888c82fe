// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/details/safety_text.h"

#include "model/task_tone.h"
#include "wording/task_detail_text.h"
#include "wording/task_text.h"

#include <array>

namespace rushes {

namespace {

struct Look
{
    ClipState clip;
    const char *icon;
    Tone tone;
};
constexpr std::array looks{
    Look{ClipState::None, "clip-none", Tone::Muted},
    Look{ClipState::Online, "clip-online", Tone::Warning},
    Look{ClipState::Copying, "clip-copying", Tone::Active},
    Look{ClipState::Held, "clip-held", Tone::Good},
    Look{ClipState::Unverified, "clip-unverified", Tone::Warning},
    Look{ClipState::Saved, "clip-saved", Tone::Good},
    Look{ClipState::Expired, "clip-expired", Tone::Muted},
};

} // namespace

SafetyText safetyTextOf(const ShownTask &shown)
{
    const ClipSentence sentence = clipSentence(shown.task, shown.context);
    SafetyText text{
        .heading = sentence.heading,
        .body = sentence.body,
        .next = whatNextText(shown.task, shown.context),
    };
    for (const Look &look : looks) {
        if (look.clip == shown.task.clip) {
            text.icon = QString::fromLatin1(look.icon);
            text.tone = look.tone;
        }
    }
    if (isGivenUp(shown.task) || isWaitingForKey(shown.task)) {
        text.icon = iconName(shown.task, TaskColumn::Status);
        text.tone = toneOf(shown.task, TaskColumn::Status, shown.context);
    }
    return text;
}

} // namespace rushes
