// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "core/error.h"
#include "ui/preview/clip_player.h"

#include <functional>
#include <memory>
#include <optional>

namespace rushes {

/// A clip that may be played: a local file that passed the check.
struct PlayableClip
{
    QString path;
    Duration duration{}; ///< as the check found it; zero: not known
    bool hasSound = false;
    bool operator==(const PlayableClip &) const = default;
};

enum class Playback { Empty, Loading, Playing, Paused, Failed };
/// What can be heard: why there is nothing to hear is told apart, for the sound button.
enum class SoundChoice { NotYet, ClipIsSilent, NoDevice, Muted, On };

/// The rules of playing one clip: at once, muted at first, from its end back to its beginning, an audio
/// output only where it is safe, seeks no faster than pictures come, and a file that shows nothing is given
/// up. The player is made at the first clip. Main thread.
class PlaybackController final : public QObject
{
    Q_OBJECT

public:
    using MakePlayer = std::function<std::unique_ptr<ClipPlayer>()>;
    /// A file that shows no picture for so long is given up.
    static constexpr Duration patience = 10s;
    /// A clip that plays and does not move for so long (twice that at most) is helped on.
    static constexpr Duration stallPatience = 1s;
    /// How long a seek may go without a picture before the next one is made all the same.
    static constexpr Duration seekPatience = 250ms;
    /// So long after a file was closed its decoder's threads have ended, too.
    static constexpr Duration settleTime = 2s;

    /// clock is borrowed and outlives this; the waits are in seconds of the person who looks, whatever the
    /// clock's speed.
    PlaybackController(Clock &clock, MakePlayer makePlayer, QObject *parent = nullptr);
    ~PlaybackController() override;

    /// Plays it from its beginning; nothing happens when it is the one that is open and did not fail.
    void open(const PlayableClip &clip);
    /// Closes the file.
    void release();
    void playPause();
    /// Nobody can see it: the player rests, and goes on from there when somebody can.
    void setOutOfSight(bool outOfSight);

    void beginScrub();
    void scrubTo(Duration position);
    void endScrub();
    /// A single jump.
    void seek(Duration position);

    void setMuted(bool muted);
    void setVolume(double volume);

    [[nodiscard]] Playback state() const { return m_state; }
    [[nodiscard]] const PlayableClip &clip() const { return m_clip; }
    [[nodiscard]] Duration position() const { return m_position; }
    [[nodiscard]] Duration duration() const { return m_duration; }
    [[nodiscard]] bool pictureShown() const { return m_pictureShown; }
    [[nodiscard]] bool muted() const { return m_muted; }
    [[nodiscard]] double volume() const { return m_volume; }
    [[nodiscard]] SoundChoice sound() const;
    /// Why the state is Failed: TimedOut (no picture came) or PlaybackFailed.
    [[nodiscard]] const std::optional<Error> &error() const { return m_error; }

Q_SIGNALS:
    void stateChanged();
    void pictureShownChanged();
    void positionChanged();
    void soundChanged();
    /// settleTime after a file was closed: what the player needed for it is free.
    void settled();

private:
    void makePlayer();
    void setState(Playback state);
    void setPosition(Duration position);
    void runOrRest();
    void seekNow(Duration position);
    void seekDone();
    [[nodiscard]] bool isRunning() const;
    [[nodiscard]] bool isHeard() const;
    void applySound();
    void watchProgress();
    void recover();
    void onFrame();
    void onEnd();
    void fail(const Error &error);
    std::unique_ptr<Alarm> alarmIn(Duration wait, std::function<void()> what);

    Clock &m_clock;
    MakePlayer m_makePlayer;
    std::unique_ptr<ClipPlayer> m_player;
    PlayableClip m_clip;
    Playback m_state = Playback::Empty;
    std::optional<Error> m_error;
    Duration m_position{};
    Duration m_duration{};
    double m_volume = 1;
    bool m_muted = true;
    bool m_wantsToPlay = false;
    bool m_scrubbing = false;
    bool m_outOfSight = false;
    bool m_pictureShown = false;
    bool m_pictureThisRound = false; ///< since the clip last began
    bool m_soundIsDead = false;      ///< until devices change, the user asks again, or another clip comes
    bool m_hasMoved = false;         ///< since the watch was set
    int m_recoveries = 0;            ///< in a row
    std::unique_ptr<Alarm> m_progressWatch; ///< set while it plays
    std::optional<Duration> m_nextSeek;     ///< the last of those that came while one was under way
    std::unique_ptr<Alarm> m_seekAlarm;     ///< set while a seek is under way
    std::unique_ptr<Alarm> m_watchdog;
    std::unique_ptr<Alarm> m_settling; ///< set once a file was closed
};

} // namespace rushes
