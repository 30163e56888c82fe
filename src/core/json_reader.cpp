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

/// offset: how much was read, as Qt tells it.
QString lineAndColumn(const QByteArray &json, qsizetype offset)
{
    const QByteArray read = json.left(offset);
    const qsizetype lineStart = read.left(read.size() - 1).lastIndexOf('\n') + 1;
    const qsizetype line = read.left(lineStart).count('\n') + 1;
    return u"line %1, column %2"_s.arg(line).arg(std::max<qsizetype>(1, read.size() - lineStart));
}

} // namespace

Result<QJsonValue> parseJson(const QByteArray &json, ErrorKind kind, int depthCap)
{
    if (isDeeperThan(json, depthCap))
        return Error{kind, u"nested deeper than %1 levels"_s.arg(depthCap)};
    QJsonParseError fault;
    const QJsonDocument document = QJsonDocument::fromJson(json, &fault);
    if (fault.error != QJsonParseError::NoError)
        return Error{kind,
                     u"not JSON: "_s + lineAndColumn(json, fault.offset) + u": "_s + fault.errorString()};
    return document.isArray() ? QJsonValue(document.array()) : QJsonValue(document.object());
}

JsonReader::JsonReader(const QJsonValue &value, JsonFault &fault, const QString &place)
    : m_value(value)
    , m_fault(&fault)
    , m_place(place)
{
}

void JsonReader::fail(const QString &what) const
{
    if (!m_fault->has_value())
        *m_fault = m_place.isEmpty() ? what : QString(m_place + u": " + what);
}

void JsonReader::allowOnly(std::initializer_list<QLatin1StringView> fields) const
{
    if (m_missing)
        return;
    if (!m_value.isObject())
        return fail(u"is no object"_s);
    const QStringList names = m_value.toObject().keys();
    for (const QString &name : names) {
        if (std::find(fields.begin(), fields.end(), name) == fields.end())
            return fail(u"unknown field \"%1\""_s.arg(name.left(64)));
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
        inner.fail(u"is missing"_s);
    return inner;
}

QVector<JsonReader> JsonReader::elements() const
{
    QVector<JsonReader> found;
    if (!m_value.isArray() && !m_missing)
        fail(u"is no array"_s);
    const QJsonArray array = m_value.toArray();
    for (qsizetype i = 0; i < array.size(); ++i)
        found.append(JsonReader(array[i], *m_fault, u"%1[%2]"_s.arg(m_place).arg(i)));
    return found;
}

QString JsonReader::text() const
{
    const QString text = m_value.toString();
    if (!m_value.isString() && !m_missing)
        fail(u"is no text"_s);
    else if (text.isEmpty())
        fail(u"is empty"_s);
    return text;
}

bool JsonReader::boolean() const
{
    if (!m_value.isBool() && !m_missing)
        fail(u"is neither true nor false"_s);
    return m_value.toBool();
}

double JsonReader::number(double from, double to) const
{
    const double number = m_value.toDouble();
    if (!m_value.isDouble() && !m_missing)
        fail(u"is no number"_s);
    else if (!(number >= from && number <= to))
        fail(u"is not within %1 and %2"_s.arg(from).arg(to));
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
