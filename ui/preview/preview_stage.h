// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/preview/preview_content.h"

#include <QPixmap>
#include <QWidget>

class QLabel;
class QProgressBar;
class QVideoWidget;

namespace rushes {

class WrappedLabel;

/// The area in which the clip plays, its poster stands until the first picture, or words say why there is
/// neither. The video is a native window of its own, on which nothing can be painted: it is laid out to the
/// clip's shape and shown only while it plays. Main thread.
class PreviewStage final : public QWidget
{
    Q_OBJECT

public:
    explicit PreviewStage(QWidget *parent = nullptr);

    void setContent(const PreviewContent &content);
    /// The video instead of poster and words.
    void showVideo(bool shown);
    /// Made at the first call.
    QVideoWidget &videoView();

    /// What a height of a sixteen to nine picture is at a width.
    [[nodiscard]] static int heightForWidthOf(int width) { return width * 9 / 16; }

Q_SIGNALS:
    void clicked();

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void changeEvent(QEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void loadPoster(const QString &path);
    void dressWords();
    void layOutVideo();
    void giveBodyRoom();

    PreviewContent m_content;
    QImage m_poster;
    QPixmap m_scaledPoster; ///< for the present size and pixel ratio
    QWidget *m_words = nullptr;
    QLabel *m_icon = nullptr;
    WrappedLabel *m_heading = nullptr;
    WrappedLabel *m_body = nullptr;
    QProgressBar *m_progress = nullptr;
    QVideoWidget *m_video = nullptr;
};

} // namespace rushes
