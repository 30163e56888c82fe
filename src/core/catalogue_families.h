// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/json_reader.h"
#include "core/service_catalogue.h"

#include <QSet>

namespace rushes {

// The lower half of the catalogue's format: families, their modes and estimates, and what is read alike at
// every level.

/// A word of the command line and the database.
QString nameIn(const JsonReader &reader);
/// The owner's title; the name where it has none.
QString titleIn(const JsonReader &owner, const QString &name);
/// A pattern of a file as it is used: for the whole name of a model, and with a limit on what it may cost.
QString wholeModelPattern(const QString &text);
/// The owner's families; none where it has no such field.
QVector<Family> familiesIn(const JsonReader &owner);

/// Notes a fault when the value stands there already.
template<typename Value>
void refuseSecond(QSet<Value> &seen, const Value &value, const JsonReader &reader)
{
    if (seen.contains(value))
        reader.fail(QT_TRANSLATE_NOOP("JsonFault", "stands there twice"));
    seen.insert(value);
}

constexpr double longestSpan = 7 * 24 * 3600; ///< seconds

} // namespace rushes
