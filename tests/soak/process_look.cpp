// SPDX-License-Identifier: GPL-3.0-or-later
#include "process_look.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>

#include <unistd.h>

namespace rushes::soak {

using namespace Qt::StringLiterals;

namespace {

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// Of "Name:   value unit" lines.
qint64 numberIn(const QByteArray &text, const QByteArray &name)
{
    const qsizetype at = text.indexOf(QByteArray('\n' + name + ':'));
    return at < 0 ? 0 : text.mid(at + name.size() + 2).simplified().split(' ').value(0).toLongLong();
}

} // namespace

ProcessLook lookAt(qint64 process)
{
    const QString folder = u"/proc/%1/"_s.arg(process);
    const QByteArray stat = contentOf(folder + u"stat");
    // After the name, which may hold anything, in brackets: the state is the first.
    const QList<QByteArray> fields = stat.mid(stat.lastIndexOf(')') + 2).split(' ');
    const QByteArray memory = contentOf(folder + u"smaps_rollup");
    return {
        .ownKib = numberIn(memory, "Pss_Anon") + numberIn(memory, "Pss_Shmem") + numberIn(memory, "SwapPss"),
        .handles = int(
            QDir(folder + u"fd").entryList(QDir::AllEntries | QDir::System | QDir::NoDotAndDotDot).size()),
        .threads = int(numberIn(contentOf(folder + u"status"), "Threads")),
        .cpuMs =
            (fields.value(11).toLongLong() + fields.value(12).toLongLong()) * 1000 / sysconf(_SC_CLK_TCK)};
}

qint64 bytesOf(const QString &path, const QString &names)
{
    if (const QFileInfo info(path); !info.isDir())
        return info.size();
    qint64 bytes = 0;
    QDirIterator files(path, {names}, QDir::Files, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        files.next();
        bytes += files.fileInfo().size();
    }
    return bytes;
}

int filesIn(const QString &folder, const QString &names)
{
    return int(QDir(folder).entryList({names}, QDir::Files).size());
}

} // namespace rushes::soak
