// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

namespace rushes {

/// A service's raw answer for a person: JSON laid out a member a line, in the order and with the numbers as
/// sent; anything else as it came. The queries of URLs and what could be their secrets are folded away
/// ("?…"), control and direction characters made visible. Plain text. Pure.
QString answerText(const QByteArray &raw);

} // namespace rushes
