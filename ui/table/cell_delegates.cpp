// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/table/cell_delegates.h"

#include "ui/style/flat_style.h"
#include "ui/style/fonts.h"
#include "ui/style/icons.h"
#include "ui/style/shaped_texts.h"
#include "ui/style/theme.h"
#include "ui/style/whole_pixel.h"
#include "ui/table/cell_lines.h"
#include "ui/table/poster_cache.h"
#include "ui/table/strip_painter.h"

#include <QPainter>
#include <QTextLayout>

#include <algorithm>
#include <cmath>

namespace rushes {

namespace {

constexpr int mostSmallLines = 3;
constexpr double iconSide = 16;
constexpr double iconGap = 6;

QString display(const QModelIndex &index)
{
    return index.data(Qt::DisplayRole).toString();
}

QString secondLine(const QModelIndex &index)
{
    return index.data(SecondLineRole).toString();
}

bool fits(const QString &text, const QFont &font, double width)
{
    return ShapedTexts::of(font).width(text) <= width + 0.5;
}

/// Of digits as wide as the widest: what has room so has room in any case.
QString elidedTabular(const QString &text, const QFont &font, double width)
{
    return tabularWidth(text, font) <= width ? text
                                             : QFontMetricsF(font).elidedText(text, Qt::ElideMiddle, width);
}

QPointF baselineIn(const QRectF &place, const ShapedTexts &shaped)
{
    return {place.left(), wholePixel(place.center().y() + (shaped.ascent() - shaped.descent()) / 2)};
}

/// For texts that stand in many rows.
void drawElided(QPainter &painter, const QRectF &place, const QString &text)
{
    ShapedTexts &shaped = ShapedTexts::of(painter.font());
    const bool hasRoom = shaped.width(text) <= place.width();
    shaped.draw(painter, baselineIn(place, shaped),
                hasRoom ? text : elidedInParts(text, painter.font(), place.width()));
}

/// Lays one line out, beginning at the side where its script begins.
QTextLine layOut(QTextLayout &layout, Qt::LayoutDirection direction, double width)
{
    QTextOption option(direction == Qt::RightToLeft ? Qt::AlignRight : Qt::AlignLeft);
    option.setTextDirection(direction);
    option.setWrapMode(QTextOption::NoWrap);
    layout.setTextOption(option);
    layout.beginLayout();
    QTextLine line = layout.createLine();
    if (line.isValid())
        line.setLineWidth(width);
    layout.endLayout();
    return line;
}

/// For a row's own name: to keep it would push out what others share, so it is shaped once for both.
void drawElidedName(QPainter &painter, const QRectF &place, const QString &text, Qt::TextElideMode mode)
{
    const QPointF baseline = baselineIn(place, ShapedTexts::of(painter.font()));
    // The whole text's, also of what is left of it: else its end would change sides.
    const Qt::LayoutDirection direction = text.isRightToLeft() ? Qt::RightToLeft : Qt::LeftToRight;
    QTextLayout layout(text, painter.font());
    QTextLine line = layOut(layout, direction, place.width());
    if (line.isValid() && line.naturalTextWidth() > place.width()) {
        layout.setText(QFontMetricsF(painter.font()).elidedText(text, mode, place.width()));
        line = layOut(layout, direction, place.width());
    }
    if (line.isValid())
        line.draw(&painter, baseline - QPointF(0, line.ascent()));
}

} // namespace

PosterDelegate::PosterDelegate(PosterCache &posters, QObject *parent)
    : CellDelegate(parent)
    , m_posters(posters)
{
}

void PosterDelegate::paintContent(QPainter &painter, const QRectF &content,
                                  const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const int height = rowHeight(option.widget) - scaled(14, option.widget);
    const QSizeF size(std::min(content.width(), std::round(height * 16 / 9.0)), height);
    const QRectF place(
        QPointF(content.left(), wholePixel(QRectF(option.rect).center().y() - size.height() / 2)), size);
    const ThemeColours &colours = themeColours(option.palette);

    const QString path = index.data(PosterRole).toString();
    const QPixmap poster =
        path.isEmpty() ? QPixmap()
                       : m_posters.poster(path, place.size().toSize(), painter.device()->devicePixelRatioF());
    if (!poster.isNull()) {
        painter.drawPixmap(place.topLeft(), poster);
        return;
    }
    const bool selected = option.state & QStyle::State_Selected;
    drawRoundedBox(painter, place, PosterCache::cornerRadius,
                   selected ? blended(colours.selection, colours.text, 0.06) : colours.chip, {});
    const double side = scaled(15, option.widget);
    const QRectF middle(place.center() - QPointF(side / 2, side / 2), QSizeF(side, side));
    paintIcon(painter, middle, index.data(IconRole).toString(), blended(colours.muted, colours.chip, 0.15));
}

TwoLineDelegate::TwoLineDelegate(Kind kind, QObject *parent)
    : CellDelegate(parent)
    , m_kind(kind)
{
}

TwoLineDelegate::Look TwoLineDelegate::look(const QStyleOptionViewItem &option,
                                            const QModelIndex &index) const
{
    const ThemeColours &colours = themeColours(option.palette);
    const QFont plain = option.font;
    const QFont small = scaledFont(plain, secondLineShare);
    switch (m_kind) {
    case Kind::TitleOverId: {
        const QFont id = monospaceFont(small);
        return {secondLine(index).isEmpty() ? monospaceFont(scaledFont(plain, 0.95)) : mediumFont(plain), id,
                colours.text, colours.muted};
    }
    case Kind::TextOverText: {
        const double room = contentRect(option).width(); // rather smaller than cut
        return {fits(display(index), plain, room) ? plain : small, small, toneOf(index, option),
                colours.muted};
    }
    case Kind::Small:
        break;
    }
    return {small, small, toneOf(index, option, Tone::Muted), toneOf(index, option, Tone::Muted)};
}

void TwoLineDelegate::paintContent(QPainter &painter, const QRectF &content,
                                   const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const Look style = look(option, index);
    if (m_kind == Kind::Small) {
        paintSmall(painter, content, style, index);
        return;
    }
    const QString second = secondLine(index);
    // An id is told apart by its ends, a label by its beginning.
    const Qt::TextElideMode ofFirst = second.isEmpty() ? Qt::ElideMiddle : Qt::ElideRight;
    const auto draw = [&](const QRectF &place, const QString &text, Qt::TextElideMode mode) {
        if (m_kind == Kind::TitleOverId)
            drawElidedName(painter, place, text, mode);
        else
            drawElided(painter, place, text);
    };
    painter.setFont(style.first);
    painter.setPen(style.firstColour);
    if (second.isEmpty()) {
        draw(content, display(index), ofFirst);
        return;
    }
    const double firstHeight = std::ceil(QFontMetricsF(style.first).height());
    const double secondHeight = std::ceil(QFontMetricsF(style.second).height());
    const double top = wholePixel(content.center().y() - (firstHeight + secondHeight) / 2);
    draw({content.left(), top, content.width(), firstHeight}, display(index), ofFirst);
    painter.setFont(style.second);
    painter.setPen(style.secondColour);
    draw({content.left(), top + firstHeight, content.width(), secondHeight}, second, Qt::ElideMiddle);
}

void TwoLineDelegate::paintSmall(QPainter &painter, const QRectF &content, const Look &style,
                                 const QModelIndex &index) const
{
    const QString second = secondLine(index);
    QStringList lines;
    if (second.isEmpty()) {
        lines = wrappedLines(display(index), style.first, content.width(), mostSmallLines);
    } else {
        lines = wrappedLines(display(index), style.first, content.width(), 1);
        lines += wrappedLines(second, style.second, content.width(), mostSmallLines - 1);
    }
    painter.setFont(style.first);
    painter.setPen(style.firstColour);
    const double height = std::ceil(QFontMetricsF(style.first).height());
    double top = wholePixel(content.center().y() - height * double(lines.size()) / 2);
    for (const QString &line : std::as_const(lines)) {
        drawTabularText(painter, {content.left(), top, content.width(), height},
                        Qt::AlignLeft | Qt::AlignVCenter, line);
        top += height;
    }
}

bool TwoLineDelegate::isCut(const QRectF &content, const QStyleOptionViewItem &option,
                            const QModelIndex &index) const
{
    const Look style = look(option, index);
    return !fits(display(index), style.first, content.width()) ||
           !fits(secondLine(index), style.second, content.width());
}

IconWordDelegate::IconWordDelegate(Weight weight, QObject *parent)
    : CellDelegate(parent)
    , m_weight(weight)
{
}

int IconWordDelegate::iconRoom(const QWidget *table)
{
    return scaled(iconSide, table) + scaled(iconGap, table);
}

void IconWordDelegate::paintContent(QPainter &painter, const QRectF &content,
                                    const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const QColor colour = toneOf(index, option);
    const double side = scaled(iconSide, option.widget);
    const QString icon = index.data(IconRole).toString();
    QRectF text = content;
    if (!icon.isEmpty()) {
        paintIcon(painter, {content.left(), content.center().y() - side / 2, side, side}, icon, colour);
        text.setLeft(content.left() + iconRoom(option.widget));
    }
    painter.setFont(m_weight == Weight::Medium ? mediumFont(option.font) : option.font);
    painter.setPen(colour);
    // A service's own word can be of any length: rather smaller than cut.
    if (tabularWidth(display(index), painter.font()) > text.width())
        painter.setFont(scaledFont(painter.font(), secondLineShare));
    const QString word = elidedTabular(display(index), painter.font(), text.width());
    const QString second = secondLine(index);
    if (second.isEmpty()) {
        drawTabularText(painter, text, Qt::AlignLeft | Qt::AlignVCenter, word);
        return;
    }
    const double middle = content.center().y();
    drawTabularText(painter, {text.left(), content.top(), text.width(), middle - content.top() + 1},
                    Qt::AlignLeft | Qt::AlignBottom, word);
    painter.setFont(scaledFont(option.font, secondLineShare));
    painter.setPen(themeColours(option.palette).muted);
    drawTabularText(painter, {text.left(), middle + 1, text.width(), content.bottom() - middle},
                    Qt::AlignLeft | Qt::AlignTop, elidedTabular(second, painter.font(), text.width()));
}

bool IconWordDelegate::isCut(const QRectF &content, const QStyleOptionViewItem &option,
                             const QModelIndex &index) const
{
    const double room = content.width() - iconRoom(option.widget);
    return !fits(display(index), scaledFont(mediumFont(option.font), secondLineShare), room) ||
           !fits(secondLine(index), scaledFont(option.font, secondLineShare), room);
}

NumberDelegate::NumberDelegate(Alarm alarm, QObject *parent)
    : CellDelegate(parent)
    , m_alarm(alarm)
{
}

QFont NumberDelegate::fontOf(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const Tone tone = Tone(index.data(ToneRole).toInt());
    const bool heavier = m_alarm == Alarm::Heavier && (tone == Tone::Warning || tone == Tone::Danger);
    return heavier ? mediumFont(option.font) : option.font;
}

void NumberDelegate::paintContent(QPainter &painter, const QRectF &content,
                                  const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    painter.setFont(fontOf(option, index));
    painter.setPen(toneOf(index, option));
    // A range takes two lines rather than lose its middle; all in one size, so that rows compare.
    const double height = std::ceil(QFontMetricsF(painter.font()).height());
    const QStringList lines = oneOrTwoLines(display(index), painter.font(), content.width());
    double top = wholePixel(content.center().y() - height * double(lines.size()) / 2);
    for (const QString &line : lines) {
        drawTabularText(painter, {content.left(), top, content.width(), height},
                        Qt::AlignRight | Qt::AlignVCenter, line);
        top += height;
    }
}

bool NumberDelegate::isCut(const QRectF &content, const QStyleOptionViewItem &option,
                           const QModelIndex &index) const
{
    const QStringList lines = oneOrTwoLines(display(index), fontOf(option, index), content.width());
    return std::ranges::any_of(lines, [](const QString &line) { return line.contains(u'…'); });
}

void StripDelegate::paintContent(QPainter &painter, const QRectF &content, const QStyleOptionViewItem &option,
                                 const QModelIndex &index) const
{
    const auto strip = index.data(StripRole).value<ProgressStrip>();
    if (strip.visible)
        paintStrip(painter, content, strip, option.palette, groundColour(option),
                   scaled(100, option.widget) / 100.0);
}

} // namespace rushes
