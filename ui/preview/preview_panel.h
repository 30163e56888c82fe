// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/preview/preview_content.h"

#include <QWidget>

class QSlider;
class QToolButton;

namespace rushes {

class Clock;
class PreviewStage;
class ScrubBar;
class Settings;
class TimeLabel;
class WrappedLabel;

/// The preview: the stage, and below it the scale and the controls of what plays. Shows what it is given,
/// remembers only the volume. While it is hidden nothing plays. Main thread.
class PreviewPanel final : public QWidget
{
    Q_OBJECT

public:
    /// Both are borrowed and outlive this. makePlayer: nothing for the real one; a test's own.
    PreviewPanel(Clock &clock, Settings &settings, QWidget *parent,
                 PlaybackController::MakePlayer makePlayer = {});
    ~PreviewPanel() override;

    /// A clip that is not the one shown plays at once, muted until the user says otherwise.
    void setContent(const PreviewContent &content);
    void playPause();
    /// Closes the clip's file; the poster stays.
    void stop();
    /// The stage is as high as 16:9 of its width, but no higher than this.
    void setMaximumStageHeight(int height);
    [[nodiscard]] const PlaybackController &playback() const { return m_playback; }

protected:
    void resizeEvent(QResizeEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;
    void changeEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    std::unique_ptr<ClipPlayer> makeRealPlayer();
    void build();
    void connectControls();
    void say();
    void showState();
    void showPosition();
    void showSound();
    void sizeStage();

    Settings &m_settings;
    PreviewStage *m_stage = nullptr;
    ScrubBar *m_scrubBar = nullptr;
    QWidget *m_controls = nullptr;
    QToolButton *m_playButton = nullptr;
    TimeLabel *m_time = nullptr;
    QToolButton *m_soundButton = nullptr;
    QSlider *m_volume = nullptr;
    WrappedLabel *m_trouble = nullptr;
    PreviewContent m_content;
    int m_maximumStageHeight = 0;  ///< 0: none
    PlaybackController m_playback; ///< last: its player draws into the stage
};

} // namespace rushes
