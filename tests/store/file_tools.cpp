// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/file_tools.h"

#include <QDir>

#include <csignal>

#include <sys/resource.h>
#include <unistd.h>

namespace rushes::test {

namespace {
constexpr uid_t nobody = 65534;
} // namespace

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void writeFile(const QString &path, const QByteArray &content, QFile::Permissions mode)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
        qFatal("cannot write %s", qPrintable(path));
    file.close();
    file.setPermissions(mode);
}

QStringList namesIn(const QString &folder)
{
    return QDir(folder).entryList(QDir::AllEntries | QDir::NoDotAndDotDot | QDir::Hidden | QDir::System,
                                  QDir::Name);
}

FileSizeLimit::FileSizeLimit(quint64 bytes)
{
    std::signal(SIGXFSZ, SIG_IGN);
    rlimit limit{};
    ::getrlimit(RLIMIT_FSIZE, &limit);
    m_before = limit.rlim_cur;
    limit.rlim_cur = bytes;
    ::setrlimit(RLIMIT_FSIZE, &limit);
}

FileSizeLimit::~FileSizeLimit()
{
    rlimit limit{};
    ::getrlimit(RLIMIT_FSIZE, &limit);
    limit.rlim_cur = m_before;
    ::setrlimit(RLIMIT_FSIZE, &limit);
}

WithoutPrivileges::WithoutPrivileges()
{
    if (::getuid() == 0 && ::seteuid(nobody) != 0)
        qFatal("cannot become nobody");
}

WithoutPrivileges::~WithoutPrivileges()
{
    if (::getuid() == 0 && ::seteuid(0) != 0)
        qFatal("cannot become root again");
}

} // namespace rushes::test
