// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFont>
#include <QString>
#include <QStringList>

namespace rushes {

// How the texts of a cell are broken into lines. Widths in device-independent pixels. Main thread.

/// At most this many lines, the last of which is elided: what a short paragraph needs, without a document.
QStringList wrappedLines(const QString &text, const QFont &font, double width, int mostLines);
/// One line where it fits, else two: parted behind a dash, so that a range's ends stand one above the other,
/// or before a number, or at another space; a range of one unit, "13 min 18–45 s", behind its dash and only
/// where there is no other way. What is too wide even so is elided in its middle. Every digit is given equal
/// room.
QStringList oneOrTwoLines(const QString &text, const QFont &font, double width);
/// One line of two parts, "veo_3_1_fast · kyyAiPower": what is too wide is cut in each part by itself, at its
/// end, so that no word arises that is none; a part that needs no more than its half is left whole. Where
/// there is too little room for both, the first alone; a text of one part is cut at its end.
QString elidedInParts(const QString &text, const QFont &font, double width);
/// The least width in which oneOrTwoLines() cuts nothing and parts no range of one unit.
double narrowestWidth(const QString &text, const QFont &font);

} // namespace rushes
