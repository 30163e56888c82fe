// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/task_database.h"

#include <QObject>
#include <QTemporaryDir>

#include <memory>

namespace rushes::test {

/// Tasks in a filled database.
inline constexpr int taskCount = 500;
/// Bytes of a page of it.
inline constexpr int page = 4096;

inline TaskWrite changing(const QVector<Task> &tasks)
{
    return {.changed = tasks};
}

inline TaskWrite removing(const QVector<qint64> &numbers)
{
    return {.removed = numbers};
}

inline TaskWrite restoring(const QVector<qint64> &numbers)
{
    return {.restored = numbers};
}

/// The database of a profile, in a folder that every test has anew.
class DatabaseBench : public QObject
{
protected:
    void begin();
    [[nodiscard]] QString path() const { return m_folder->filePath(QStringLiteral("tasks.sqlite")); }
    /// What the next start reads.
    [[nodiscard]] Result<Remembered> opened() const;
    /// The same where it must succeed.
    [[nodiscard]] Remembered reopened() const;
    /// Writes, and waits until it is committed.
    static void put(TaskDatabase &database, const TaskWrite &write);

    /// Puts a closed database of full tasks in place.
    void fill();
    /// Damages its file from a byte on.
    void overwrite(qint64 at, const QByteArray &bytes) const;
    /// Names of what was set aside, but for -shm, which holds nothing.
    [[nodiscard]] QStringList setAside() const;

    std::unique_ptr<QTemporaryDir> m_folder;

private:
    QByteArray m_filled; ///< Made once for all tests of a program.
};

} // namespace rushes::test
