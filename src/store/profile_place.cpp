// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/profile_place.h"

#include "store/durable_file.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSaveFile>

namespace rushes {

using namespace Qt::StringLiterals;

namespace {

const QString movedName = u"moved.json"_s;
const QString moveName = u"move.json"_s;
const QString arrivingName = u"arriving.json"_s;
const QString toField = u"to"_s;
const QString fromField = u"from"_s;
const QString arrivedField = u"arrived"_s;
const QString filesField = u"files"_s;

/// A chain of more is a circle.
constexpr int mostMoves = 32;

QString pathOf(const QString &folder, const QString &name)
{
    return folder + u'/' + name;
}

QJsonObject readObject(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? QJsonDocument::fromJson(file.readAll()).object() : QJsonObject();
}

/// On disk, or not at all.
Outcome writeObject(const QString &folder, const QString &name, const QJsonObject &object)
{
    QSaveFile file(pathOf(folder, name));
    if (!file.open(QIODevice::WriteOnly))
        return Error{ErrorKind::FolderNotWritable, folder};
    const QByteArray json = QJsonDocument(object).toJson();
    if (file.write(json) != json.size() || !file.flush() || !file.commit()) {
        const bool full = file.error() == QFileDevice::ResourceError;
        return Error{full ? ErrorKind::DiskFull : ErrorKind::FolderNotWritable, folder};
    }
    return syncFolder(folder);
}

void removeObject(const QString &folder, const QString &name)
{
    if (QFile::remove(pathOf(folder, name)))
        (void)syncFolder(folder);
}

/// A folder that a field names; nothing for what is no absolute path.
std::optional<QString> folderIn(const QJsonObject &object, const QString &field)
{
    const QString folder = object.value(field).toString();
    return QDir::isAbsolutePath(folder) ? std::optional(QDir::cleanPath(folder)) : std::nullopt;
}

QString sameWay(const QString &folder)
{
    const QString canonical = QFileInfo(folder).canonicalFilePath();
    return canonical.isEmpty() ? QDir::cleanPath(folder) : canonical;
}

/// The next folder to look at; nothing where the profile is here.
std::optional<QString> onward(const QString &folder)
{
    const std::optional<QString> from = arrivingFrom(folder);
    if (!from)
        return movedTo(folder);
    // Not all is here before it is gone from there.
    const std::optional<QString> there = movedTo(*from);
    const bool arrived = there && sameWay(*there) == sameWay(folder);
    return arrived ? std::nullopt : from;
}

} // namespace

std::optional<QString> movedTo(const QString &folder)
{
    return folderIn(readObject(pathOf(folder, movedName)), toField);
}

Outcome setMovedTo(const QString &folder, const QString &to)
{
    return writeObject(folder, movedName, {{toField, to}});
}

void clearMovedTo(const QString &folder)
{
    removeObject(folder, movedName);
}

std::optional<PendingMove> pendingMove(const QString &folder)
{
    const QJsonObject object = readObject(pathOf(folder, moveName));
    const std::optional<QString> to = folderIn(object, toField);
    if (!to)
        return std::nullopt;
    PendingMove move{.to = *to, .arrived = object.value(arrivedField).toBool()};
    for (const QJsonValue &file : object.value(filesField).toArray())
        move.files.append(file.toString());
    return move;
}

Outcome setPendingMove(const QString &folder, const PendingMove &move)
{
    return writeObject(folder, moveName,
                       {{toField, move.to},
                        {arrivedField, move.arrived},
                        {filesField, QJsonArray::fromStringList(move.files)}});
}

void clearPendingMove(const QString &folder)
{
    removeObject(folder, moveName);
}

std::optional<QString> arrivingFrom(const QString &folder)
{
    return folderIn(readObject(pathOf(folder, arrivingName)), fromField);
}

Outcome setArrivingFrom(const QString &folder, const QString &from)
{
    return writeObject(folder, arrivingName, {{fromField, from}});
}

void clearArrivingFrom(const QString &folder)
{
    removeObject(folder, arrivingName);
}

bool isAboutPlace(const QString &fileName)
{
    return fileName == movedName || fileName == moveName || fileName == arrivingName;
}

Result<QString> locateProfile(const QString &folder)
{
    QString at = QDir::cleanPath(QDir(folder).absolutePath());
    for (int moves = 0; moves < mostMoves; ++moves) {
        const std::optional<QString> next = onward(at);
        if (!next)
            return at;
        // Never begun anew where a disk is only not connected.
        if (!QFileInfo(*next).isDir())
            return Error{ErrorKind::ProfileAway, *next};
        at = *next;
    }
    return Error{ErrorKind::ProfileAway, at};
}

} // namespace rushes
