// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

namespace rushes {

// Standard input, output and error as the commands use them. Lines are written at once.

/// One line on standard output; false when nobody reads it any more.
bool printLine(const QByteArray &utf8);
bool printLine(const QString &line);
/// One line on standard error.
void complain(const QString &line);
/// Text without a line's end, for a progress line that is rewritten.
void printRaw(const QString &text);
bool outputIsTerminal();
int terminalWidth();

/// All of standard input, at most cap bytes; a null array when there is more or it is not readable.
QByteArray readInput(qint64 cap);

} // namespace rushes
