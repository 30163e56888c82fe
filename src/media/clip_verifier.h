// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "media/clip_inspector.h"

namespace rushes {

/// Whether a file is a whole MP4 of which a frame decodes, and what it holds: the box walk (on the thread
/// pool), then the inspector. The errors are theirs, FileUnreadable first. Main thread; done is called
/// exactly once, never from within this call, unless context or the inspector is destroyed first.
void verifyFile(const QString &path, ClipInspector &inspector, QObject *context, ClipInspector::Done done);

} // namespace rushes
