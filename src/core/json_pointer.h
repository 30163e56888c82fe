// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonValue>
#include <QString>

namespace rushes {

/// Whether the text is a JSON Pointer (RFC 6901, 3).
bool isJsonPointer(QStringView text);
/// What the pointer points to in the value; undefined where there is nothing.
QJsonValue valueAt(const QJsonValue &value, const QString &pointer);

} // namespace rushes
