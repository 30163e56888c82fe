// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFont>
#include <QRectF>
#include <QString>
#include <Qt>

class QApplication;
class QPainter;
class QWidget;

namespace rushes {

/// Gives the application a text font. A desktop's own choice is kept; where there is none (a bare X server)
/// the first installed one of the list in fonts.cpp is taken.
void chooseApplicationFont(QApplication &application);

/// For ids and raw answers: an installed font of fixed width, set to look as large as the text font.
QFont monospaceFont(const QFont &beside);
/// A share of a font's size, for second lines (0.88) and headlines (1.5).
QFont scaledFont(QFont font, double share);
QFont mediumFont(QFont font);

// Qt 6.4 knows no font features, so there is no asking a font for tabular figures. Where a font's digits are
// not equally wide by nature (Inter's are not), each is given the widest one's place.

/// The width of one line of text so. Main thread.
double tabularWidth(const QString &text, const QFont &font);
/// Draws one line so: numbers that count stay where they are. Main thread.
void drawTabularText(QPainter &painter, const QRectF &rectangle, Qt::Alignment alignment,
                     const QString &text);

/// Device-independent pixels for a length that was designed at a font of 13 px: everything grows with the
/// user's font.
int scaled(double length, const QWidget *widget);

} // namespace rushes
