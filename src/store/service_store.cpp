// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/service_store.h"

#include "core/catalogue_writer.h"
#include "store/durable_file.h"

#include <QFileInfo>
#include <QSaveFile>

namespace rushes {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 sizeCap = 1024 * 1024; ///< the catalogue's own
constexpr int mostSetAside = 1000;

Error unreadable(const QString &path, const QString &why)
{
    return {ErrorKind::FileUnreadable, path + u": "_s + why};
}

/// The new path; empty where it cannot be moved.
QString setAside(const QString &path)
{
    for (int take = 1; take <= mostSetAside; ++take) {
        const QString aside = path + u".set-aside-"_s + QString::number(take);
        const Result<bool> renamed = renameNoReplace(path, aside);
        if (!renamed)
            return {};
        if (*renamed)
            return aside;
    }
    return {};
}

} // namespace

StoredServices readServices(const QString &path)
{
    const QFileInfo info(path);
    if (!info.exists() && !info.isSymLink())
        return {};
    // A pipe in its place would be waited for.
    if (!info.isFile())
        return {{}, unreadable(path, u"no file"_s), {}};
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return {{}, unreadable(path, file.errorString()), {}};
    const Result<ServiceCatalogue> read = ServiceCatalogue::fromJson(file.read(sizeCap + 1));
    if (!read)
        return {{}, read.error(), {}};
    return {read->services(), std::nullopt, {}};
}

StoredServices takeServices(const QString &path)
{
    StoredServices stored = readServices(path);
    if (stored.trouble)
        stored.setAsidePath = setAside(path);
    return stored;
}

Outcome writeServices(const QString &path, const QVector<Service> &services)
{
    if (services.isEmpty()) {
        if (QFileInfo::exists(path) && !QFile::remove(path))
            return Error{ErrorKind::FileWriteFailed, path};
        return syncFolder(QFileInfo(path).absolutePath());
    }
    const QByteArray json = catalogueToJson(services);
    QSaveFile file(path);
    const bool written = file.open(QIODevice::WriteOnly) &&
                         file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner) &&
                         file.write(json) == json.size() && file.commit();
    if (!written)
        return Error{ErrorKind::FileWriteFailed, path + u": "_s + file.errorString()};
    return syncFolder(QFileInfo(path).absolutePath());
}

} // namespace rushes
