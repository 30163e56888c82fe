// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/clip_copy.h"

#include "core/file_name.h"
#include "store/clip_store.h"
#include "store/durable_file.h"
#include "store/growing_file.h"
#include "store/sha256.h"

#include <QDir>
#include <QFileInfo>

#include <cerrno>

#ifdef Q_OS_LINUX
#include <fcntl.h>
#include <linux/fs.h>
#include <sys/ioctl.h>
#endif

namespace rushes {

using namespace Qt::StringLiterals;

namespace {

bool isNameInFolder(const QString &name)
{
    return !name.isEmpty() && name != u"."_s && name != u".."_s && !name.contains(u'/') &&
           !name.contains(QChar::Null);
}

Error unreadable(const QFile &file)
{
    return {ErrorKind::FileUnreadable, u"%1: %2"_s.arg(file.fileName(), file.errorString())};
}

bool shareBlocks(const QFile &from, const QFile &to)
{
#if defined(Q_OS_LINUX) && defined(FICLONE)
    return ::ioctl(to.handle(), FICLONE, from.handle()) == 0;
#else
    Q_UNUSED(from);
    Q_UNUSED(to);
    return false;
#endif
}

/// Takes the room ahead, so that a full disk is told before the first byte.
Outcome reserve(const QFile &file, qint64 bytes)
{
#ifdef Q_OS_LINUX
    if (bytes > 0 && ::fallocate(file.handle(), 0, 0, bytes) != 0 && (errno == ENOSPC || errno == EDQUOT))
        return writeError(errno, file.fileName());
#else
    Q_UNUSED(file);
    Q_UNUSED(bytes);
#endif
    return success();
}

Result<QByteArray> hashOf(QFile &file, const ByteProgress &progress)
{
    Sha256 hash;
    QByteArray block(copyBlock, Qt::Uninitialized);
    if (!file.seek(0))
        return unreadable(file);
    for (qint64 done = 0; !progress || progress(done);) {
        const qint64 got = file.read(block.data(), block.size());
        if (got < 0)
            return unreadable(file);
        if (got == 0)
            return hash.result();
        hash.add(QByteArrayView(block.constData(), got));
        done += got;
    }
    return Error{ErrorKind::Cancelled, {}};
}

/// One copy, step by step.
class ClipCopy
{
public:
    explicit ClipCopy(const CopyOrder &order)
        : m_order(order)
        , m_source(order.heldPath)
    {
    }

    Result<QString> made()
    {
        if (const Outcome opened = openSource(); !opened)
            return opened.error();
        GrowingFile clip(m_folder);
        if (const Outcome filled = fill(clip); !filled)
            return filled.error();
        if (const Outcome checked = check(clip.file()); !checked)
            return checked.error();
        GrowingFile facts(m_folder);
        if (const Outcome written = write(facts); !written)
            return written.error();
        const Result<QString> path = place(clip, facts);
        if (!path)
            return path;
        if (const Outcome synced = syncFolder(m_folder); !synced)
            return synced.error();
        return path;
    }

private:
    Outcome openSource()
    {
        if (!isNameInFolder(m_order.name))
            return Error{ErrorKind::FileNameInvalid, m_order.name};
        if (!m_source.open(QIODevice::ReadOnly | QIODevice::Unbuffered))
            return unreadable(m_source);
        m_total = m_source.size();
        if (m_order.folder.isEmpty() || !QDir().mkpath(m_order.folder))
            return Error{ErrorKind::FolderNotWritable, m_order.folder};
        m_folder = QDir(m_order.folder).absolutePath();
        return success();
    }

    Outcome fill(GrowingFile &clip)
    {
        if (const Outcome opened = clip.open(); !opened)
            return opened;
        if (!shareBlocks(m_source, clip.file())) {
            if (const Outcome reserved = reserve(clip.file(), m_total); !reserved)
                return reserved;
            const auto progress = [this](qint64 bytes) { return goesOn(bytes / 2); };
            if (const Outcome copied = copyContents(m_source, clip.file(), progress); !copied)
                return copied;
        }
        return syncFile(clip.file());
    }

    /// What stands on the disk is what was held.
    Outcome check(QFile &copy)
    {
        const auto progress = [this](qint64 bytes) { return goesOn((m_total + bytes) / 2); };
        const Result<QByteArray> written = hashOf(copy, progress);
        if (!written)
            return written.error();
        m_sha256 = *written;
        if (m_sha256 == m_order.sha256)
            return success();
        // Whose fault it is, the held copy tells.
        const Result<QByteArray> held = hashOf(m_source, {});
        if (!held)
            return held.error();
        if (*held != m_sha256)
            return Error{ErrorKind::FileWriteFailed, u"%1: %2"_s.arg(m_folder, u"read back otherwise"_s)};
        if (!m_order.sha256.isEmpty())
            return Error{ErrorKind::HeldClipChanged, m_order.heldPath};
        return success();
    }

    Outcome write(GrowingFile &facts)
    {
        if (!m_order.facts)
            return success();
        if (const Outcome opened = facts.open(); !opened)
            return opened;
        if (facts.file().write(*m_order.facts) != m_order.facts->size())
            return writeError(facts.file());
        return syncFile(facts.file());
    }

    /// The first of the numbered names that is free for all that is to stand there.
    Result<QString> place(GrowingFile &clip, GrowingFile &facts)
    {
        for (int take = 1;; ++take) {
            const QString name = numberedFileName(m_order.name, take);
            if (isSavedAlready(name))
                return adopted(name, facts);
            if (m_order.facts && isTaken(factsName(name)))
                continue;
            const Result<bool> placed = clip.place(name);
            if (!placed)
                return placed.error();
            if (!*placed)
                continue;
            // Where another took the facts' name meanwhile, the clip goes on to its next name.
            const Result<bool> both = m_order.facts ? facts.place(factsName(name)) : placed;
            if (!both)
                return both.error();
            if (!*both)
                continue;
            clip.keep();
            facts.keep();
            return clip.path();
        }
    }

    [[nodiscard]] bool isSavedAlready(const QString &name) const
    {
        const QString path = m_folder + u'/' + name;
        if (!m_order.othersFiles || m_order.othersFiles->contains(path))
            return false;
        const QFileInfo file(path);
        if (!file.isFile() || file.isSymLink() || file.size() != m_total)
            return false;
        const Result<QByteArray> content = ClipStore::sha256Of(path);
        return content && *content == m_sha256;
    }

    /// Facts that came to be are not touched; missing ones are added.
    Result<QString> adopted(const QString &name, GrowingFile &facts) const
    {
        if (m_order.facts) {
            const Result<bool> placed = facts.place(factsName(name));
            if (!placed)
                return placed.error();
            if (*placed)
                facts.keep();
        }
        return QString(m_folder + u'/' + name);
    }

    [[nodiscard]] bool isTaken(const QString &name) const
    {
        const QFileInfo file(m_folder + u'/' + name);
        return file.exists() || file.isSymLink();
    }

    static QString factsName(const QString &name) { return name.left(name.lastIndexOf(u'.')) + factsEnding; }

    [[nodiscard]] bool goesOn(qint64 done) const
    {
        return !m_order.progress || m_order.progress(done, m_total);
    }

    const CopyOrder &m_order;
    QFile m_source;
    QString m_folder;
    qint64 m_total = 0;
    QByteArray m_sha256;
};

} // namespace

Result<QString> copyClip(const CopyOrder &order)
{
    return ClipCopy(order).made();
}

} // namespace rushes
