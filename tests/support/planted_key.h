// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QDirIterator>
#include <QFile>
#include <QString>
#include <QVector>

#include <algorithm>

namespace rushes::test {

/// A key that is planted, and the search for any 16 characters of it in what a program left behind: as it is,
/// percent-encoded (every character, or those that must be), and in base64 at any alignment and in both
/// alphabets. In UTF-8 and, for what SQLite or a clipboard may hold, UTF-16.
class PlantedKey
{
public:
    static constexpr qsizetype telling = 16;

    explicit PlantedKey(QByteArray key)
        : m_key(std::move(key))
    {
        QByteArray percent;
        for (const char c : m_key)
            percent += '%' + QByteArray::number(uint(uchar(c)), 16).rightJustified(2, '0');
        addParts(m_key, telling);
        addParts(percent, 3 * telling);
        addParts(percent.toUpper(), 3 * telling);
        for (qsizetype at = 0; at + telling <= m_key.size(); ++at) {
            const QByteArray encoded = m_key.mid(at, telling).toPercentEncoding();
            addParts(encoded, encoded.size());
            QByteArray small = encoded; // the digits, not the rest
            for (qsizetype sign = small.indexOf('%'); sign >= 0; sign = small.indexOf('%', sign + 1))
                small.replace(sign, 3, small.mid(sign, 3).toLower());
            addParts(small, small.size());
        }
        for (int before = 0; before < 3; ++before) {
            for (const auto alphabet : {QByteArray::Base64Encoding, QByteArray::Base64UrlEncoding}) {
                const QByteArray encoded = QByteArray(QByteArray(before, ' ') + m_key)
                                               .toBase64(alphabet | QByteArray::OmitTrailingEquals);
                // The edges mix with what stands beside the key.
                addParts(encoded.mid(4, encoded.size() - 8), telling);
            }
        }
    }

    [[nodiscard]] const QByteArray &key() const { return m_key; }
    [[nodiscard]] bool isIn(const QByteArray &text) const
    {
        for (const QByteArray &part : m_parts) {
            if (text.contains(part))
                return true;
        }
        return false;
    }
    [[nodiscard]] bool isIn(const QString &text) const
    {
        // A text of characters holds no UTF-16 in turn.
        const QByteArray utf8 = text.toUtf8();
        return std::ranges::any_of(m_narrow, [&utf8](const QByteArray &part) { return utf8.contains(part); });
    }
    /// The first file under a folder whose content or name tells; empty for none. Counts what it read.
    [[nodiscard]] QString fileWithIt(const QString &folder, int *filesRead = nullptr) const
    {
        QDirIterator files(folder, QDir::Files | QDir::Hidden | QDir::System, QDirIterator::Subdirectories);
        while (files.hasNext()) {
            const QString path = files.next();
            QFile file(path);
            if (!file.open(QIODevice::ReadOnly))
                continue;
            if (filesRead)
                ++*filesRead;
            if (isIn(file.readAll()) || isIn(path))
                return path;
        }
        return {};
    }

private:
    void addParts(const QByteArray &spelling, qsizetype size)
    {
        for (qsizetype at = 0; at + size <= spelling.size(); ++at) {
            const QByteArray part = spelling.mid(at, size);
            m_parts.append(part);
            m_narrow.append(part);
            const QString wide = QString::fromLatin1(part);
            m_parts.append(QByteArray(reinterpret_cast<const char *>(wide.utf16()), wide.size() * 2));
        }
    }

    QByteArray m_key;
    QVector<QByteArray> m_parts;
    QVector<QByteArray> m_narrow; ///< those of them that are not UTF-16
};

} // namespace rushes::test
