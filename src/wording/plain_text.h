// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

class QJsonObject;

namespace rushes {

// Text that came from outside (ids, models, messages, labels, headers) on its way to a person. Pure.

/// One line of plain text: line breaks and tabs become single spaces; control, direction and invisible
/// characters are made visible ("␛",
/// "[U+202E]"), but for the joiners that emoji and some scripts need. At most maxLength UTF-16 units, the
/// last of which is "…" when something was cut off. Looks at no more of the text than it shows.
QString shownText(const QString &text, int maxLength);

/// How much of a text from outside is shown where it has the room.
constexpr int longestShown = 400;
/// How much of it is shown inside a sentence of ours.
constexpr int longestQuoted = 160;

/// A compact line of JSON for a terminal or a file: every character that shownText() makes visible is
/// escaped, so that it means the same to a program and does nothing to whoever prints it.
QByteArray jsonLine(const QJsonObject &object);

/// A plain text (lines parted by "\n") in lines of no more than so many columns (of a terminal: a Chinese
/// character takes two): broken at spaces, and inside a word only where that alone is longer.
QString foldedText(const QString &plain, int mostColumns);

/// A plain text (lines parted by "\n") as a tool tip that no toolkit takes for rich text: escaped where it
/// holds a "<". What is long is folded: toolkits make a tip as wide as its longest line.
QString toolTipText(const QString &plain);

} // namespace rushes
