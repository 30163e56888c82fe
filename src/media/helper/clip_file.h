// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "media/helper/handles.h"

#include <cstdint>

namespace rushes::helper {

/// An open file, given as a descriptor, as libav reads it: by read and lseek alone. The descriptor stays the
/// caller's.
class ClipFile
{
public:
    /// Whether the descriptor is a plain file, which can be sought.
    static bool isPlainFile(int descriptor);

    explicit ClipFile(int descriptor);

    AVIOContext *io() const { return m_io.get(); }

private:
    static int read(void *self, std::uint8_t *buffer, int bytes);
    static std::int64_t seek(void *self, std::int64_t offset, int whence);

    int m_descriptor;
    IoContext m_io;
};

} // namespace rushes::helper
