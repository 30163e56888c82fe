// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QProxyStyle>

class QStyleOptionComboBox;
class QStyleOptionComplex;
class QStyleOptionSlider;

namespace rushes {

struct ThemeColours;

/// Fusion with flat faces: rounded buttons and fields with a hairline, bars without bevels, slim scroll bars,
/// tabs with a line below. Every colour is the palette's or themeColours(). A default button is filled with
/// the accent, wherever it stands. Main thread.
class FlatStyle final : public QProxyStyle
{
    Q_OBJECT

public:
    FlatStyle();

    void drawPrimitive(PrimitiveElement element, const QStyleOption *option, QPainter *painter,
                       const QWidget *widget) const override;
    void drawControl(ControlElement element, const QStyleOption *option, QPainter *painter,
                     const QWidget *widget) const override;
    void drawComplexControl(ComplexControl control, const QStyleOptionComplex *option, QPainter *painter,
                            const QWidget *widget) const override;
    [[nodiscard]] QRect subControlRect(ComplexControl control, const QStyleOptionComplex *option,
                                       SubControl part, const QWidget *widget) const override;
    [[nodiscard]] QRect subElementRect(SubElement element, const QStyleOption *option,
                                       const QWidget *widget) const override;
    [[nodiscard]] QSize sizeFromContents(ContentsType type, const QStyleOption *option, const QSize &contents,
                                         const QWidget *widget) const override;
    [[nodiscard]] int pixelMetric(PixelMetric metric, const QStyleOption *option,
                                  const QWidget *widget) const override;
    int styleHint(StyleHint hint, const QStyleOption *option, const QWidget *widget,
                  QStyleHintReturn *returnData) const override;
    using QProxyStyle::polish;
    void polish(QWidget *widget) override;

private:
    // flat_style.cpp: buttons, fields, marks
    void drawButton(const QStyleOption &option, QPainter &painter, const QWidget *widget) const;
    void drawToolButton(const QStyleOption &option, QPainter &painter, const QWidget *widget) const;
    void drawField(const QStyleOption &option, QPainter &painter, const QWidget *widget) const;
    void drawCheckMark(const QStyleOption &option, QPainter &painter, bool round) const;
    void drawButtonLabel(const QStyleOption &option, QPainter &painter, const QWidget *widget) const;
    void drawComboBox(const QStyleOptionComboBox &option, QPainter &painter, const QWidget *widget) const;
    // flat_style_bars.cpp: what runs along an edge
    bool drawBar(ControlElement element, const QStyleOption &option, QPainter &painter,
                 const QWidget *widget) const;
    void drawProgress(ControlElement element, const QStyleOption &option, QPainter &painter) const;
    void drawHeaderLabel(const QStyleOption &option, QPainter &painter, const QWidget *widget) const;
    void drawTab(const QStyleOption &option, QPainter &painter) const;
    void drawTabLabel(const QStyleOption &option, QPainter &painter, const QWidget *widget) const;
    void drawMenuBarItem(const QStyleOption &option, QPainter &painter) const;
    void drawScrollBar(const QStyleOptionSlider &option, QPainter &painter, const QWidget *widget) const;
    void drawSlider(const QStyleOptionSlider &option, QPainter &painter, const QWidget *widget) const;
};

/// A rounded box whose one-pixel border lies inside the rectangle. An invalid border colour draws none.
void drawRoundedBox(QPainter &painter, const QRectF &rectangle, double radius, const QColor &fill,
                    const QColor &border);
/// A chevron ("v") in the middle of the rectangle; pointing to an edge.
void drawChevron(QPainter &painter, const QRectF &rectangle, Qt::ArrowType direction, const QColor &colour,
                 double size);
/// One device pixel along an edge of the rectangle.
void drawHairline(QPainter &painter, const QRect &rectangle, Qt::Edge edge, const QColor &colour);

} // namespace rushes
