// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/preview/playback_controller.h"

#include <algorithm>

namespace rushes {

namespace {
// A seek to the very end shows nothing and ends the clip: this much before it there is still a picture, at 10
// frames a second too.
constexpr Duration lastPicture = 100ms;
// What is left is not worth finding again.
constexpr Duration nearEnd = 1s;
constexpr int recoveriesAtMost = 3;
} // namespace

PlaybackController::PlaybackController(Clock &clock, MakePlayer makePlayer, QObject *parent)
    : QObject(parent)
    , m_clock(clock)
    , m_makePlayer(std::move(makePlayer))
{
}

PlaybackController::~PlaybackController() = default;

void PlaybackController::makePlayer()
{
    if (m_player)
        return;
    m_player = m_makePlayer();
    connect(m_player.get(), &ClipPlayer::frameShown, this, &PlaybackController::onFrame);
    connect(m_player.get(), &ClipPlayer::ended, this, &PlaybackController::onEnd);
    connect(m_player.get(), &ClipPlayer::failed, this, [this](const QString &detail) {
        fail({ErrorKind::PlaybackFailed, detail});
    });
    connect(m_player.get(), &ClipPlayer::soundDevicesChanged, this, [this] {
        m_soundIsDead = false;
        applySound();
    });
    connect(m_player.get(), &ClipPlayer::durationChanged, this, [this](Duration duration) {
        if (duration > Duration::zero() && m_state != Playback::Empty && duration != m_duration) {
            m_duration = duration;
            Q_EMIT positionChanged();
        }
    });
    connect(m_player.get(), &ClipPlayer::positionChanged, this, [this](Duration position) {
        m_hasMoved = m_hasMoved || position != m_position;
        const bool isPlaying = m_state == Playback::Playing || m_state == Playback::Loading;
        if (isPlaying && !m_scrubbing && !m_seekAlarm)
            setPosition(position);
    });
}

void PlaybackController::open(const PlayableClip &clip)
{
    if (clip == m_clip && m_state != Playback::Empty && m_state != Playback::Failed)
        return;
    release();
    makePlayer();
    m_clip = clip;
    m_duration = clip.duration;
    m_wantsToPlay = true;
    m_soundIsDead = false;
    m_recoveries = 0;
    applySound();
    setState(Playback::Loading);
    m_player->setSource(clip.path);
    if (m_state == Playback::Loading)
        runOrRest();
    Q_EMIT positionChanged();
}

void PlaybackController::release()
{
    m_watchdog.reset();
    m_progressWatch.reset();
    m_seekAlarm.reset();
    m_nextSeek.reset();
    m_error.reset();
    m_scrubbing = false;
    m_wantsToPlay = false;
    m_pictureThisRound = false;
    m_position = {};
    m_duration = {};
    m_clip = {};
    // First out of sight, then closed: nobody sees the picture go.
    if (std::exchange(m_pictureShown, false))
        Q_EMIT pictureShownChanged();
    if (m_state != Playback::Empty && m_state != Playback::Failed) {
        m_player->setSource({});
        m_settling = alarmIn(settleTime, [this] {
            m_settling.reset();
            Q_EMIT settled();
        });
    }
    setState(Playback::Empty);
}

void PlaybackController::playPause()
{
    if (m_state == Playback::Empty)
        return;
    if (m_state == Playback::Failed) {
        open(PlayableClip(m_clip));
        return;
    }
    m_wantsToPlay = !m_wantsToPlay;
    runOrRest();
}

void PlaybackController::setOutOfSight(bool outOfSight)
{
    m_outOfSight = outOfSight;
    runOrRest();
}

void PlaybackController::runOrRest()
{
    if (m_state == Playback::Empty || m_state == Playback::Failed)
        return;
    // It counts only while somebody waits for a picture: a hidden view may get none.
    if (m_outOfSight)
        m_watchdog.reset();
    else if (m_state == Playback::Loading && !m_watchdog)
        m_watchdog = alarmIn(patience, [this] { fail({ErrorKind::TimedOut, {}}); });
    if (isRunning())
        m_player->play();
    else
        m_player->pause();
    watchProgress();
    if (m_pictureShown)
        setState(m_wantsToPlay ? Playback::Playing : Playback::Paused);
}

bool PlaybackController::isRunning() const
{
    return m_wantsToPlay && !m_scrubbing && !m_outOfSight;
}

void PlaybackController::beginScrub()
{
    m_scrubbing = true;
    runOrRest();
}

void PlaybackController::scrubTo(Duration position)
{
    seek(position);
}

void PlaybackController::endScrub()
{
    m_scrubbing = false;
    if (m_nextSeek)
        seekNow(*m_nextSeek);
    runOrRest();
}

void PlaybackController::seek(Duration position)
{
    if (m_state == Playback::Empty || m_state == Playback::Failed)
        return;
    const Duration last = std::max(Duration::zero(), m_duration - lastPicture);
    const Duration target = std::clamp(position, Duration::zero(), last);
    setPosition(target);
    if (m_seekAlarm)
        m_nextSeek = target;
    else
        seekNow(target);
}

void PlaybackController::seekNow(Duration position)
{
    m_nextSeek.reset();
    m_seekAlarm = alarmIn(seekPatience, [this] { seekDone(); });
    m_player->setPosition(position);
}

void PlaybackController::seekDone()
{
    m_seekAlarm.reset();
    if (m_nextSeek)
        seekNow(*m_nextSeek);
}

void PlaybackController::setMuted(bool muted)
{
    m_muted = muted;
    m_soundIsDead = false;
    applySound();
}

void PlaybackController::setVolume(double volume)
{
    m_volume = std::clamp(volume, 0.0, 1.0);
    applySound();
}

SoundChoice PlaybackController::sound() const
{
    if (!m_player || m_state == Playback::Empty)
        return SoundChoice::NotYet;
    if (!m_player->hasSoundDevice() || m_soundIsDead)
        return SoundChoice::NoDevice;
    if (!m_clip.hasSound)
        return SoundChoice::ClipIsSilent;
    return m_muted ? SoundChoice::Muted : SoundChoice::On;
}

void PlaybackController::applySound()
{
    if (m_player)
        m_player->setSound(isHeard() ? std::optional(m_volume) : std::nullopt);
    Q_EMIT soundChanged();
}

bool PlaybackController::isHeard() const
{
    return m_player && m_clip.hasSound && !m_muted && !m_soundIsDead && m_player->hasSoundDevice();
}

void PlaybackController::watchProgress()
{
    if (!m_pictureShown || !isRunning()) {
        m_progressWatch.reset();
        return;
    }
    if (m_progressWatch)
        return;
    m_hasMoved = false;
    m_progressWatch = alarmIn(stallPatience, [this] {
        m_progressWatch.reset();
        if (!m_hasMoved)
            recover();
        watchProgress();
    });
}

void PlaybackController::recover()
{
    // Pictures wait for the sound: when its device dies under them, they go on without.
    if (isHeard()) {
        m_soundIsDead = true;
        applySound();
        seekNow(m_position);
        return;
    }
    if (++m_recoveries > recoveriesAtMost) {
        fail({ErrorKind::PlaybackFailed, {}});
        return;
    }
    // A seek to near the end can leave Qt 6.4.2's FFmpeg back end waiting for an end that it has passed.
    const bool isNearEnd = m_position + nearEnd >= m_duration;
    const Duration goOn = isNearEnd ? Duration::zero() : m_position;
    m_seekAlarm.reset();
    m_nextSeek.reset();
    m_player->setSource({});
    m_player->setSource(m_clip.path);
    setPosition(goOn);
    if (goOn > Duration::zero())
        seekNow(goOn);
    runOrRest();
}

void PlaybackController::onFrame()
{
    if (m_state == Playback::Empty || m_state == Playback::Failed)
        return;
    m_watchdog.reset();
    m_pictureThisRound = true;
    m_hasMoved = true;
    m_recoveries = 0;
    if (m_seekAlarm)
        seekDone();
    if (!std::exchange(m_pictureShown, true)) {
        setState(m_wantsToPlay ? Playback::Playing : Playback::Paused);
        watchProgress();
        Q_EMIT pictureShownChanged();
    }
}

void PlaybackController::onEnd()
{
    if (m_state == Playback::Empty || m_state == Playback::Failed)
        return;
    // An end without a picture is none: a late word of the last round, or a file that would go round as fast
    // as the machine can. If nothing moves after it, that is seen to.
    if (!std::exchange(m_pictureThisRound, false))
        return;
    m_player->setPosition({});
    setPosition({});
    runOrRest();
}

void PlaybackController::fail(const Error &error)
{
    if (m_state == Playback::Empty || m_state == Playback::Failed)
        return;
    const PlayableClip clip = m_clip;
    release();
    m_clip = clip;
    m_error = error;
    setState(Playback::Failed);
}

void PlaybackController::setState(Playback state)
{
    if (std::exchange(m_state, state) == state)
        return;
    Q_EMIT stateChanged();
    Q_EMIT soundChanged();
}

void PlaybackController::setPosition(Duration position)
{
    if (std::exchange(m_position, position) != position)
        Q_EMIT positionChanged();
}

std::unique_ptr<Alarm> PlaybackController::alarmIn(Duration wait, std::function<void()> what)
{
    return m_clock.callIn(std::chrono::duration_cast<Duration>(wait * m_clock.speed()), std::move(what));
}

} // namespace rushes
