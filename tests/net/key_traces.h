// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayList>
#include <QSet>

namespace rushes::test {

/// Finds any 16 characters of a key in what was written or sent: raw, percent-encoded or in base64.
class KeyTraces
{
public:
    explicit KeyTraces(const QByteArray &key)
    {
        addWindows(key);
        addWindows(key.toPercentEncoding());
        addWindows(QByteArray(key.toHex(' ')).toUpper().replace(' ', '%').prepend('%'));
        // The three ways in which a key can lie in the groups of a longer text.
        for (qsizetype offset = 0; offset < 3; ++offset) {
            const QByteArray inGroups = key.mid(offset, (key.size() - offset) / 3 * 3);
            addWindows(inGroups.toBase64());
            addWindows(inGroups.toBase64(QByteArray::Base64UrlEncoding));
        }
    }

    [[nodiscard]] bool isIn(const QByteArray &text) const
    {
        for (qsizetype at = 0; at + length <= text.size(); ++at) {
            if (m_windows.contains(text.mid(at, length)))
                return true;
        }
        return false;
    }

private:
    static constexpr qsizetype length = 16;
    void addWindows(const QByteArray &text)
    {
        for (qsizetype at = 0; at + length <= text.size(); ++at)
            m_windows.insert(text.mid(at, length));
    }

    QSet<QByteArray> m_windows;
};

} // namespace rushes::test
