// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/catalogue_families.h"

#include "core/catalogue_format.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace rushes {

using namespace Qt::StringLiterals;

QString nameIn(const JsonReader &reader)
{
    static const QRegularExpression pattern(u"\\A[A-Za-z0-9][A-Za-z0-9._-]{0,63}\\z"_s);
    const QString name = reader.text();
    if (!name.isEmpty() && !pattern.match(name).hasMatch())
        reader.fail(QT_TRANSLATE_NOOP("JsonFault",
                                      "is no name: letters, digits, '.', '_' and '-' alone, 64 at most"));
    return name;
}

QString titleIn(const JsonReader &owner, const QString &name)
{
    return owner.has("title"_l) ? owner.at("title"_l).text() : name;
}

namespace {

// Patterns of strangers run on every answer: few and short ones are quick whatever they are.
constexpr qsizetype longestPattern = 128;
constexpr qsizetype mostPatterns = 32;

constexpr auto keyBeginnings = std::to_array<QLatin1StringView>({
    QLatin1StringView("sk-"),
    QLatin1StringView("sk_"),
    QLatin1StringView("pk-"),
    QLatin1StringView("pk_"),
    QLatin1StringView("rk_"),
    QLatin1StringView("key-"),
    QLatin1StringView("key_"),
    QLatin1StringView("ghp_"),
    QLatin1StringView("hf_"),
    QLatin1StringView("r8_"),
    QLatin1StringView("xai-"),
    QLatin1StringView("gsk_"),
});

std::chrono::seconds wholeSecondsIn(const JsonReader &reader, double from)
{
    return std::chrono::seconds(qint64(std::llround(reader.number(from, longestSpan))));
}

std::optional<Estimate> estimateIn(const JsonReader &owner)
{
    if (!owner.has("estimate"_l))
        return std::nullopt;
    const JsonReader reader = owner.at("estimate"_l);
    reader.allowOnly({"from_s"_l, "to_s"_l});
    const Estimate estimate{wholeSecondsIn(reader.at("from_s"_l), 0), wholeSecondsIn(reader.at("to_s"_l), 1)};
    if (estimate.from > estimate.to)
        reader.fail(QT_TRANSLATE_NOOP("JsonFault", "from_s is over to_s"));
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
        mode.clipSeconds = reader.at("clip_s"_l).number(0.1, longestSpan);
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
    if (text.size() > longestPattern)
        reader.fail(QT_TRANSLATE_NOOP("JsonFault", "is longer than %1 characters"),
                    {QString::number(longestPattern)});
    const QRegularExpression inner(text);
    if (!inner.isValid())
        reader.fail(QT_TRANSLATE_NOOP("JsonFault", "is no regular expression: %1"), {inner.errorString()});
    return QRegularExpression(wholeModelPattern(text), QRegularExpression::CaseInsensitiveOption);
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
        // What begins like a key would have keys in a text taken for ids, asked for, and shown.
        if (std::ranges::any_of(keyBeginnings, [&](QLatin1StringView key) {
                return !prefixes.last().isEmpty() &&
                       (key.startsWith(prefixes.last()) || prefixes.last().startsWith(key));
            }))
            reader.fail(QT_TRANSLATE_NOOP("JsonFault", "is how keys begin"));
        if (!prefixes.last().isEmpty() && (prefixes.last().size() > 64 || !isPossibleId(prefixes.last())))
            reader.fail(QT_TRANSLATE_NOOP("JsonFault", "can not begin an id"));
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
        if (models.size() > mostPatterns)
            reader.at("models"_l)
                .fail(QT_TRANSLATE_NOOP("JsonFault", "has more than %1 entries"),
                      {QString::number(mostPatterns)});
        for (const JsonReader &model : models)
            family.modelPatterns.append(modelPatternIn(model));
    }
    family.modes = modesIn(reader);
    if (reader.has("default_mode"_l)) {
        family.defaultMode = reader.at("default_mode"_l).text();
        if (!family.mode(family.defaultMode))
            reader.at("default_mode"_l).fail(QT_TRANSLATE_NOOP("JsonFault", "is none of the modes"));
    }
    family.estimate = estimateIn(reader);
    if (reader.has("lengths_s"_l)) {
        const QVector<JsonReader> lengths = reader.at("lengths_s"_l).elements();
        for (const JsonReader &length : lengths)
            family.fixedLengths.append(length.number(0.1, longestSpan));
    }
    family.linkLifetime = linkLifetimeIn(reader);
    return family;
}

} // namespace

QString wholeModelPattern(const QString &text)
{
    return u"(*LIMIT_MATCH=10000)"_s + QRegularExpression::anchoredPattern(text);
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

} // namespace rushes
