// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QString>
#include <QStringList>

class QMimeData;

namespace rushes {

/// Text that is pasted or dropped on the window: as it is, or what stands in files (read off the main thread,
/// in UTF-8 or UTF-16). Main thread.
class IncomingText final : public QObject
{
    Q_OBJECT

public:
    /// Together; a file that is larger is refused with a sentence.
    static constexpr qint64 largest = 16 * 1024 * 1024;

    using QObject::QObject;

    static bool accepts(const QMimeData &data);
    /// Files before text: a file manager offers their paths as text too.
    void take(const QMimeData &data);
    void readFiles(const QStringList &paths);

Q_SIGNALS:
    void arrived(const QString &text);
    /// One sentence for a person. Nothing was taken.
    void refused(const QString &sentence);
};

} // namespace rushes
