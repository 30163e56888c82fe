// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/preview/clip_player.h"

#include <QMediaDevices>
#include <QMediaPlayer>
#include <QTimer>

#include <memory>

class QAudioOutput;
class QVideoWidget;

namespace rushes {

/// Plays with QMediaPlayer into a QVideoWidget. Costs about 50 ms and 22 MB to make (measured with Qt 6.4.2),
/// so make it late. Main thread.
class QtClipPlayer final : public ClipPlayer
{
    Q_OBJECT

public:
    /// view is borrowed and outlives this.
    explicit QtClipPlayer(QVideoWidget &view);
    ~QtClipPlayer() override;

    void setSource(const QString &path) override;
    void play() override;
    void pause() override;
    void setPosition(Duration position) override;
    [[nodiscard]] bool hasSoundDevice() const override;
    void setSound(std::optional<double> volume) override;

private:
    void failLater(const QString &words);
    void tellFramesOfThisSource();
    void followDevices();

    QVideoWidget &m_view;
    QMediaDevices m_devices;
    std::unique_ptr<QAudioOutput> m_audio;
    QMediaPlayer m_player;
    QTimer m_lateEnd;
    QMetaObject::Connection m_frames;
    int m_source = 0; ///< counts sources: pictures are told across threads and can come late
};

} // namespace rushes
