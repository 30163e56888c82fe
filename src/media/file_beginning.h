// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

namespace rushes {

/// What a file that is no MP4 is, by its first bytes (64 are plenty): "is empty", "begins like HTML", "begins
/// with 'Not found'". For the detail of an Error: English, one line, printable ASCII only, whatever the bytes
/// are.
QString describeBeginning(const QByteArray &head);

} // namespace rushes
