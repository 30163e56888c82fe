// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/key_redaction.h"

#include <QByteArrayView>
#include <QSet>
#include <QVector>

#include <algorithm>
#include <bitset>

namespace rushes {

namespace {

constexpr qsizetype shortestKey = 8;
/// So long a part of a key is as good as the key. Shorter ones can be chance, and promises.md asks for 16.
constexpr qsizetype partSize = 12;

QByteArray percentEncodedWhole(const QByteArray &key)
{
    QByteArray encoded;
    for (const char c : key)
        encoded += '%' + QByteArray::number(uint(uchar(c)), 16).rightJustified(2, '0');
    return encoded;
}

/// What of base64 is the same whatever stands around the key: alignment 0..2 is the number of bytes before
/// it, modulo 3.
QByteArray base64Core(const QByteArray &key, int alignment, QByteArray::Base64Options options)
{
    const QByteArray encoded = key.rightJustified(key.size() + alignment).toBase64(options);
    const qsizetype first = (alignment * 8 + 5) / 6;
    const qsizetype last = (alignment + key.size()) * 8 / 6;
    return encoded.mid(first, last - first);
}

/// Every spelling of the key that is looked for.
QVector<QByteArray> spellings(const QByteArray &key)
{
    QByteArray jsonEscaped = key;
    jsonEscaped.replace('\\', "\\\\").replace('"', "\\\"").replace('/', "\\/");
    const QByteArray percent = QByteArray(key).toPercentEncoding();
    const QByteArray whole = percentEncodedWhole(key);
    QVector<QByteArray> found{key, jsonEscaped, percent, whole, whole.toUpper()};
    // Hexadecimal digits in small letters, the rest as it is.
    QByteArray smallPercent = percent;
    for (qsizetype at = smallPercent.indexOf('%'); at >= 0; at = smallPercent.indexOf('%', at + 1))
        smallPercent.replace(at, 3, smallPercent.mid(at, 3).toLower());
    found.append(smallPercent);
    for (int alignment = 0; alignment < 3; ++alignment) {
        found.append(base64Core(key, alignment, QByteArray::Base64Encoding));
        found.append(base64Core(key, alignment, QByteArray::Base64UrlEncoding));
    }
    return found;
}

/// All parts of one size that give a spelling away. The whole of a short one is its only part.
class Parts
{
public:
    explicit Parts(const QVector<QByteArray> &all)
    {
        for (const QByteArray &spelling : all) {
            const qsizetype size = std::min(partSize, spelling.size());
            if (size < shortestKey)
                continue;
            Size &parts = ofSize(size);
            for (qsizetype at = 0; at + size <= spelling.size(); ++at) {
                parts.parts.insert(spelling.mid(at, size));
                m_beginnings.set(beginningAt(spelling, at));
            }
        }
    }

    /// How much of the text, from at on, is a part; 0: nothing.
    [[nodiscard]] qsizetype lengthAt(QByteArrayView text, qsizetype at) const
    {
        // Nearly everywhere nothing begins: no part is made and hashed to learn that.
        if (at + shortestKey > text.size() || !m_beginnings.test(beginningAt(text, at)))
            return 0;
        for (const Size &size : m_sizes) {
            if (at + size.size <= text.size() &&
                size.parts.contains(QByteArray::fromRawData(text.data() + at, size.size)))
                return size.size;
        }
        return 0;
    }

private:
    struct Size
    {
        qsizetype size;
        QSet<QByteArray> parts;
    };

    /// The first two bytes.
    static std::size_t beginningAt(QByteArrayView text, qsizetype at)
    {
        return std::size_t(uchar(text[at])) << 8 | uchar(text[at + 1]);
    }

    Size &ofSize(qsizetype size)
    {
        const auto found =
            std::find_if(m_sizes.begin(), m_sizes.end(), [&](const Size &one) { return one.size == size; });
        if (found != m_sizes.end())
            return *found;
        m_sizes.append(Size{size, {}});
        return m_sizes.last();
    }

    QVector<Size> m_sizes;
    std::bitset<1 << 16> m_beginnings; ///< of all parts
};

} // namespace

class KeySpellings::Private
{
public:
    explicit Private(const QByteArray &key)
        : parts(spellings(key))
    {
    }
    const Parts parts;
};

KeySpellings::KeySpellings(const QString &key)
{
    const QByteArray bytes = key.trimmed().toUtf8();
    if (bytes.size() >= shortestKey)
        d = std::make_shared<const Private>(bytes);
}

QString KeySpellings::cutFrom(const QString &text) const
{
    const QByteArray utf8 = text.toUtf8();
    const QByteArray cleaned = cutFrom(utf8);
    return cleaned == utf8 ? text : QString::fromUtf8(cleaned);
}

QByteArray KeySpellings::cutFrom(const QByteArray &text) const
{
    if (!d)
        return text;
    const Parts &parts = d->parts;
    QByteArray cleaned;
    qsizetype keptFrom = 0; // everything before is in cleaned
    for (qsizetype at = 0; at < text.size(); ++at) {
        const qsizetype length = parts.lengthAt(text, at);
        if (length == 0)
            continue;
        const bool extendsTheLast = !cleaned.isEmpty() && at <= keptFrom;
        if (!extendsTheLast)
            cleaned += text.mid(keptFrom, at - keptFrom) + "***";
        keptFrom = std::max(keptFrom, at + length);
    }
    return keptFrom == 0 ? text : QByteArray(cleaned + text.mid(keptFrom));
}

QByteArray withoutKey(const QByteArray &text, const QString &key)
{
    return KeySpellings(key).cutFrom(text);
}

QString withoutKey(const QString &text, const QString &key)
{
    return KeySpellings(key).cutFrom(text);
}

} // namespace rushes
