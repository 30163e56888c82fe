// SPDX-License-Identifier: GPL-3.0-or-later

// A file that calls itself an MP4. Its first byte says how far it goes on behind its last, with zeros that
// are nowhere: files of any length fit in a few bytes.

#include "finding.h"

#include "media/box_walk.h"
#include "media/file_beginning.h"

#include <QIODevice>

#include <algorithm>
#include <cstring>
#include <limits>

using namespace rushes;
using namespace Qt::StringLiterals;

namespace {

class SparseFile : public QIODevice
{
public:
    SparseFile(QByteArrayView head, qint64 size)
        : m_head(head)
        , m_size(size)
    {
        open(QIODevice::ReadOnly | QIODevice::Unbuffered);
    }
    [[nodiscard]] qint64 size() const override { return m_size; }
    [[nodiscard]] quint64 reads() const { return m_reads; }
    [[nodiscard]] qint64 bytesRead() const { return m_bytesRead; }

protected:
    qint64 readData(char *data, qint64 wanted) override
    {
        ++m_reads;
        const qint64 from = pos();
        const qint64 there = std::clamp<qint64>(m_size - from, 0, wanted);
        if (there == 0)
            return 0;
        std::memset(data, 0, size_t(there));
        if (from < m_head.size())
            std::memcpy(data, m_head.data() + from, size_t(std::min<qint64>(there, m_head.size() - from)));
        m_bytesRead += there;
        return there;
    }
    qint64 writeData(const char *, qint64) override { return -1; }

private:
    QByteArrayView m_head;
    qint64 m_size;
    quint64 m_reads = 0;
    qint64 m_bytesRead = 0;
};

/// Nothing for most bytes; else up to the largest number that a size can be.
qint64 lengthOf(QByteArrayView head, quint8 howFar)
{
    if (howFar < 64)
        return head.size();
    if (howFar == 255)
        return std::numeric_limits<qint64>::max();
    return head.size() + (qint64(1) << (howFar % 62));
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const quint8 *data, size_t size)
{
    if (size == 0)
        return 0;
    const QByteArrayView head(reinterpret_cast<const char *>(data) + 1, qsizetype(size) - 1);
    SparseFile file(head, lengthOf(head, data[0]));
    const Result<BoxWalk> walk = walkBoxes(file);

    constexpr quint64 mostReads = 2 * 100'000 + 3; // boxes and their indexes, and the beginning
    constexpr qint64 mostHeaderBytes = 16 * (100'000 + 1) + 64;
    fuzz::require(file.reads() <= mostReads, u"%1 reads"_s.arg(file.reads()));
    fuzz::require(file.bytesRead() - mostHeaderBytes <= file.size(),
                  u"%1 bytes read"_s.arg(file.bytesRead()));

    const QByteArray start = head.first(std::min<qsizetype>(head.size(), 64)).toByteArray();
    if (walk.ok()) {
        fuzz::require(walk->bytes == file.size() && walk->majorBrand.size() == 4);
        fuzz::require(beginsLikeVideo(start));
    } else {
        const ErrorKind kind = walk.error().kind;
        fuzz::require(kind == ErrorKind::NotAVideo || kind == ErrorKind::ClipIncomplete, walk.error().detail);
        fuzz::require(!walk.error().detail.isEmpty() && walk.error().detail.size() <= 256,
                      walk.error().detail);
    }

    const QString beginning = describeBeginning(start);
    fuzz::require(beginning.size() <= 256 &&
                  std::all_of(beginning.begin(), beginning.end(),
                              [](QChar character) { return character >= u' ' && character <= u'~'; }));
    return 0;
}
