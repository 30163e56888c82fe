// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "window_bench.h"

namespace rushes::test {

/// A task as it stands in this state.
inline std::function<void(Task &)> changeTo(const QString &state)
{
    return [state](Task &task) {
        task.contact = Contact::Ok; // nothing is wrong with the line
        task.trouble.reset();
        if (state == u"held"_s) {
            hold(task);
        } else if (state == u"at risk"_s) {
            complete(task);
        } else if (state == u"saved alone"_s) {
            complete(task);
            task.clip = ClipState::Saved;
            task.clipFacts.savedPath = u"/nonexistent/a.mp4"_s;
        } else if (state == u"failed"_s) {
            task.status = Status::Failed;
            task.message = u"too long"_s;
        }
    };
}

} // namespace rushes::test
