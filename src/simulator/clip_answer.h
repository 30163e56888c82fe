// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "simulator/clip_library.h"
#include "simulator/fault.h"

namespace rushes::sim {

/// What a storage service sends for a good link: 200, 206 or 416 with a strong ETag, Last-Modified and
/// Accept-Ranges; to HEAD the same without the body. Effects of clips are applied here, those of the wire
/// with alter().
Reply clipReply(const Request &request, Clip clip, Moment lastModified, const QVector<Effect> &effects,
                const ClipLibrary &library);

/// 403 and its like in the words of a storage service.
Reply storageError(int status, const QByteArray &code, const QByteArray &message);

} // namespace rushes::sim
