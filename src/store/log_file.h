// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFile>
#include <QString>
#include <QStringList>

namespace rushes {

/// A log on the disk, for its owner alone, that never grows beyond a few files: at size bytes rushes.log
/// becomes rushes.1.log, that one rushes.2.log, and so on; the oldest goes. What cannot be written is let go
/// of: a log never stops the work. Blocks on the disk; not thread-safe.
class LogFile
{
public:
    static constexpr qint64 usualSize = 1 << 20;
    static constexpr int files = 4;

    /// The folder is made with the first line.
    explicit LogFile(QString folder, qint64 size = usualSize);

    /// One line, without its end.
    void write(const QByteArray &line);
    /// Paths that exist, the newest first.
    [[nodiscard]] QStringList paths() const;

private:
    [[nodiscard]] QString path(int age) const;
    bool open();
    void rotate();

    QString m_folder;
    qint64 m_size;
    QFile m_file;
    qint64 m_length = 0; ///< of the open file, in bytes
};

} // namespace rushes
