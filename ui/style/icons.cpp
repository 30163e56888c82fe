// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/style/icons.h"

#include "ui/style/whole_pixel.h"

#include <QFile>
#include <QHash>
#include <QIconEngine>
#include <QPainter>
#include <QPalette>
#include <QPixmapCache>
#include <QSvgRenderer>

#include <cmath>

namespace rushes {

using namespace Qt::StringLiterals;

namespace {

/// The drawings as read, by name; they are few and small. Main thread.
const QByteArray &drawing(const QString &name)
{
    static QHash<QString, QByteArray> drawings;
    const auto known = drawings.constFind(name);
    if (known != drawings.constEnd())
        return *known;
    QFile file(u":/icons/"_s + name + u".svg"_s);
    QByteArray content;
    if (file.open(QIODevice::ReadOnly))
        content = file.readAll();
    return *drawings.insert(name, content);
}

QPixmap drawn(const QString &name, const QColor &colour, QSize size, qreal ratio)
{
    QPixmap pixmap(QSize(int(std::ceil(size.width() * ratio)), int(std::ceil(size.height() * ratio))));
    pixmap.fill(Qt::transparent);
    QByteArray content = drawing(name);
    content.replace("currentColor", colour.name(QColor::HexRgb).toLatin1());
    QSvgRenderer renderer(content);
    if (renderer.isValid()) {
        renderer.setAspectRatioMode(Qt::KeepAspectRatio);
        QPainter painter(&pixmap);
        painter.setOpacity(colour.alphaF());
        renderer.render(&painter, QRectF(QPointF(), QSizeF(pixmap.size())));
    }
    pixmap.setDevicePixelRatio(ratio);
    return pixmap;
}

/// Draws from the vectors at every size that is asked for. Disabled is the same at a third of its strength.
class ThemedIconEngine final : public QIconEngine
{
public:
    ThemedIconEngine(QString name, const QColor &colour, const QColor &highlighted)
        : m_name(std::move(name))
        , m_colour(colour)
        , m_highlighted(highlighted)
    {
    }

    void paint(QPainter *painter, const QRect &rectangle, QIcon::Mode mode, QIcon::State) override
    {
        paintIcon(*painter, rectangle, m_name, colourFor(mode));
    }
    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State) override
    {
        return themedPixmap(m_name, colourFor(mode), size, 1);
    }
    QPixmap scaledPixmap(const QSize &size, QIcon::Mode mode, QIcon::State, qreal ratio) override
    {
        // Qt passes the size in device pixels.
        return themedPixmap(m_name, colourFor(mode), (QSizeF(size) / ratio).toSize(), ratio);
    }
    QIconEngine *clone() const override { return new ThemedIconEngine(*this); }

private:
    [[nodiscard]] QColor colourFor(QIcon::Mode mode) const
    {
        QColor colour = mode == QIcon::Active || mode == QIcon::Selected ? m_highlighted : m_colour;
        if (mode == QIcon::Disabled)
            colour.setAlphaF(colour.alphaF() / 3);
        return colour;
    }

    QString m_name;
    QColor m_colour;
    QColor m_highlighted;
};

} // namespace

QIcon themedIcon(const QString &name, const QColor &colour)
{
    return themedIcon(name, colour, colour);
}

QIcon themedIcon(const QString &name, const QColor &colour, const QColor &highlighted)
{
    return QIcon(new ThemedIconEngine(name, colour, highlighted));
}

QIcon themedIcon(const QString &name, const QPalette &palette)
{
    return themedIcon(name, palette.color(QPalette::Active, QPalette::WindowText));
}

QPixmap themedPixmap(const QString &name, const QColor &colour, QSize size, qreal devicePixelRatio)
{
    const QString key = u"rushes/"_s + name + u'/' + QString::number(colour.rgba(), 16) + u'/' +
                        QString::number(size.width()) + u'x' + QString::number(size.height()) + u'/' +
                        QString::number(devicePixelRatio);
    QPixmap pixmap;
    if (QPixmapCache::find(key, &pixmap))
        return pixmap;
    pixmap = drawn(name, colour, size, devicePixelRatio);
    QPixmapCache::insert(key, pixmap);
    return pixmap;
}

void paintIcon(QPainter &painter, const QRectF &rectangle, const QString &name, const QColor &colour)
{
    if (name.isEmpty())
        return;
    const int side = int(std::lround(std::min(rectangle.width(), rectangle.height())));
    const QPixmap pixmap =
        themedPixmap(name, colour, QSize(side, side), painter.device()->devicePixelRatioF());
    const QPointF corner(wholePixel(rectangle.center().x() - side / 2.0),
                         wholePixel(rectangle.center().y() - side / 2.0));
    painter.drawPixmap(corner, pixmap);
}

} // namespace rushes
