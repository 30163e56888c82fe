// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

#include <memory>

namespace rushes {

/// withoutKey() for many texts: what is looked for is made once.
class KeySpellings
{
public:
    /// Of no key: nothing is cut.
    KeySpellings() = default;
    explicit KeySpellings(const QString &key);
    [[nodiscard]] QByteArray cutFrom(const QByteArray &text) const;
    [[nodiscard]] QString cutFrom(const QString &text) const;

private:
    class Private;
    std::shared_ptr<const Private> d; ///< none: the key cannot be told from text
};

/// The text without the key, should it stand there: as it is, percent-encoded, base64-encoded (at any
/// alignment, in both alphabets) or as JSON escapes it. Parts of the key of 12 characters and more count too,
/// because services cut keys short when they repeat them. What is cut out leaves "***". A key of under 8
/// characters cannot be told from text and stays. For everything that comes from a service and is shown,
/// logged or stored.
QByteArray withoutKey(const QByteArray &text, const QString &key);
QString withoutKey(const QString &text, const QString &key);

} // namespace rushes
