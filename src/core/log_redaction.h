// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/key_redaction.h"

#include <QMutex>
#include <QString>
#include <QStringList>
#include <QVector>

namespace rushes {

/// What every line of the log goes through before it is written, kept or shown: keys, whatever stands behind
/// "Bearer" or "Authorization", and what follows "?" in URLs go; control and bidi characters are made
/// visible; long lines are cut. Any thread.
class LogRedactor
{
public:
    /// A key that must never be seen, in any spelling (key_redaction.h). It stays one when it is replaced.
    void addKey(const QString &key);
    /// One line, of at most longestLine characters.
    [[nodiscard]] QString redacted(QString text) const;

    static constexpr qsizetype longestLine = 1000;

private:
    mutable QMutex m_mutex;
    QStringList m_keys;
    QVector<KeySpellings> m_spellings; ///< of each
};

/// URLs keep scheme and host alone: a path can be a secret as well as a query.
QString withoutLinks(QString text);
/// A text for others to read: absolute paths, "~/.." and file: URLs are folded to "<path>", for folders and
/// names of files tell of people. What follows a path that stands without quotes goes with it, up to a colon:
/// nobody knows where a name with spaces ends.
QString withoutPaths(QString text);

} // namespace rushes
