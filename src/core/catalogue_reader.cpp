// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/catalogue_reader.h"

#include "core/base_url.h"
#include "core/catalogue_families.h"
#include "core/catalogue_format.h"
#include "core/json_pointer.h"

#include <cmath>

namespace rushes {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype catalogueSizeCap = 1024 * 1024;
constexpr double shortestMinimum = 30;            // promises.md: never two polls less than 30 s apart ..
constexpr double shortestMinimumOnLoopback = 0.1; // .. except on loopback

PollingAdvice pollingIn(const JsonReader &owner, bool onLoopback)
{
    PollingAdvice advice;
    if (!owner.has("polling"_l))
        return advice;
    const auto duration = [](double seconds) { return Duration(qint64(std::llround(seconds * 1000))); };
    const JsonReader reader = owner.at("polling"_l);
    reader.allowOnly({"minimum_s"_l, "from_s"_l, "to_s"_l});
    const double shortest = onLoopback ? shortestMinimumOnLoopback : shortestMinimum;
    advice.minimum = duration(reader.at("minimum_s"_l).number(shortest, longestSpan));
    advice.from = duration(reader.at("from_s"_l).number(shortest, longestSpan));
    advice.to = duration(reader.at("to_s"_l).number(shortest, longestSpan));
    if (advice.minimum > advice.from)
        reader.fail(QT_TRANSLATE_NOOP("JsonFault", "minimum_s is over from_s"));
    if (advice.from > advice.to)
        reader.fail(QT_TRANSLATE_NOOP("JsonFault", "from_s is over to_s"));
    return advice;
}

QHash<QString, Status> statusWordsIn(const JsonReader &owner)
{
    QHash<QString, Status> words;
    const bool given = owner.has("status"_l);
    const JsonReader reader = given ? owner.at("status"_l) : owner;
    if (given)
        reader.allowOnly(
            {statusRows[0].field, statusRows[1].field, statusRows[2].field, statusRows[3].field});
    QSet<QString> seen;
    for (const StatusRow &row : statusRows) {
        if (!given) {
            words.insert(row.field, row.status);
            continue;
        }
        // Without a word for the end no task would ever finish.
        if (!reader.has(row.field) && row.status != Status::Completed)
            continue;
        const QStringList texts = reader.at(row.field).texts();
        if (texts.isEmpty())
            reader.at(row.field).fail(QT_TRANSLATE_NOOP("JsonFault", "has no words"));
        for (const QString &text : texts) {
            const QString word = text.trimmed().toLower();
            refuseSecond(seen, word, reader.at(row.field));
            words.insert(word, row.status);
        }
    }
    return words;
}

AnswerFields answerFieldsIn(const JsonReader &owner)
{
    AnswerFields fields;
    for (const FieldRow &row : fieldRows)
        fields.*row.pointers = QString(row.byDefault).split(u' ', Qt::SkipEmptyParts);
    if (!owner.has("fields"_l))
        return fields;
    const JsonReader reader = owner.at("fields"_l);
    reader.allowOnly({fieldRows[0].field, fieldRows[1].field, fieldRows[2].field, fieldRows[3].field,
                      fieldRows[4].field, fieldRows[5].field, fieldRows[6].field, fieldRows[7].field,
                      fieldRows[8].field});
    for (const FieldRow &row : fieldRows) {
        if (!reader.has(row.field))
            continue;
        const QStringList pointers = reader.at(row.field).texts();
        for (const QString &pointer : pointers) {
            if (!isJsonPointer(pointer))
                reader.at(row.field).fail(QT_TRANSLATE_NOOP("JsonFault", "is no JSON Pointer: %1"),
                                          {pointer.left(64)});
        }
        // Without these no answer would ever be one.
        const bool isNeeded = row.pointers == &AnswerFields::id || row.pointers == &AnswerFields::status;
        if (isNeeded && pointers.isEmpty())
            reader.at(row.field).fail(QT_TRANSLATE_NOOP("JsonFault", "has no JSON Pointer"));
        fields.*row.pointers = pointers;
    }
    return fields;
}

QUrl baseIn(const JsonReader &reader)
{
    QString text = reader.text();
    while (text.endsWith(u'/'))
        text.chop(1);
    const QUrl base(text, QUrl::StrictMode);
    if (!base.isValid() && text.startsWith(u"https://"))
        reader.fail(QT_TRANSLATE_NOOP("JsonFault", "is no address with a host"));
    else if (const char *fault = faultOfBaseUrl(base))
        reader.fail(fault);
    return base;
}

QString pathIn(const JsonReader &reader)
{
    const QString path = reader.text();
    static const QRegularExpression pattern(u"\\A(/[A-Za-z0-9._~-]+)*/[{]id[}](/[A-Za-z0-9._~-]+)*\\z"_s);
    const QStringList segments = path.split(u'/');
    if (!pattern.match(path).hasMatch() || segments.contains(u"."_s) || segments.contains(u".."_s))
        reader.fail(QT_TRANSLATE_NOOP("JsonFault", "is no plain path with one segment {id}"));
    return path;
}

/// "custom" is what scripts read for a service that was named by its base alone (custom_service.h).
void refuseReservedName(const JsonReader &reader, const QString &name)
{
    if (name == u"custom")
        reader.fail(QT_TRANSLATE_NOOP("JsonFault", "is kept for services that have no name"));
}

Service serviceIn(const JsonReader &reader)
{
    reader.allowOnly({"name"_l, "title"_l, "base"_l, "path"_l, "content_path"_l, "polling"_l, "status"_l,
                      "fields"_l, "families"_l});
    Service service;
    service.name = nameIn(reader.at("name"_l));
    refuseReservedName(reader.at("name"_l), service.name);
    service.title = titleIn(reader, service.name);
    service.base = baseIn(reader.at("base"_l));
    service.resultPath = reader.has("path"_l) ? pathIn(reader.at("path"_l)) : QString(defaultResultPath);
    if (reader.has("content_path"_l))
        service.contentPath = pathIn(reader.at("content_path"_l));
    service.polling = pollingIn(reader, service.onLoopback());
    service.statusWords = statusWordsIn(reader);
    service.fields = answerFieldsIn(reader);
    service.families = familiesIn(reader);
    return service;
}

} // namespace

std::variant<Service, JsonFault> readService(const QJsonValue &service)
{
    std::optional<JsonFault> fault;
    Service read = serviceIn(JsonReader(service, fault));
    if (fault)
        return *fault;
    return read;
}

std::variant<ServiceCatalogue, JsonFault> readCatalogue(const QByteArray &json)
{
    if (json.size() > catalogueSizeCap)
        return JsonFault{{}, QT_TRANSLATE_NOOP("JsonFault", "is larger than 1 MiB")};
    const auto parsed = parsedJson(json);
    if (const auto *unparsed = std::get_if<JsonFault>(&parsed))
        return *unparsed;

    std::optional<JsonFault> fault;
    const JsonReader reader(std::get<QJsonValue>(parsed), fault);
    ServiceCatalogue catalogue;
    reader.allowOnly({"version"_l, "default"_l, "services"_l});
    if (reader.has("version"_l) && reader.at("version"_l).number(0, 1e9) != 1)
        reader.at("version"_l)
            .fail(QT_TRANSLATE_NOOP("JsonFault", "is not 1, the only one that is known here"));
    QSet<QString> names;
    QSet<QString> bases;
    const QVector<JsonReader> services = reader.at("services"_l).elements();
    for (const JsonReader &each : services) {
        const Service service = serviceIn(each);
        refuseSecond(names, service.name, each.at("name"_l));
        refuseSecond(bases, identityOfBase(service.base), each.at("base"_l));
        if (!fault)
            catalogue = catalogue.withService(service);
    }
    if (services.isEmpty())
        reader.at("services"_l).fail(QT_TRANSLATE_NOOP("JsonFault", "is empty"));
    if (reader.has("default"_l)) {
        const QString wanted = reader.at("default"_l).text();
        if (!fault && !catalogue.find(wanted))
            reader.at("default"_l).fail(QT_TRANSLATE_NOOP("JsonFault", "is none of the services"));
        catalogue.setDefaultService(wanted);
    }
    if (fault)
        return *fault;
    return catalogue;
}

Result<ServiceCatalogue> ServiceCatalogue::fromJson(const QByteArray &json)
{
    auto read = readCatalogue(json);
    if (const auto *fault = std::get_if<JsonFault>(&read))
        return Error{ErrorKind::CatalogueInvalid, fault->text()};
    return std::get<ServiceCatalogue>(std::move(read));
}

} // namespace rushes
