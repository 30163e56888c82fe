// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCache>
#include <QObject>
#include <QPixmap>
#include <QSet>
#include <QSize>
#include <QString>
#include <QThreadPool>

namespace rushes {

/// Thumbnails of the clips' posters, read and made ready off the main thread, kept up to a bound, the longest
/// unused dropped first. A clip of another shape than the thumbnail's is shown whole, on a darkened blur of
/// itself. Main thread.
class PosterCache final : public QObject
{
    Q_OBJECT

public:
    static constexpr double cornerRadius = 4;   ///< device-independent pixels
    static constexpr int boundInKiB = 8 * 1024; ///< five hundred in a table at 100 %, a fourth of it at 200 %

    explicit PosterCache(QObject *parent = nullptr);
    ~PosterCache() override;

    /// The picture, ready to draw at this size; null while it is read (loaded() tells) and for a file that is
    /// no picture.
    [[nodiscard]] QPixmap poster(const QString &path, QSize size, qreal devicePixelRatio);
    /// Whether there are pictures to come.
    [[nodiscard]] bool isReading() const { return !m_underWay.isEmpty(); }

Q_SIGNALS:
    void loaded(const QString &path);

private:
    void load(const QString &path, const QString &key, QSize pixels, qreal devicePixelRatio);

    QCache<QString, QPixmap> m_pixmaps;
    QSet<QString> m_underWay;
    QSet<QString> m_unreadable;
    QThreadPool m_readers; ///< few: they compute, and the window is to stay quick
};

} // namespace rushes
