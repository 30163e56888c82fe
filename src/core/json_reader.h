// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QJsonValue>
#include <QString>
#include <QVector>

#include <initializer_list>
#include <optional>

namespace rushes {

/// A JSON text as a value. Errors (of the given kind): not JSON, with line and column; nested deeper than the
/// cap, looked at before parsing. Of a key that stands twice in an object the later one counts.
Result<QJsonValue> parseJson(const QByteArray &json, ErrorKind kind, int depthCap = 64);

/// Where the first thing was found wrong in a JSON text, and what: "services[1].base: is missing".
using JsonFault = std::optional<QString>;

/// A value of a JSON text together with its place, for reading a format strictly: every getter checks, notes
/// the first fault under its place, and goes on with a harmless value, so that a reading function needs no
/// branches for errors. The fault is borrowed and outlives this.
class JsonReader
{
public:
    JsonReader(const QJsonValue &value, JsonFault &fault, const QString &place = {});

    /// Notes a fault of this value; only the first one over the whole text is kept.
    void fail(const QString &what) const;

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
    JsonFault *m_fault;
    QString m_place;
    bool m_missing = false;
};

} // namespace rushes
