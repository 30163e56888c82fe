// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QIcon>
#include <QPixmap>
#include <QSize>
#include <QString>

class QPainter;
class QPalette;

namespace rushes {

// The project's own drawings, resources/icons/<name>.svg: 24 x 24, painted with "currentColor", which takes
// the given colour. Drawn from the vectors at the size and pixel ratio asked for, so they are crisp at any;
// kept in QPixmapCache. An unknown name draws nothing.

/// An icon that draws itself in this colour (and paler where it is disabled).
QIcon themedIcon(const QString &name, const QColor &colour);
/// Also in another where it stands in what is highlighted: in the chosen line of a menu.
QIcon themedIcon(const QString &name, const QColor &colour, const QColor &highlighted);
/// In the palette's text colour.
QIcon themedIcon(const QString &name, const QPalette &palette);
/// size in device-independent pixels; the pixmap carries the ratio.
QPixmap themedPixmap(const QString &name, const QColor &colour, QSize size, qreal devicePixelRatio);
/// Paints it centred into the square of the rectangle, at the painter's device's ratio.
void paintIcon(QPainter &painter, const QRectF &rectangle, const QString &name, const QColor &colour);

} // namespace rushes
