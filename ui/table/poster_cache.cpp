// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/table/poster_cache.h"

#include "core/background.h"

#include <QImage>
#include <QImageReader>
#include <QPainter>
#include <QPainterPath>

namespace rushes {

using namespace Qt::StringLiterals;

namespace {

constexpr double sameShape = 0.12; ///< as much difference of the two ratios is cropped away
constexpr int readersAtOnce = 2;
constexpr int blurSide = 8;      ///< pixels that the backdrop is boiled down to
constexpr int mostPixels = 4096; ///< of a side; a poster has 480

/// Reads the picture no larger than it is needed.
QImage read(const QString &path, QSize pixels)
{
    QImageReader reader(path);
    reader.setAutoTransform(true);
    const QSize size = reader.size();
    if (!size.isValid() || size.width() > mostPixels || size.height() > mostPixels)
        return {};
    reader.setScaledSize(size.scaled(pixels, Qt::KeepAspectRatioByExpanding));
    return reader.read();
}

QRectF centred(QSizeF size, QSizeF in)
{
    return {QPointF((in.width() - size.width()) / 2, (in.height() - size.height()) / 2), size};
}

/// Runs on a worker thread.
QImage thumbnail(const QString &path, QSize pixels, qreal devicePixelRatio)
{
    const QImage picture = read(path, pixels);
    if (picture.isNull())
        return {};
    QImage result(pixels, QImage::Format_ARGB32_Premultiplied);
    result.fill(Qt::transparent);
    QPainter painter(&result);
    painter.setRenderHints(QPainter::Antialiasing | QPainter::SmoothPixmapTransform);
    QPainterPath edge;
    const double radius = PosterCache::cornerRadius * devicePixelRatio;
    edge.addRoundedRect(QRectF(QPointF(), pixels), radius, radius);

    QImage shown(pixels, QImage::Format_RGB32);
    QPainter inner(&shown);
    inner.setRenderHints(QPainter::Antialiasing | QPainter::SmoothPixmapTransform);
    const double wanted = double(pixels.width()) / pixels.height();
    const double actual = double(picture.width()) / picture.height();
    const QSizeF filling = QSizeF(picture.size()).scaled(pixels, Qt::KeepAspectRatioByExpanding);
    if (std::abs(actual / wanted - 1) <= sameShape) {
        inner.drawImage(centred(filling, pixels), picture);
    } else {
        const QImage blur =
            picture.scaled(blurSide, blurSide, Qt::IgnoreAspectRatio, Qt::SmoothTransformation);
        inner.drawImage(centred(filling, pixels), blur);
        inner.fillRect(shown.rect(), QColor(0, 0, 0, 110));
        inner.drawImage(centred(QSizeF(picture.size()).scaled(pixels, Qt::KeepAspectRatio), pixels), picture);
    }
    inner.end();
    painter.fillPath(edge, QBrush(shown));
    painter.end();
    result.setDevicePixelRatio(devicePixelRatio);
    return result;
}

} // namespace

PosterCache::PosterCache(QObject *parent)
    : QObject(parent)
    , m_pixmaps(boundInKiB)
{
    m_readers.setMaxThreadCount(readersAtOnce);
}

PosterCache::~PosterCache()
{
    m_readers.clear();
}

QPixmap PosterCache::poster(const QString &path, QSize size, qreal devicePixelRatio)
{
    const QSize pixels = (QSizeF(size) * devicePixelRatio).toSize();
    const QString key = u"%1x%2 %3"_s.arg(pixels.width()).arg(pixels.height()).arg(path);
    if (const QPixmap *known = m_pixmaps.object(key))
        return *known;
    if (!pixels.isEmpty() && !m_underWay.contains(key) && !m_unreadable.contains(path))
        load(path, key, pixels, devicePixelRatio);
    return {};
}

void PosterCache::load(const QString &path, const QString &key, QSize pixels, qreal devicePixelRatio)
{
    m_underWay.insert(key);
    runInBackground(
        m_readers, this,
        [path, pixels, devicePixelRatio] { return thumbnail(path, pixels, devicePixelRatio); },
        [this, path, key](const QImage &image) {
            m_underWay.remove(key);
            if (image.isNull()) {
                m_unreadable.insert(path);
                return;
            }
            const int kibibytes = std::max(1, int(image.sizeInBytes() / 1024));
            m_pixmaps.insert(key, new QPixmap(QPixmap::fromImage(image)), kibibytes);
            Q_EMIT loaded(path);
        });
}

} // namespace rushes
