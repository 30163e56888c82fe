// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/json_reader.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QStringList>

#include <algorithm>

namespace rushes {

using namespace Qt::StringLiterals;

namespace {

bool isDeeperThan(const QByteArray &json, int depthCap)
{
    int depth = 0;
    bool inText = false;
    for (qsizetype at = 0; at < json.size(); ++at) {
        const char c = json[at];
        if (inText) {
            if (c == '\\')
                ++at;
            else if (c == '"')
                inText = false;
        } else if (c == '"') {
            inText = true;
        } else if (c == '{' || c == '[') {
            if (++depth > depthCap)
                return true;
        } else if (c == '}' || c == ']') {
            --depth;
        }
    }
    return false;
}

struct Spot
{
    int line = 1;
    int column = 1;
};

/// offset: how much was read, as Qt tells it.
Spot spotAt(const QByteArray &json, qsizetype offset)
{
    const QByteArray read = json.left(offset);
    const qsizetype lineStart = read.left(read.size() - 1).lastIndexOf('\n') + 1;
    return {int(read.left(lineStart).count('\n') + 1), int(std::max<qsizetype>(1, read.size() - lineStart))};
}

/// Whether a field can be meant for a key: such a one is never read, and that is said.
bool isKeyLike(const QString &field)
{
    static const QStringList words{u"key"_s,      u"auth"_s,   u"token"_s,  u"secret"_s,
                                   u"password"_s, u"bearer"_s, u"cookie"_s, u"credential"_s};
    return std::any_of(words.begin(), words.end(),
                       [&field](const QString &word) { return field.contains(word, Qt::CaseInsensitive); });
}

} // namespace

QString JsonFault::filled(const QString &translated) const
{
    switch (arguments.size()) {
    case 0:
        return translated;
    case 1:
        return translated.arg(arguments[0]);
    case 2:
        return translated.arg(arguments[0], arguments[1]);
    default:
        return translated.arg(arguments[0], arguments[1], arguments[2]);
    }
}

QString JsonFault::text() const
{
    const QString words = filled(QString::fromUtf8(what));
    return place.isEmpty() ? words : QString(place + u": " + words);
}

std::variant<QJsonValue, JsonFault> parsedJson(const QByteArray &json, int depthCap)
{
    if (isDeeperThan(json, depthCap))
        return JsonFault{{},
                         QT_TRANSLATE_NOOP("JsonFault", "nested deeper than %1 levels"),
                         {QString::number(depthCap)},
                         1};
    QJsonParseError fault;
    const QJsonDocument document = QJsonDocument::fromJson(json, &fault);
    if (fault.error != QJsonParseError::NoError) {
        const Spot spot = spotAt(json, fault.offset);
        return JsonFault{{},
                         QT_TRANSLATE_NOOP("JsonFault", "not JSON: line %1, column %2: %3"),
                         {QString::number(spot.line), QString::number(spot.column), fault.errorString()},
                         spot.line};
    }
    return document.isArray() ? QJsonValue(document.array()) : QJsonValue(document.object());
}

Result<QJsonValue> parseJson(const QByteArray &json, ErrorKind kind, int depthCap)
{
    const auto parsed = parsedJson(json, depthCap);
    if (const auto *fault = std::get_if<JsonFault>(&parsed))
        return Error{kind, fault->text()};
    return std::get<QJsonValue>(parsed);
}

JsonReader::JsonReader(const QJsonValue &value, std::optional<JsonFault> &fault, const QString &place)
    : m_value(value)
    , m_fault(&fault)
    , m_place(place)
{
}

void JsonReader::fail(const char *what, const QStringList &arguments) const
{
    if (!m_fault->has_value())
        *m_fault = JsonFault{m_place, what, arguments};
}

void JsonReader::allowOnly(std::initializer_list<QLatin1StringView> fields) const
{
    if (m_missing)
        return;
    if (!m_value.isObject())
        return fail(QT_TRANSLATE_NOOP("JsonFault", "is no object"));
    const QStringList names = m_value.toObject().keys();
    for (const QString &name : names) {
        if (std::find(fields.begin(), fields.end(), name) != fields.end())
            continue;
        if (isKeyLike(name))
            return fail(QT_TRANSLATE_NOOP("JsonFault",
                                          "the field \"%1\" is refused: keys are never read from a file"),
                        {name.left(64)});
        return fail(QT_TRANSLATE_NOOP("JsonFault", "unknown field \"%1\""), {name.left(64)});
    }
}

bool JsonReader::has(QLatin1StringView field) const
{
    return m_value.isObject() && m_value.toObject().contains(field);
}

JsonReader JsonReader::at(QLatin1StringView field) const
{
    JsonReader inner(m_value.toObject().value(field), *m_fault,
                     m_place.isEmpty() ? QString(field) : QString(m_place + u'.' + field));
    inner.m_missing = !has(field);
    if (inner.m_missing && !m_missing)
        inner.fail(QT_TRANSLATE_NOOP("JsonFault", "is missing"));
    return inner;
}

QVector<JsonReader> JsonReader::elements() const
{
    QVector<JsonReader> found;
    if (!m_value.isArray() && !m_missing)
        fail(QT_TRANSLATE_NOOP("JsonFault", "is no array"));
    const QJsonArray array = m_value.toArray();
    for (qsizetype i = 0; i < array.size(); ++i)
        found.append(JsonReader(array[i], *m_fault, u"%1[%2]"_s.arg(m_place).arg(i)));
    return found;
}

QString JsonReader::text() const
{
    const QString text = m_value.toString();
    if (!m_value.isString() && !m_missing)
        fail(QT_TRANSLATE_NOOP("JsonFault", "is no text"));
    else if (text.isEmpty())
        fail(QT_TRANSLATE_NOOP("JsonFault", "is empty"));
    return text;
}

bool JsonReader::boolean() const
{
    if (!m_value.isBool() && !m_missing)
        fail(QT_TRANSLATE_NOOP("JsonFault", "is neither true nor false"));
    return m_value.toBool();
}

double JsonReader::number(double from, double to) const
{
    const double number = m_value.toDouble();
    if (!m_value.isDouble() && !m_missing)
        fail(QT_TRANSLATE_NOOP("JsonFault", "is no number"));
    else if (!(number >= from && number <= to))
        fail(QT_TRANSLATE_NOOP("JsonFault", "is not within %1 and %2"),
             {QString::number(from), QString::number(to)});
    return number;
}

QStringList JsonReader::texts() const
{
    if (isText())
        return {text()};
    QStringList found;
    const QVector<JsonReader> all = elements();
    for (const JsonReader &element : all)
        found.append(element.text());
    return found;
}

} // namespace rushes
