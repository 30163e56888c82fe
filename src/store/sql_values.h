// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/task.h"

#include <QVariant>

#include <optional>

namespace rushes {

// How the database keeps each type, both ways: moments as integer milliseconds since 1970, enumerators as
// their words, what is not there as NULL. Writing never gives SQLite what a NOT NULL column refuses. Reading
// takes anything: what is no value of the type becomes its neutral one (empty, 0, not there), so that a wrong
// cell never costs its row.

QVariant toStored(const QString &text);
QVariant toStored(const QByteArray &bytes);
QVariant toStored(const LastAnswer &answer); ///< of one that is here
QVariant toStored(bool flag);
QVariant toStored(int number);
QVariant toStored(qint64 number);
QVariant toStored(double number);
QVariant toStored(Moment moment);
QVariant toStored(const std::optional<double> &number);
QVariant toStored(const std::optional<Moment> &moment);
QVariant toStored(Status status);
QVariant toStored(Contact contact);
QVariant toStored(ClipMarks marks); ///< the words, with spaces between them

void fromStored(const QVariant &cell, QString &text);
void fromStored(const QVariant &cell, QByteArray &bytes);
void fromStored(const QVariant &cell, LastAnswer &answer);
void fromStored(const QVariant &cell, bool &flag);
void fromStored(const QVariant &cell, int &number); ///< counts and sizes: below 0 or beyond int becomes 0
void fromStored(const QVariant &cell, qint64 &number);
void fromStored(const QVariant &cell, double &number); ///< below 0 or not finite becomes 0
void fromStored(const QVariant &cell, Moment &moment); ///< outside 1970..9999 becomes 1970
void fromStored(const QVariant &cell, std::optional<double> &number);
void fromStored(const QVariant &cell, std::optional<Moment> &moment);
void fromStored(const QVariant &cell, Status &status);
void fromStored(const QVariant &cell, Contact &contact);
void fromStored(const QVariant &cell, ClipMarks &marks); ///< other words are passed over

} // namespace rushes
