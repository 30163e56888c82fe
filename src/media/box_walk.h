// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QByteArray>
#include <QString>

class QIODevice;

namespace rushes {

/// What the top-level boxes of an MP4 (ISO/IEC 14496-12) tell.
struct BoxWalk
{
    qint64 bytes = 0;
    QByteArray majorBrand; ///< 4 bytes
    bool fragmented = false;
    bool fastStart = false; ///< moov before mdat
};

/// Whether these first bytes (12 or more) begin like an MP4: a box "ftyp" of a possible size.
bool beginsLikeVideo(const QByteArray &head);

/// Walks the top-level boxes of a seekable device: ftyp first, a moov (and what it needs) there, sizes (32
/// and 64 bit, 0 for "to the end") adding up to the file, and the segments that an index (sidx) tells of.
/// Errors: NotAVideo, ClipIncomplete with the place, FileUnreadable. Reads box headers, at most 100,000 of
/// them, and indexes, 1 MiB of each at most; from any thread.
Result<BoxWalk> walkBoxes(QIODevice &device);

} // namespace rushes
