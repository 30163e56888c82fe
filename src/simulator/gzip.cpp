// SPDX-License-Identifier: GPL-3.0-or-later
#include "simulator/gzip.h"

#include <QtEndian>

#include <boost/crc.hpp>

namespace rushes::sim {

namespace {

QByteArray littleEndian(quint32 number)
{
    QByteArray bytes(4, Qt::Uninitialized);
    qToLittleEndian(number, bytes.data());
    return bytes;
}

} // namespace

QByteArray gzip(const QByteArray &bytes)
{
    // qCompress gives four bytes of length, then zlib's form: two bytes of header, deflate, four bytes of
    // checksum.
    const QByteArray zlib = qCompress(bytes).mid(4);
    const QByteArray deflated = zlib.mid(2, zlib.size() - 6);
    boost::crc_32_type crc;
    crc.process_bytes(bytes.constData(), size_t(bytes.size()));
    static constexpr char header[10] = {'\x1f', '\x8b', 8, 0, 0, 0, 0, 0, 0, '\xff'};
    return QByteArray(header, sizeof header) + deflated + littleEndian(crc.checksum()) +
           littleEndian(quint32(bytes.size()));
}

} // namespace rushes::sim
