// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QHash>
#include <QObject>
#include <QString>

namespace rushes {

/// The API keys, one a service, for this session only: in memory, never on disk. Main thread.
class KeyRing final : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    /// Empty when there is none.
    [[nodiscard]] QString key(const QString &service) const;
    [[nodiscard]] bool has(const QString &service) const;
    /// An empty key forgets it. White space around it is cut off. Emits changed where it changed.
    void setKey(const QString &service, const QString &key);

    /// Reads a key file: its first line, mode 0600 or stricter. Errors: FileUnreadable (also when others can
    /// read it, or nothing is in it).
    static Result<QString> fromFile(const QString &path);

Q_SIGNALS:
    void changed(const QString &service);

private:
    QHash<QString, QString> m_keys;
};

} // namespace rushes
