// SPDX-License-Identifier: GPL-3.0-or-later
#include "media/helper/clip_file.h"

#include <cerrno>

#include <sys/stat.h>
#include <unistd.h>

namespace rushes::helper {
namespace {

constexpr int bufferBytes = 64 * 1024;

int descriptorOf(void *self)
{
    return *static_cast<const int *>(self);
}

/// Without fstat, which the sandbox does not let through.
std::int64_t sizeOf(int descriptor)
{
    const off_t position = lseek(descriptor, 0, SEEK_CUR);
    const off_t size = lseek(descriptor, 0, SEEK_END);
    if (position < 0 || size < 0 || lseek(descriptor, position, SEEK_SET) < 0)
        return AVERROR(errno);
    return std::int64_t(size);
}

} // namespace

bool ClipFile::isPlainFile(int descriptor)
{
    struct stat status = {};
    return fstat(descriptor, &status) == 0 && S_ISREG(status.st_mode) && lseek(descriptor, 0, SEEK_SET) == 0;
}

ClipFile::ClipFile(int descriptor)
    : m_descriptor(descriptor)
{
    auto *buffer = static_cast<unsigned char *>(allocated(av_malloc(bufferBytes)));
    m_io.reset(avio_alloc_context(buffer, bufferBytes, 0, &m_descriptor, read, nullptr, seek));
    if (!m_io) {
        av_free(buffer);
        throw std::bad_alloc();
    }
}

int ClipFile::read(void *self, std::uint8_t *buffer, int bytes)
{
    ssize_t got = 0;
    do {
        got = ::read(descriptorOf(self), buffer, std::size_t(bytes));
    } while (got < 0 && errno == EINTR);
    if (got < 0)
        return AVERROR(errno);
    return got == 0 ? AVERROR_EOF : int(got);
}

std::int64_t ClipFile::seek(void *self, std::int64_t offset, int whence)
{
    const int descriptor = descriptorOf(self);
    if (whence & AVSEEK_SIZE)
        return sizeOf(descriptor);
    const off_t position = lseek(descriptor, off_t(offset), whence & ~AVSEEK_FORCE);
    return position < 0 ? AVERROR(errno) : std::int64_t(position);
}

} // namespace rushes::helper
