// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/catalogue_writer.h"

#include "core/catalogue_families.h"
#include "core/catalogue_format.h"

#include <QJsonDocument>

#include <algorithm>

namespace rushes {

using namespace Qt::StringLiterals;

namespace {

/// A number of seconds; whole where it can be.
QJsonValue secondsOf(std::chrono::milliseconds duration)
{
    return duration.count() % 1000 == 0 ? QJsonValue(qint64(duration.count() / 1000))
                                        : QJsonValue(double(duration.count()) / 1000);
}

QJsonObject estimateToJson(const Estimate &estimate)
{
    return {{u"from_s"_s, secondsOf(estimate.from)}, {u"to_s"_s, secondsOf(estimate.to)}};
}

void setTitle(QJsonObject &object, const QString &title, const QString &name)
{
    if (title != name)
        object[u"title"_s] = title;
}

QJsonObject modeToJson(const Mode &mode)
{
    QJsonObject object{{u"name"_s, mode.name}};
    setTitle(object, mode.title, mode.name);
    if (mode.estimate)
        object[u"estimate"_s] = estimateToJson(*mode.estimate);
    if (mode.clipSeconds)
        object[u"clip_s"_s] = *mode.clipSeconds;
    return object;
}

/// What stood in the file before it was anchored.
QString withoutAnchors(const QRegularExpression &pattern)
{
    static const QString frame = wholeModelPattern(u"\n"_s);
    static const qsizetype before = frame.indexOf(u'\n');
    static const qsizetype behind = frame.size() - before - 1;
    return pattern.pattern().mid(before).chopped(behind);
}

QJsonObject familyToJson(const Family &family)
{
    QJsonObject object{{u"name"_s, family.name}};
    setTitle(object, family.title, family.name);
    if (!family.idPrefixes.isEmpty())
        object[u"id_prefixes"_s] = QJsonArray::fromStringList(family.idPrefixes);
    QJsonArray models;
    for (const QRegularExpression &pattern : family.modelPatterns)
        models.append(withoutAnchors(pattern));
    if (!models.isEmpty())
        object[u"models"_s] = models;
    QJsonArray modes;
    for (const Mode &mode : family.modes)
        modes.append(modeToJson(mode));
    if (!modes.isEmpty())
        object[u"modes"_s] = modes;
    if (!family.defaultMode.isEmpty())
        object[u"default_mode"_s] = family.defaultMode;
    if (family.estimate)
        object[u"estimate"_s] = estimateToJson(*family.estimate);
    QJsonArray lengths;
    for (const double length : family.fixedLengths)
        lengths.append(length);
    if (!lengths.isEmpty())
        object[u"lengths_s"_s] = lengths;
    if (family.linkLifetime) {
        QJsonObject lifetime{{u"duration_s"_s, secondsOf(family.linkLifetime->duration)}};
        if (family.linkLifetime->typical)
            lifetime[u"typical"_s] = true;
        object[u"link_lifetime"_s] = lifetime;
    }
    return object;
}

QJsonObject statusToJson(const QHash<QString, Status> &words)
{
    QJsonObject object;
    for (const StatusRow &row : statusRows) {
        QStringList ofStatus = words.keys(row.status);
        ofStatus.sort();
        if (!ofStatus.isEmpty())
            object[row.field] = QJsonArray::fromStringList(ofStatus);
    }
    return object;
}

QJsonObject fieldsToJson(const AnswerFields &fields)
{
    QJsonObject object;
    for (const FieldRow &row : fieldRows) {
        const QStringList &pointers = fields.*row.pointers;
        // An empty list says that it is not told, where leaving it out would say what most services do.
        if (!pointers.isEmpty() || !row.byDefault.isEmpty())
            object[row.field] = QJsonArray::fromStringList(pointers);
    }
    return object;
}

} // namespace

QJsonArray familiesToJson(const QVector<Family> &families)
{
    QJsonArray array;
    for (const Family &family : families)
        array.append(familyToJson(family));
    return array;
}

QJsonObject serviceToJson(const Service &service)
{
    QJsonObject object{{u"name"_s, service.name}};
    setTitle(object, service.title, service.name);
    object[u"base"_s] = service.base.toString(QUrl::FullyEncoded);
    object[u"path"_s] = service.resultPath;
    if (!service.contentPath.isEmpty())
        object[u"content_path"_s] = service.contentPath;
    object[u"polling"_s] = QJsonObject{{u"minimum_s"_s, secondsOf(service.polling.minimum)},
                                       {u"from_s"_s, secondsOf(service.polling.from)},
                                       {u"to_s"_s, secondsOf(service.polling.to)}};
    object[u"status"_s] = statusToJson(service.statusWords);
    object[u"fields"_s] = fieldsToJson(service.fields);
    if (!service.families.isEmpty())
        object[u"families"_s] = familiesToJson(service.families);
    return object;
}

QByteArray catalogueToJson(const QVector<Service> &services)
{
    QJsonArray array;
    for (const Service &service : services)
        array.append(serviceToJson(service));
    return QJsonDocument(QJsonObject{{u"version"_s, 1}, {u"services"_s, array}}).toJson();
}

} // namespace rushes
