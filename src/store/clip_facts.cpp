// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/clip_facts.h"

#include "store/clip_store.h"
#include "store/durable_file.h"
#include "store/task_rows.h"

#include <QDir>
#include <QHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSet>

#include <algorithm>
#include <array>

namespace rushes {

using namespace Qt::StringLiterals;

namespace {

constexpr int format = 1;
constexpr qint64 longestFacts = 1 << 20; // bytes

/// What leads anywhere, holds a secret, or is only of use while the clip is not here.
constexpr auto leftOut = std::to_array<QLatin1StringView>({
    QLatin1StringView("video_url"),
    QLatin1StringView("last_answer"),
    QLatin1StringView("saved_path"),
    QLatin1StringView("trouble"),
    QLatin1StringView("trouble_detail"),
    QLatin1StringView("clip_trouble"),
    QLatin1StringView("clip_trouble_detail"),
    QLatin1StringView("link_is_dead"),
    QLatin1StringView("link_is_refused"),
});

bool isKept(QLatin1StringView column)
{
    return std::ranges::find(leftOut, column) == leftOut.end();
}

bool isBytes(QLatin1StringView column)
{
    return column.endsWith(QLatin1StringView("sha256"));
}

template<typename T>
QJsonObject objectOf(const T &value, std::span<const StoredColumn<T>> columns)
{
    QJsonObject object;
    for (const auto &column : columns) {
        const QVariant stored = column.stored(value);
        if (!isKept(column.name) || stored.isNull())
            continue;
        object[column.name] = isBytes(column.name)
                                  ? QJsonValue(QString::fromLatin1(stored.toByteArray().toHex()))
                                  : QJsonValue::fromVariant(stored);
    }
    return object;
}

template<typename T>
T valueOf(const QJsonObject &object, std::span<const StoredColumn<T>> columns)
{
    T value;
    for (const auto &column : columns) {
        const QJsonValue cell = object[column.name];
        if (!isKept(column.name) || cell.isUndefined() || cell.isNull())
            continue;
        column.read(isBytes(column.name) ? QVariant(QByteArray::fromHex(cell.toString().toLatin1()))
                                         : cell.toVariant(),
                    value);
    }
    return value;
}

} // namespace

QByteArray clipFactsJson(const Task &task)
{
    QJsonArray transitions;
    for (const Transition &transition : task.transitions)
        transitions.append(objectOf(transition, transitionColumns()));
    return QJsonDocument(QJsonObject{{u"format"_s, format},
                                     {u"task"_s, objectOf(task, taskColumns())},
                                     {u"transitions"_s, transitions}})
        .toJson();
}

std::optional<Task> taskOfClipFacts(const QByteArray &json)
{
    const QJsonObject facts = QJsonDocument::fromJson(json).object();
    if (facts[u"format"_s].toInt() < format)
        return std::nullopt;
    Task task = valueOf(facts[u"task"_s].toObject(), taskColumns());
    const QJsonArray transitions = facts[u"transitions"_s].toArray();
    for (const QJsonValue &transition : transitions)
        task.transitions.append(valueOf(transition.toObject(), transitionColumns()));
    if (task.id.isEmpty() || task.service.isEmpty())
        return std::nullopt;
    return task;
}

qsizetype unknownClips(const QString &clipsFolder, const QVector<Task> &tasks)
{
    QSet<QString> known;
    for (const Task &task : tasks)
        known.insert(task.clipFacts.heldFile);
    const QFileInfoList files = QDir(clipsFolder).entryInfoList({u"*.mp4"_s}, QDir::Files);
    // An empty one is a name that was only taken.
    return std::ranges::count_if(
        files, [&](const QFileInfo &file) { return file.size() > 0 && !known.contains(file.fileName()); });
}

QString ClipStore::factsPath(const Task &task) const
{
    const QString part = partPath(task); // "<stem>.mp4.part"
    return part.left(part.size() - int(qstrlen(".mp4.part"))) + u".json"_s;
}

Outcome ClipStore::keepFacts(const Task &task) const
{
    if (const Outcome prepared = prepare(); !prepared)
        return prepared.error();
    const QString path = factsPath(task);
    if (const Outcome made = createPrivateFile(path); !made)
        return made.error();
    QFile file(path);
    const QByteArray json = clipFactsJson(task);
    if (!file.open(QIODevice::WriteOnly | QIODevice::Truncate) || file.write(json) != json.size())
        return writeError(file);
    return syncFile(file);
}

QVector<Task> ClipStore::findLost(const QVector<Task> &known) const
{
    QHash<std::pair<QString, QString>, const Task *> byId;
    for (const Task &task : known)
        byId.insert({task.service, task.id}, &task);
    QVector<Task> lost;
    const QDir folder(m_folder);
    const QStringList names = folder.entryList({u"*.json"_s}, QDir::Files, QDir::Name);
    for (const QString &name : names) {
        QFile file(folder.filePath(name));
        // A link to a pipe would be waited for.
        if (!QFileInfo(file).isFile() || !file.open(QIODevice::ReadOnly))
            continue;
        std::optional<Task> task = taskOfClipFacts(file.read(longestFacts));
        if (!task)
            continue;
        const std::optional<QString> held = findHeld(*task);
        // Verified when it was held; a size that differs now tells that it is not that file any more.
        if (!held || QFileInfo(pathOf(*held)).size() != task->clipFacts.bytes)
            continue;
        const Task *remembered = byId.value({task->service, task->id});
        if (remembered && isClipSafe(*remembered))
            continue;
        task->clipFacts.heldFile = *held;
        const QString poster = QFileInfo(name).completeBaseName() + u".jpg"_s;
        task->clipFacts.posterFile = QFileInfo::exists(pathOf(poster)) ? poster : QString();
        if (remembered) {
            const ClipFacts facts = task->clipFacts;
            const ClipState clip = task->clip;
            const qint64 number = remembered->number;
            // What the list still knows of the task stays, but for what only its completion can have told.
            if (isFinished(*remembered))
                task = *remembered;
            task->number = number;
            task->clip = clip;
            task->clipFacts = facts;
        }
        lost.append(*task);
    }
    return lost;
}

} // namespace rushes
