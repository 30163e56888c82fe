// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/task_columns.h"

class QColor;
class QPainter;
class QPalette;
class QRectF;

namespace rushes {

/// Draws the progress strip over the rectangle's width, at its middle. ground: what it stands on; scale: 1 at
/// the designed size.
void paintStrip(QPainter &painter, const QRectF &rectangle, const ProgressStrip &strip,
                const QPalette &palette, const QColor &ground, double scale);

} // namespace rushes
