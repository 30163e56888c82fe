// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QJsonValue>
#include <QString>
#include <QStringList>
#include <QVector>

#include <initializer_list>
#include <optional>
#include <variant>

namespace rushes {

/// What is wrong in a JSON text, and where.
struct JsonFault
{
    QString place; ///< "services[1].base"; empty: the text as a whole
    const char *what =
        nullptr;             ///< "is missing"; English, marked for translators under "JsonFault", with %1 ..
    QStringList arguments{}; ///< .. for these: three at most
    int line = 0;            ///< of what cannot be parsed; 0: it can be

    /// "services[1].base: is missing"; in English.
    [[nodiscard]] QString text() const;
    /// The arguments in the places of a translation of what.
    [[nodiscard]] QString filled(const QString &translated) const;
};

/// A JSON text as a value, or why it is none: not JSON, with line and column; nested deeper than the cap,
/// looked at before parsing. Of a key that stands twice in an object the later one counts.
std::variant<QJsonValue, JsonFault> parsedJson(const QByteArray &json, int depthCap = 64);
/// The same, with an error of this kind.
Result<QJsonValue> parseJson(const QByteArray &json, ErrorKind kind, int depthCap = 64);

/// A value of a JSON text together with its place, for reading a format strictly: every getter checks, notes
/// the first fault under its place, and goes on with a harmless value, so that a reading function needs no
/// branches for errors. The fault is borrowed and outlives this. Words of faults: see JsonFault::what.
class JsonReader
{
public:
    JsonReader(const QJsonValue &value, std::optional<JsonFault> &fault, const QString &place = {});

    /// Notes a fault of this value; only the first one over the whole text is kept.
    void fail(const char *what, const QStringList &arguments = {}) const;

    /// An object is a fault with other fields than these, and a fault where it is no object.
    void allowOnly(std::initializer_list<QLatin1StringView> fields) const;
    [[nodiscard]] bool has(QLatin1StringView field) const;
    /// The field; a fault where it is missing.
    [[nodiscard]] JsonReader at(QLatin1StringView field) const;
    /// The elements of an array.
    [[nodiscard]] QVector<JsonReader> elements() const;

    /// Text that is not empty.
    [[nodiscard]] QString text() const;
    [[nodiscard]] bool boolean() const;
    /// A number in [from, to].
    [[nodiscard]] double number(double from, double to) const;
    /// An array of texts, or one text alone.
    [[nodiscard]] QStringList texts() const;
    [[nodiscard]] bool isText() const { return m_value.isString(); }

private:
    QJsonValue m_value;
    std::optional<JsonFault> *m_fault;
    QString m_place;
    bool m_missing = false;
};

} // namespace rushes
