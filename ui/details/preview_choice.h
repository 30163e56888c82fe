// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/details/shown_task.h"
#include "ui/preview/preview_content.h"

namespace rushes {

/// The files of a clip as they are on this computer; empty where they are not.
struct ClipFiles
{
    QString clip;
    QString poster;
    bool operator==(const ClipFiles &) const = default;
};

/// What the preview of a task shows: the held clip when it passed the check, else why there is none. Clips
/// that failed a check are never opened here, only saved. Pure.
PreviewContent previewOf(const ShownTask &shown, const ClipFiles &files);

} // namespace rushes
