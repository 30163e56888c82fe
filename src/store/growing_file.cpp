// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/growing_file.h"

#include "store/durable_file.h"

#include <QUuid>

#include <cerrno>

#ifdef Q_OS_LINUX
#include <fcntl.h>
#include <unistd.h>
#endif

namespace rushes {

using namespace Qt::StringLiterals;

namespace {

QString hiddenName()
{
    return u".rushes-%1.part"_s.arg(QUuid::createUuid().toString(QUuid::Id128));
}

#ifdef Q_OS_LINUX
QByteArray linkTo(const QFile &file)
{
    return "/proc/self/fd/" + QByteArray::number(file.handle());
}
#endif

} // namespace

GrowingFile::GrowingFile(QString folder)
    : m_folder(std::move(folder))
    , m_file(m_folder + u'/' + hiddenName())
{
}

GrowingFile::~GrowingFile()
{
    m_file.close();
    if (!m_kept && !m_path.isEmpty())
        QFile::remove(m_path);
}

Outcome GrowingFile::open()
{
    const Outcome nameless = openNameless();
    return nameless ? nameless : open(Means::Hidden);
}

Outcome GrowingFile::open(Means means)
{
    if (means == Means::Nameless)
        return openNameless();
    if (!m_file.open(QIODevice::ReadWrite | QIODevice::NewOnly | QIODevice::Unbuffered))
        return Error{ErrorKind::FolderNotWritable, m_folder};
    m_path = m_file.fileName();
    return success();
}

Outcome GrowingFile::openNameless()
{
#if defined(Q_OS_LINUX) && defined(O_TMPFILE)
    const int handle = ::open(QFile::encodeName(m_folder).constData(), O_TMPFILE | O_RDWR | O_CLOEXEC, 0666);
    if (handle < 0)
        return writeError(errno, m_file.fileName());
    if (!m_file.open(handle, QIODevice::ReadWrite | QIODevice::Unbuffered, QFileDevice::AutoCloseHandle)) {
        ::close(handle);
        return writeError(m_file);
    }
    if (::access(linkTo(m_file).constData(), F_OK) == 0)
        return success();
    m_file.close(); // without /proc it could never be given a name
#endif
    return writeError(EOPNOTSUPP, m_file.fileName());
}

Result<bool> GrowingFile::linkNameless(const QString &path)
{
#ifdef Q_OS_LINUX
    if (::linkat(AT_FDCWD, linkTo(m_file).constData(), AT_FDCWD, QFile::encodeName(path).constData(),
                 AT_SYMLINK_FOLLOW) == 0)
        return true;
    if (errno == EEXIST)
        return false;
    return writeError(errno, path);
#else
    return writeError(EOPNOTSUPP, path);
#endif
}

Result<bool> GrowingFile::place(const QString &name)
{
    const QString path = m_folder + u'/' + name;
    const Result<bool> placed = m_path.isEmpty() ? linkNameless(path) : renameNoReplace(m_path, path);
    if (placed && *placed)
        m_path = path;
    return placed;
}

} // namespace rushes
