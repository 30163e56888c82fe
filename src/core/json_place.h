// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

namespace rushes {

/// The line, from 1, on which the value of a place ("services[1].base", as JsonReader names it) begins in a
/// JSON text; of the innermost part of the place that is there. The text must have been parsed before.
int lineOfPlace(const QByteArray &json, const QString &place);

} // namespace rushes
