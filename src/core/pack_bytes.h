// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QVarLengthArray>

namespace rushes {

/// Numbers and bytes one behind the other, small numbers in few bytes: seven bits a byte, the lowest first,
/// the eighth bit says that more follow.
class PackWriter
{
public:
    void putUnsigned(quint64 number)
    {
        for (; number >= 0x80; number >>= 7)
            m_bytes.append(char(quint8(number) | 0x80));
        m_bytes.append(char(number));
    }
    /// Those near zero, on either side, are short.
    void putSigned(qint64 number) { putUnsigned((quint64(number) << 1) ^ quint64(number >> 63)); }
    void putBytes(const void *data, qsizetype size) { m_bytes.append(static_cast<const char *>(data), size); }

    [[nodiscard]] const char *data() const { return m_bytes.constData(); }
    [[nodiscard]] qsizetype size() const { return m_bytes.size(); }

private:
    QVarLengthArray<char, 2048> m_bytes;
};

/// Reads what PackWriter wrote, in the same order. The bytes are the program's own: they are not looked at
/// with suspicion.
class PackReader
{
public:
    explicit PackReader(const char *bytes)
        : m_at(bytes)
    {
    }
    quint64 takeUnsigned()
    {
        auto byte = quint8(*m_at++);
        quint64 number = byte & 0x7f;
        for (int shift = 7; byte & 0x80; shift += 7) {
            byte = quint8(*m_at++);
            number |= quint64(byte & 0x7f) << shift;
        }
        return number;
    }
    qint64 takeSigned()
    {
        const quint64 number = takeUnsigned();
        return qint64(number >> 1) ^ -qint64(number & 1);
    }
    const char *takeBytes(qsizetype size)
    {
        const char *bytes = m_at;
        m_at += size;
        return bytes;
    }

private:
    const char *m_at;
};

} // namespace rushes
