// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/preview/preview_panel.h"

#include "core/spare_memory.h"
#include "store/settings.h"
#include "ui/preview/media_backend.h"
#include "ui/preview/no_clip_player.h"
#include "ui/preview/preview_stage.h"
#include "ui/preview/qt_clip_player.h"
#include "ui/preview/scrub_bar.h"
#include "ui/style/fonts.h"
#include "ui/style/icons.h"
#include "ui/style/text_labels.h"
#include "ui/style/theme.h"
#include "ui/style/time_label.h"
#include "wording/error_text.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QSlider>
#include <QThreadPool>
#include <QToolButton>
#include <QVBoxLayout>

namespace rushes {

namespace {

constexpr int volumeSteps = 100;

QString troubleText(const Error &error)
{
    if (error.kind == ErrorKind::TimedOut)
        return PreviewPanel::tr(
            "No picture of this clip could be shown within 10 s. It can be saved all the same.");
    return errorText(error);
}

void setIcon(QToolButton &button, const char *name)
{
    button.setIcon(themedIcon(QString::fromLatin1(name), button.palette()));
}

} // namespace

PreviewPanel::PreviewPanel(Clock &clock, Settings &settings, QWidget *parent,
                           PlaybackController::MakePlayer makePlayer)
    : QWidget(parent)
    , m_settings(settings)
    , m_stage(new PreviewStage(this))
    , m_playback(
          clock, makePlayer ? std::move(makePlayer) : [this] { return makeRealPlayer(); })
{
    build();
    m_playback.setOutOfSight(true);
    m_playback.setVolume(m_settings.volume());
    m_volume->setValue(int(std::lround(m_playback.volume() * volumeSteps)));
    connectControls();
    say();
    showState();
}

std::unique_ptr<ClipPlayer> PreviewPanel::makeRealPlayer()
{
    // Done at the program's start already, but for whoever shows a window without it.
    if (!chooseMediaBackend())
        return std::make_unique<NoClipPlayer>();
    return std::make_unique<QtClipPlayer>(m_stage->videoView());
}

PreviewPanel::~PreviewPanel()
{
    disconnect(&m_playback, nullptr, this, nullptr);
    m_playback.release();
}

void PreviewPanel::build()
{
    m_scrubBar = new ScrubBar(this);
    m_controls = new QWidget(this);
    m_playButton = new QToolButton(m_controls);
    m_time = new TimeLabel(m_controls);
    m_soundButton = new QToolButton(m_controls);
    m_volume = new QSlider(Qt::Horizontal, m_controls);
    m_volume->setRange(0, volumeSteps);
    m_volume->setFixedWidth(scaled(76, this));
    for (QToolButton *button : {m_playButton, m_soundButton})
        button->setAutoRaise(true);
    m_trouble = new WrappedLabel(this);
    m_playButton->setObjectName(QStringLiteral("playButton"));
    m_soundButton->setObjectName(QStringLiteral("soundButton"));
    m_volume->setObjectName(QStringLiteral("volume"));
    m_time->setObjectName(QStringLiteral("clipTime"));
    m_trouble->setObjectName(QStringLiteral("playbackTrouble"));

    auto *row = new QHBoxLayout(m_controls);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(m_playButton);
    row->addWidget(m_time);
    row->addStretch();
    row->addWidget(m_soundButton);
    row->addWidget(m_volume);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(scaled(4, this));
    layout->addWidget(m_stage);
    layout->addWidget(m_scrubBar);
    layout->addWidget(m_controls);
    layout->addWidget(m_trouble);
}

void PreviewPanel::connectControls()
{
    connect(m_stage, &PreviewStage::clicked, this, &PreviewPanel::playPause);
    connect(m_playButton, &QToolButton::clicked, this, &PreviewPanel::playPause);
    connect(m_scrubBar, &QAbstractSlider::sliderPressed, this, [this] { m_playback.beginScrub(); });
    connect(m_scrubBar, &QAbstractSlider::sliderMoved, this,
            [this](int ms) { m_playback.scrubTo(Duration(ms)); });
    connect(m_scrubBar, &QAbstractSlider::sliderReleased, this, [this] { m_playback.endScrub(); });
    connect(m_scrubBar, &QAbstractSlider::actionTriggered, this, [this](int action) {
        if (action != QAbstractSlider::SliderMove)
            m_playback.seek(Duration(m_scrubBar->sliderPosition()));
    });
    connect(m_soundButton, &QToolButton::clicked, this, [this] { m_playback.setMuted(!m_playback.muted()); });
    connect(m_volume, &QSlider::valueChanged, this, [this](int value) {
        const double volume = double(value) / volumeSteps;
        m_playback.setVolume(volume);
        m_playback.setMuted(value == 0);
        m_settings.setVolume(volume);
    });
    connect(&m_playback, &PlaybackController::stateChanged, this, &PreviewPanel::showState);
    connect(&m_playback, &PlaybackController::positionChanged, this, &PreviewPanel::showPosition);
    connect(&m_playback, &PlaybackController::soundChanged, this, &PreviewPanel::showSound);
    // The frames of one clip leave holes in the heaps, where the next one's seldom fit.
    connect(&m_playback, &PlaybackController::settled, this,
            [] { QThreadPool::globalInstance()->start([] { giveBackSpareMemory(); }); });
    connect(&m_playback, &PlaybackController::pictureShownChanged, this,
            [this] { m_stage->showVideo(m_playback.pictureShown()); });
}

void PreviewPanel::setContent(const PreviewContent &content)
{
    if (content == m_content)
        return;
    const bool isOtherClip = content.clip != m_content.clip;
    m_content = content;
    if (isOtherClip)
        m_playback.release();
    m_stage->setContent(content);
    if (isOtherClip && content.clip)
        m_playback.open(*content.clip);
    showState();
    showPosition();
}

void PreviewPanel::playPause()
{
    if (m_playback.state() == Playback::Empty && m_content.clip)
        m_playback.open(*m_content.clip);
    else
        m_playback.playPause();
}

void PreviewPanel::stop()
{
    m_playback.release();
}

void PreviewPanel::setMaximumStageHeight(int height)
{
    m_maximumStageHeight = height;
    sizeStage();
}

void PreviewPanel::sizeStage()
{
    const int natural = PreviewStage::heightForWidthOf(width());
    m_stage->setFixedHeight(m_maximumStageHeight > 0 ? std::min(natural, m_maximumStageHeight) : natural);
}

void PreviewPanel::showState()
{
    const bool hasClip = m_content.clip.has_value();
    const Playback state = m_playback.state();
    const bool isPlaying = state == Playback::Playing || state == Playback::Loading;
    m_scrubBar->setVisible(hasClip);
    m_controls->setVisible(hasClip);
    m_scrubBar->setEnabled(state == Playback::Playing || state == Playback::Paused);
    setIcon(*m_playButton, isPlaying ? "pause" : "play");
    const QString what = isPlaying ? tr("Pause") : tr("Play");
    m_playButton->setAccessibleName(what);
    //: %1 is "Play" or "Pause"; Space and K are keys
    m_playButton->setToolTip(tr("%1 (Space or K)").arg(what));
    const std::optional<Error> &error = m_playback.error();
    m_trouble->setVisible(hasClip && error.has_value());
    m_trouble->setText(error ? troubleText(*error) : QString());
    showSound();
}

void PreviewPanel::showPosition()
{
    const Duration duration = m_playback.duration();
    m_scrubBar->setDuration(duration);
    m_scrubBar->showPosition(m_playback.position());
    //: where the clip plays / how long it is
    const QString text = tr("%1 / %2").arg(clockText(m_playback.position()), clockText(duration));
    if (text != m_time->text())
        m_time->setText(text);
}

void PreviewPanel::showSound()
{
    const SoundChoice sound = m_playback.sound();
    const bool isThere = sound == SoundChoice::Muted || sound == SoundChoice::On;
    setIcon(*m_soundButton, sound == SoundChoice::On ? "sound-on" : "sound-off");
    m_soundButton->setEnabled(isThere);
    m_soundButton->setVisible(sound != SoundChoice::NotYet);
    m_volume->setVisible(sound == SoundChoice::On);
    const QString what = sound == SoundChoice::On ? tr("Mute") : tr("Sound on");
    m_soundButton->setAccessibleName(what);
    if (sound == SoundChoice::NoDevice)
        m_soundButton->setToolTip(tr("No sound device"));
    else if (sound == SoundChoice::ClipIsSilent)
        m_soundButton->setToolTip(tr("This clip has no sound"));
    else
        m_soundButton->setToolTip(what);
    m_soundButton->setAccessibleDescription(isThere ? QString() : m_soundButton->toolTip());
}

void PreviewPanel::say()
{
    m_scrubBar->setAccessibleName(tr("Position in the clip"));
    m_volume->setAccessibleName(tr("Volume"));
    m_volume->setToolTip(tr("Volume"));
    m_time->setAccessibleName(tr("Time"));
    setTextColour(*m_time, themeColours(palette()).muted);
    setTextColour(*m_trouble, themeColours(palette()).warning);
}

void PreviewPanel::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    sizeStage();
}

void PreviewPanel::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    m_playback.setOutOfSight(false);
}

void PreviewPanel::hideEvent(QHideEvent *event)
{
    QWidget::hideEvent(event);
    m_playback.setOutOfSight(true);
}

void PreviewPanel::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::PaletteChange) {
        say();
        showState();
        showPosition();
    }
}

void PreviewPanel::keyPressEvent(QKeyEvent *event)
{
    if (event->modifiers() == Qt::NoModifier && (event->key() == Qt::Key_Space || event->key() == Qt::Key_K))
        playPause();
    else
        QWidget::keyPressEvent(event);
}

} // namespace rushes
