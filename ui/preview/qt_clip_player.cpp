// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/preview/qt_clip_player.h"

#include <QAudioDevice>
#include <QAudioOutput>
#include <QUrl>
#include <QVideoFrame>
#include <QVideoSink>
#include <QVideoWidget>

namespace rushes {

namespace {
// Qt 6.4.2's FFmpeg back end stops the player after it has told the end, and each of its streams tells it: a
// play() in between is undone.
constexpr auto endSettles = 30ms;
} // namespace

QtClipPlayer::QtClipPlayer(QVideoWidget &view)
    : m_view(view)
{
    m_player.setVideoOutput(&m_view);
    connect(&m_player, &QMediaPlayer::durationChanged, this,
            [this](qint64 ms) { Q_EMIT durationChanged(Duration(ms)); });
    connect(&m_player, &QMediaPlayer::positionChanged, this,
            [this](qint64 ms) { Q_EMIT positionChanged(Duration(ms)); });
    connect(&m_player, &QMediaPlayer::errorOccurred, this,
            [this](QMediaPlayer::Error, const QString &words) { failLater(words); });
    m_lateEnd.setSingleShot(true);
    m_lateEnd.setInterval(endSettles);
    connect(&m_player, &QMediaPlayer::mediaStatusChanged, &m_lateEnd,
            [this](QMediaPlayer::MediaStatus status) {
                if (status == QMediaPlayer::EndOfMedia)
                    m_lateEnd.start();
                else
                    m_lateEnd.stop();
            });
    connect(&m_lateEnd, &QTimer::timeout, this, &ClipPlayer::ended);
    connect(&m_devices, &QMediaDevices::audioOutputsChanged, this, &QtClipPlayer::followDevices);
}

QtClipPlayer::~QtClipPlayer()
{
    disconnect(&m_player, nullptr, this, nullptr);
    disconnect(m_frames);
    m_player.setSource({});
    m_player.setAudioOutput(nullptr);
    m_player.setVideoOutput(static_cast<QVideoWidget *>(nullptr));
}

void QtClipPlayer::setSource(const QString &path)
{
    ++m_source;
    // A first picture of the next file is told only by frames of that file.
    m_player.setSource({});
    if (path.isEmpty())
        return;
    if (!m_player.isAvailable()) {
        failLater(QStringLiteral("the multimedia back end does not work"));
        return;
    }
    tellFramesOfThisSource();
    m_player.setSource(QUrl::fromLocalFile(path));
}

void QtClipPlayer::failLater(const QString &words)
{
    // Whoever is told closes the file, which the back end does not bear from within its own calls. By then
    // another can be open.
    QMetaObject::invokeMethod(
        this,
        [this, words, source = m_source] {
            if (source == m_source)
                Q_EMIT failed(words);
        },
        Qt::QueuedConnection);
}

void QtClipPlayer::tellFramesOfThisSource()
{
    disconnect(m_frames);
    m_frames = connect(m_view.videoSink(), &QVideoSink::videoFrameChanged, this,
                       [this, source = m_source](const QVideoFrame &frame) {
                           if (source == m_source && frame.isValid())
                               Q_EMIT frameShown();
                       });
}

void QtClipPlayer::play()
{
    m_player.play();
}

void QtClipPlayer::pause()
{
    m_player.pause();
}

void QtClipPlayer::setPosition(Duration position)
{
    m_player.setPosition(position.count());
}

bool QtClipPlayer::hasSoundDevice() const
{
    return !QMediaDevices::defaultAudioOutput().isNull();
}

void QtClipPlayer::setSound(std::optional<double> volume)
{
    if (!volume || !hasSoundDevice()) {
        m_player.setAudioOutput(nullptr);
        m_audio.reset();
        return;
    }
    const bool isNew = m_audio == nullptr;
    if (isNew)
        m_audio = std::make_unique<QAudioOutput>(QMediaDevices::defaultAudioOutput());
    m_audio->setVolume(
        float(QAudio::convertVolume(*volume, QAudio::LogarithmicVolumeScale, QAudio::LinearVolumeScale)));
    if (isNew)
        m_player.setAudioOutput(m_audio.get());
}

void QtClipPlayer::followDevices()
{
    if (m_audio && !hasSoundDevice())
        setSound(std::nullopt);
    else if (m_audio && m_audio->device() != QMediaDevices::defaultAudioOutput())
        m_audio->setDevice(QMediaDevices::defaultAudioOutput());
    Q_EMIT soundDevicesChanged();
}

} // namespace rushes
