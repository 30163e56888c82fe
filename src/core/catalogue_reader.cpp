// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base_url.h"
#include "core/json_pointer.h"
#include "core/json_reader.h"
#include "core/service_catalogue.h"

#include <QSet>

#include <array>
#include <cmath>

// The format of resources/services.json, described in resources/SERVICES.md, "The catalogue file".

namespace rushes {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype catalogueSizeCap = 1024 * 1024;
constexpr double secondsOfWeek = 7 * 24 * 3600;
constexpr double shortestMinimum = 30;            // promises.md: never two polls less than 30 s apart ..
constexpr double shortestMinimumOnLoopback = 0.1; // .. except on loopback

constexpr QLatin1StringView operator""_l(const char *text, size_t size)
{
    return QLatin1StringView(text, qsizetype(size));
}

struct StatusRow
{
    QLatin1StringView field;
    Status status;
};
constexpr auto statusRows = std::to_array<StatusRow>({
    {"queued"_l, Status::Queued},
    {"processing"_l, Status::Processing},
    {"completed"_l, Status::Completed},
    {"failed"_l, Status::Failed},
});

struct FieldRow
{
    QLatin1StringView field;
    QStringList AnswerFields::*pointers;
    QLatin1StringView byDefault; ///< separated by spaces
};
constexpr auto fieldRows = std::to_array<FieldRow>({
    {"id"_l, &AnswerFields::id, "/id"_l},
    {"status"_l, &AnswerFields::status, "/status"_l},
    {"model"_l, &AnswerFields::model, "/model"_l},
    {"created"_l, &AnswerFields::created, "/created"_l},
    {"video_url"_l, &AnswerFields::videoUrl, "/video_url"_l},
    {"actual_duration"_l, &AnswerFields::actualDuration, "/actualDuration"_l},
    {"error"_l, &AnswerFields::error, "/error"_l},
    {"expires_at"_l, &AnswerFields::expiresAt,
     "/expires_at /expiresAt /video_url_expires_at /url_expires_at"_l},
});

/// A word of the command line and the database.
QString nameIn(const JsonReader &reader)
{
    static const QRegularExpression pattern(u"\\A[A-Za-z0-9][A-Za-z0-9._-]{0,63}\\z"_s);
    const QString name = reader.text();
    if (!name.isEmpty() && !pattern.match(name).hasMatch())
        reader.fail(u"is no name: letters, digits, '.', '_' and '-' alone, 64 at most"_s);
    return name;
}

QString titleIn(const JsonReader &owner, const QString &name)
{
    return owner.has("title"_l) ? owner.at("title"_l).text() : name;
}

/// Notes a fault when the value stands there already.
template<typename Value>
void refuseSecond(QSet<Value> &seen, const Value &value, const JsonReader &reader)
{
    if (seen.contains(value))
        reader.fail(u"stands there twice"_s);
    seen.insert(value);
}

std::chrono::seconds wholeSecondsIn(const JsonReader &reader, double from)
{
    return std::chrono::seconds(qint64(std::llround(reader.number(from, secondsOfWeek))));
}

std::optional<Estimate> estimateIn(const JsonReader &owner)
{
    if (!owner.has("estimate"_l))
        return std::nullopt;
    const JsonReader reader = owner.at("estimate"_l);
    reader.allowOnly({"from_s"_l, "to_s"_l});
    const Estimate estimate{wholeSecondsIn(reader.at("from_s"_l), 0), wholeSecondsIn(reader.at("to_s"_l), 1)};
    if (estimate.from > estimate.to)
        reader.fail(u"from_s is over to_s"_s);
    return estimate;
}

Mode modeIn(const JsonReader &reader)
{
    reader.allowOnly({"name"_l, "title"_l, "estimate"_l, "clip_s"_l});
    Mode mode;
    mode.name = nameIn(reader.at("name"_l));
    mode.title = titleIn(reader, mode.name);
    mode.estimate = estimateIn(reader);
    if (reader.has("clip_s"_l))
        mode.clipSeconds = reader.at("clip_s"_l).number(0.1, secondsOfWeek);
    return mode;
}

QVector<Mode> modesIn(const JsonReader &owner)
{
    QVector<Mode> modes;
    if (!owner.has("modes"_l))
        return modes;
    QSet<QString> names;
    QSet<double> lengths;
    const QVector<JsonReader> readers = owner.at("modes"_l).elements();
    for (const JsonReader &reader : readers) {
        const Mode mode = modeIn(reader);
        refuseSecond(names, mode.name, reader.at("name"_l));
        if (mode.clipSeconds)
            refuseSecond(lengths, *mode.clipSeconds, reader.at("clip_s"_l));
        modes.append(mode);
    }
    return modes;
}

QRegularExpression modelPatternIn(const JsonReader &reader)
{
    const QString text = reader.text();
    const QRegularExpression inner(text);
    if (!inner.isValid())
        reader.fail(u"is no regular expression: "_s + inner.errorString());
    const QRegularExpression pattern(QRegularExpression::anchoredPattern(text),
                                     QRegularExpression::CaseInsensitiveOption);
    return pattern;
}

std::optional<LinkLifetime> linkLifetimeIn(const JsonReader &owner)
{
    if (!owner.has("link_lifetime"_l))
        return std::nullopt;
    const JsonReader reader = owner.at("link_lifetime"_l);
    reader.allowOnly({"duration_s"_l, "typical"_l});
    LinkLifetime lifetime;
    lifetime.duration = wholeSecondsIn(reader.at("duration_s"_l), 1);
    lifetime.typical = reader.has("typical"_l) && reader.at("typical"_l).boolean();
    return lifetime;
}

QStringList idPrefixesIn(const JsonReader &owner)
{
    QStringList prefixes;
    if (!owner.has("id_prefixes"_l))
        return prefixes;
    const QVector<JsonReader> readers = owner.at("id_prefixes"_l).elements();
    for (const JsonReader &reader : readers) {
        prefixes.append(reader.text());
        if (!prefixes.last().isEmpty() && (prefixes.last().size() > 64 || !isPossibleId(prefixes.last())))
            reader.fail(u"can not begin an id"_s);
    }
    return prefixes;
}

Family familyIn(const JsonReader &reader)
{
    reader.allowOnly({"name"_l, "title"_l, "id_prefixes"_l, "models"_l, "modes"_l, "default_mode"_l,
                      "estimate"_l, "lengths_s"_l, "link_lifetime"_l});
    Family family;
    family.name = nameIn(reader.at("name"_l));
    family.title = titleIn(reader, family.name);
    family.idPrefixes = idPrefixesIn(reader);
    if (reader.has("models"_l)) {
        const QVector<JsonReader> models = reader.at("models"_l).elements();
        for (const JsonReader &model : models)
            family.modelPatterns.append(modelPatternIn(model));
    }
    family.modes = modesIn(reader);
    if (reader.has("default_mode"_l)) {
        family.defaultMode = reader.at("default_mode"_l).text();
        if (!family.mode(family.defaultMode))
            reader.at("default_mode"_l).fail(u"is none of the modes"_s);
    }
    family.estimate = estimateIn(reader);
    if (reader.has("lengths_s"_l)) {
        const QVector<JsonReader> lengths = reader.at("lengths_s"_l).elements();
        for (const JsonReader &length : lengths)
            family.fixedLengths.append(length.number(0.1, secondsOfWeek));
    }
    family.linkLifetime = linkLifetimeIn(reader);
    return family;
}

QVector<Family> familiesIn(const JsonReader &owner)
{
    QVector<Family> families;
    if (!owner.has("families"_l))
        return families;
    QSet<QString> names;
    QSet<QString> prefixes;
    const QVector<JsonReader> readers = owner.at("families"_l).elements();
    for (const JsonReader &reader : readers) {
        const Family family = familyIn(reader);
        refuseSecond(names, family.name, reader.at("name"_l));
        for (const QString &prefix : family.idPrefixes)
            refuseSecond(prefixes, prefix, reader.at("id_prefixes"_l));
        families.append(family);
    }
    return families;
}

PollingAdvice pollingIn(const JsonReader &owner, bool onLoopback)
{
    PollingAdvice advice;
    if (!owner.has("polling"_l))
        return advice;
    const auto duration = [](double seconds) { return Duration(qint64(std::llround(seconds * 1000))); };
    const JsonReader reader = owner.at("polling"_l);
    reader.allowOnly({"minimum_s"_l, "from_s"_l, "to_s"_l});
    const double shortest = onLoopback ? shortestMinimumOnLoopback : shortestMinimum;
    advice.minimum = duration(reader.at("minimum_s"_l).number(shortest, secondsOfWeek));
    advice.from = duration(reader.at("from_s"_l).number(shortest, secondsOfWeek));
    advice.to = duration(reader.at("to_s"_l).number(shortest, secondsOfWeek));
    if (advice.minimum > advice.from)
        reader.fail(u"minimum_s is over from_s"_s);
    if (advice.from > advice.to)
        reader.fail(u"from_s is over to_s"_s);
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
            reader.at(row.field).fail(u"has no words"_s);
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
        fields.*row.pointers = QString(row.byDefault).split(u' ');
    if (!owner.has("fields"_l))
        return fields;
    const JsonReader reader = owner.at("fields"_l);
    reader.allowOnly({fieldRows[0].field, fieldRows[1].field, fieldRows[2].field, fieldRows[3].field,
                      fieldRows[4].field, fieldRows[5].field, fieldRows[6].field, fieldRows[7].field});
    for (const FieldRow &row : fieldRows) {
        if (!reader.has(row.field))
            continue;
        const QStringList pointers = reader.at(row.field).texts();
        for (const QString &pointer : pointers) {
            if (!isJsonPointer(pointer))
                reader.at(row.field).fail(u"is no JSON Pointer: "_s + pointer.left(64));
        }
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
    const QString fault = faultOfBaseUrl(base);
    if (!fault.isEmpty())
        reader.fail(fault);
    return base;
}

QString resultPathIn(const JsonReader &owner)
{
    if (!owner.has("path"_l))
        return u"/v1/result/{id}"_s;
    const JsonReader reader = owner.at("path"_l);
    const QString path = reader.text();
    static const QRegularExpression pattern(u"\\A(/[A-Za-z0-9._~-]+)*/[{]id[}](/[A-Za-z0-9._~-]+)*\\z"_s);
    const QStringList segments = path.split(u'/');
    if (!pattern.match(path).hasMatch() || segments.contains(u"."_s) || segments.contains(u".."_s))
        reader.fail(u"is no plain path with one segment {id}"_s);
    return path;
}

Service serviceIn(const JsonReader &reader)
{
    reader.allowOnly(
        {"name"_l, "title"_l, "base"_l, "path"_l, "polling"_l, "status"_l, "fields"_l, "families"_l});
    Service service;
    service.name = nameIn(reader.at("name"_l));
    service.title = titleIn(reader, service.name);
    service.base = baseIn(reader.at("base"_l));
    service.resultPath = resultPathIn(reader);
    service.polling = pollingIn(reader, service.onLoopback());
    service.statusWords = statusWordsIn(reader);
    service.fields = answerFieldsIn(reader);
    service.families = familiesIn(reader);
    return service;
}

} // namespace

Result<ServiceCatalogue> ServiceCatalogue::fromJson(const QByteArray &json)
{
    if (json.size() > catalogueSizeCap)
        return Error{ErrorKind::CatalogueInvalid, u"is larger than 1 MiB"_s};
    const Result<QJsonValue> parsed = parseJson(json, ErrorKind::CatalogueInvalid);
    if (!parsed)
        return parsed.error();

    JsonFault fault;
    const JsonReader reader(*parsed, fault);
    ServiceCatalogue catalogue;
    reader.allowOnly({"version"_l, "default"_l, "services"_l});
    if (reader.has("version"_l) && reader.at("version"_l).number(0, 1e9) != 1)
        reader.at("version"_l).fail(u"is not 1, the only one that is known here"_s);
    QSet<QString> names;
    QSet<QString> bases;
    const QVector<JsonReader> services = reader.at("services"_l).elements();
    for (const JsonReader &service : services) {
        catalogue.m_services.append(serviceIn(service));
        refuseSecond(names, catalogue.m_services.last().name, service.at("name"_l));
        refuseSecond(bases, identityOfBase(catalogue.m_services.last().base), service.at("base"_l));
    }
    if (services.isEmpty())
        reader.at("services"_l).fail(u"is empty"_s);
    else
        catalogue.m_defaultService =
            reader.has("default"_l) ? reader.at("default"_l).text() : catalogue.m_services.first().name;
    if (!fault && !catalogue.find(catalogue.m_defaultService))
        reader.at("default"_l).fail(u"is none of the services"_s);

    if (fault)
        return Error{ErrorKind::CatalogueInvalid, *fault};
    return catalogue;
}

} // namespace rushes
