// SPDX-License-Identifier: GPL-3.0-or-later
#include "fake_clip_player.h"
#include "support/manual_clock.h"
#include "ui/preview/playback_controller.h"

#include <QPointer>
#include <QSignalSpy>
#include <QTest>

using namespace rushes;
using namespace rushes::test;
using namespace Qt::StringLiterals;

namespace {
const PlayableClip lighthouse{.path = u"/clips/lighthouse.mp4"_s, .duration = 8s, .hasSound = true};
const PlayableClip silent{.path = u"/clips/silent.mp4"_s, .duration = 4s, .hasSound = false};
} // namespace

class PlaybackTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void noPlayerIsMadeBeforeTheFirstClip();
    void aClipPlaysAtOnceAndIsShownWithItsFirstPicture();
    void theSameClipIsNotOpenedTwice();
    void theEndIsTheBeginning();
    void aPausedClipStaysPausedAtItsEnd();
    void aClipThatEndsWithoutAPictureDoesNotGoRound();
    void aFileThatShowsNothingIsGivenUp();
    void nothingIsGivenUpOncePictureIsShown();
    void aFailureClosesTheFileAndCanBeTriedAgain();
    void anErrorOfAClosedFileIsPassedOver();
    void theFileIsClosedBeforeAnotherIsOpened();
    void releaseClosesTheFile();
    void aClosedFileIsToldOnceItHasSettled();

    void soundIsAttachedOnlyWhereItIsSafe_data();
    void soundIsAttachedOnlyWhereItIsSafe();
    void soundFollowsDevicesThatComeAndGo();

    void soundThatDiesDoesNotStopThePictures();
    void aClipThatStandsStillIsOpenedAgain_data();
    void aClipThatStandsStillIsOpenedAgain();
    void aClipThatStandsStillAgainAndAgainIsGivenUp();
    void onlyAClipThatPlaysIsWatched();

    void scrubbingRestsThePlayerAndGoesOnAfterwards();
    void seeksComeNoFasterThanPictures();
    void aSeekWithoutAPictureHoldsUpTheNextOnlySoLong();
    void theLastPlaceOfADragIsReached();
    void seeksStayInsideTheClip_data();
    void seeksStayInsideTheClip();
    void thePlayersPositionIsPassedOverWhileTheUserScrubs();

    void outOfSightThePlayerRests();
    void outOfSightNothingIsGivenUp();

private:
    void openAndShow(const PlayableClip &clip)
    {
        m_controller->open(clip);
        Q_EMIT m_player->frameShown();
        m_player->taken();
    }

    ManualClock m_clock;
    std::unique_ptr<PlaybackController> m_controller;
    QPointer<FakeClipPlayer> m_player;
    int m_made = 0;
    bool m_hasDevice = true;
};

void PlaybackTest::init()
{
    m_made = 0;
    m_hasDevice = true;
    m_controller = std::make_unique<PlaybackController>(m_clock, [this] {
        auto player = std::make_unique<FakeClipPlayer>();
        player->hasDevice = m_hasDevice;
        m_player = player.get();
        ++m_made;
        return player;
    });
}

void PlaybackTest::cleanup()
{
    m_controller.reset();
}

void PlaybackTest::noPlayerIsMadeBeforeTheFirstClip()
{
    m_controller->playPause();
    m_controller->setMuted(false);
    m_controller->setVolume(0.5);
    m_controller->seek(1s);
    m_controller->release();
    QCOMPARE(m_made, 0);
    m_controller->open(lighthouse);
    m_controller->open(silent);
    QCOMPARE(m_made, 1);
}

void PlaybackTest::aClipPlaysAtOnceAndIsShownWithItsFirstPicture()
{
    QSignalSpy shown(m_controller.get(), &PlaybackController::pictureShownChanged);
    m_controller->open(lighthouse);
    QCOMPARE(m_player->taken(), (QStringList{u"open /clips/lighthouse.mp4"_s, u"play"_s}));
    QCOMPARE(m_controller->state(), Playback::Loading);
    QCOMPARE(m_controller->duration(), Duration(8s));
    QVERIFY(!m_controller->pictureShown());

    Q_EMIT m_player->frameShown();
    QCOMPARE(m_controller->state(), Playback::Playing);
    QVERIFY(m_controller->pictureShown());
    Q_EMIT m_player->frameShown();
    QCOMPARE(shown.count(), 1);
}

void PlaybackTest::theSameClipIsNotOpenedTwice()
{
    openAndShow(lighthouse);
    m_controller->open(lighthouse);
    QCOMPARE(m_player->taken(), QStringList());
}

void PlaybackTest::theEndIsTheBeginning()
{
    openAndShow(lighthouse);
    Q_EMIT m_player->positionChanged(8s);
    Q_EMIT m_player->ended();
    QCOMPARE(m_player->taken(), (QStringList{u"seek 0"_s, u"play"_s}));
    QCOMPARE(m_controller->position(), Duration(0));
    QCOMPARE(m_controller->state(), Playback::Playing);

    Q_EMIT m_player->frameShown();
    Q_EMIT m_player->ended();
    QCOMPARE(m_player->taken(), (QStringList{u"seek 0"_s, u"play"_s}));
}

void PlaybackTest::aPausedClipStaysPausedAtItsEnd()
{
    openAndShow(lighthouse);
    m_controller->playPause();
    QCOMPARE(m_controller->state(), Playback::Paused);
    m_player->taken();
    Q_EMIT m_player->ended();
    QVERIFY(!m_player->isPlaying);
    QCOMPARE(m_controller->state(), Playback::Paused);
}

void PlaybackTest::aClipThatEndsWithoutAPictureDoesNotGoRound()
{
    openAndShow(lighthouse);
    Q_EMIT m_player->ended();
    m_player->taken();
    Q_EMIT m_player->ended();
    QCOMPARE(m_player->taken(), QStringList());
    m_clock.advance(PlaybackController::stallPatience);
    QCOMPARE(m_player->taken(), (QStringList{u"close"_s, u"open /clips/lighthouse.mp4"_s, u"play"_s}));
}

void PlaybackTest::aFileThatShowsNothingIsGivenUp()
{
    m_controller->open(lighthouse);
    m_clock.advance(PlaybackController::patience - 1ms);
    QCOMPARE(m_controller->state(), Playback::Loading);
    m_clock.advance(1ms);
    QCOMPARE(m_controller->state(), Playback::Failed);
    QVERIFY(m_controller->error().has_value());
    QCOMPARE(m_controller->error()->kind, ErrorKind::TimedOut);
    QCOMPARE(m_player->source, QString());
}

void PlaybackTest::nothingIsGivenUpOncePictureIsShown()
{
    openAndShow(lighthouse);
    for (int i = 0; i < 100; ++i) {
        m_clock.advance(PlaybackController::stallPatience / 2);
        Q_EMIT m_player->frameShown();
    }
    QCOMPARE(m_controller->state(), Playback::Playing);
    QCOMPARE(m_player->taken(), QStringList());
}

void PlaybackTest::aFailureClosesTheFileAndCanBeTriedAgain()
{
    openAndShow(lighthouse);
    Q_EMIT m_player->failed(u"no codec"_s);
    QCOMPARE(m_player->taken(), QStringList{u"close"_s});
    QCOMPARE(m_controller->state(), Playback::Failed);
    QCOMPARE(*m_controller->error(), (Error{ErrorKind::PlaybackFailed, u"no codec"_s}));
    QVERIFY(!m_controller->pictureShown());

    m_controller->playPause();
    QCOMPARE(m_player->taken(), (QStringList{u"open /clips/lighthouse.mp4"_s, u"play"_s}));
    QVERIFY(!m_controller->error().has_value());
}

void PlaybackTest::anErrorOfAClosedFileIsPassedOver()
{
    openAndShow(lighthouse);
    m_controller->release();
    Q_EMIT m_player->failed(u"late"_s);
    Q_EMIT m_player->frameShown();
    Q_EMIT m_player->ended();
    QCOMPARE(m_controller->state(), Playback::Empty);
    QVERIFY(!m_controller->pictureShown());
}

void PlaybackTest::theFileIsClosedBeforeAnotherIsOpened()
{
    openAndShow(lighthouse);
    m_controller->open(silent);
    QCOMPARE(m_player->taken(), (QStringList{u"close"_s, u"open /clips/silent.mp4"_s, u"play"_s}));
    QVERIFY(!m_controller->pictureShown());
}

void PlaybackTest::releaseClosesTheFile()
{
    openAndShow(lighthouse);
    m_controller->seek(2s);
    m_player->taken();
    m_controller->release();
    QCOMPARE(m_player->taken(), QStringList{u"close"_s});
    QCOMPARE(m_controller->state(), Playback::Empty);
    m_clock.advance(PlaybackController::settleTime);
    QCOMPARE(m_clock.alarmCount(), 0);
}

void PlaybackTest::aClosedFileIsToldOnceItHasSettled()
{
    const QSignalSpy settled(m_controller.get(), &PlaybackController::settled);
    m_controller->release(); // there was none
    m_clock.advance(1min);
    QCOMPARE(settled.size(), 0);
    openAndShow(lighthouse);
    m_controller->release();
    m_clock.advance(PlaybackController::settleTime - 1ms);
    openAndShow(silent); // another one is no reason to keep what the first one had
    QCOMPARE(settled.size(), 0);
    m_clock.advance(1ms);
    QCOMPARE(settled.size(), 1);
    m_controller->release();
    m_clock.advance(1ms);
    m_controller->release();
    m_clock.advance(1min);
    QCOMPARE(settled.size(), 2);
}

void PlaybackTest::soundIsAttachedOnlyWhereItIsSafe_data()
{
    QTest::addColumn<bool>("hasDevice");
    QTest::addColumn<bool>("clipHasSound");
    QTest::addColumn<bool>("muted");
    QTest::addColumn<bool>("attached");
    QTest::addColumn<SoundChoice>("choice");
    QTest::newRow("muted at first") << true << true << true << false << SoundChoice::Muted;
    QTest::newRow("unmuted") << true << true << false << true << SoundChoice::On;
    QTest::newRow("no device") << false << true << true << false << SoundChoice::NoDevice;
    QTest::newRow("no device, unmuted") << false << true << false << false << SoundChoice::NoDevice;
    QTest::newRow("a clip without sound") << true << false << false << false << SoundChoice::ClipIsSilent;
}

void PlaybackTest::soundIsAttachedOnlyWhereItIsSafe()
{
    QFETCH(bool, hasDevice);
    QFETCH(bool, clipHasSound);
    QFETCH(bool, muted);
    QFETCH(bool, attached);
    QFETCH(SoundChoice, choice);
    m_hasDevice = hasDevice;
    m_controller->setVolume(0.4);
    openAndShow(clipHasSound ? lighthouse : silent);
    QVERIFY(m_controller->muted());
    QVERIFY(!m_player->volume.has_value());
    m_controller->setMuted(muted);
    QCOMPARE(m_player->volume.has_value(), attached);
    QCOMPARE(m_player->volume.value_or(0.4), 0.4);
    QCOMPARE(m_controller->sound(), choice);
}

void PlaybackTest::soundFollowsDevicesThatComeAndGo()
{
    openAndShow(lighthouse);
    m_controller->setMuted(false);
    QVERIFY(m_player->volume.has_value());
    m_player->hasDevice = false;
    Q_EMIT m_player->soundDevicesChanged();
    QVERIFY(!m_player->volume.has_value());
    QCOMPARE(m_controller->sound(), SoundChoice::NoDevice);
    m_player->hasDevice = true;
    Q_EMIT m_player->soundDevicesChanged();
    QVERIFY(m_player->volume.has_value());
    QCOMPARE(m_controller->sound(), SoundChoice::On);
}

void PlaybackTest::soundThatDiesDoesNotStopThePictures()
{
    openAndShow(lighthouse);
    m_controller->setMuted(false);
    Q_EMIT m_player->positionChanged(2s);
    m_clock.advance(2 * PlaybackController::stallPatience);
    QVERIFY(!m_player->volume.has_value());
    QCOMPARE(m_player->taken(), QStringList{u"seek 2000"_s});
    QCOMPARE(m_controller->sound(), SoundChoice::NoDevice);
    QCOMPARE(m_controller->state(), Playback::Playing);

    Q_EMIT m_player->frameShown();
    Q_EMIT m_player->soundDevicesChanged();
    QVERIFY(m_player->volume.has_value());
}

void PlaybackTest::aClipThatStandsStillIsOpenedAgain_data()
{
    QTest::addColumn<Duration>("position");
    QTest::addColumn<QStringList>("done");
    QTest::newRow("in the middle") << Duration(3s)
                                   << QStringList{u"close"_s, u"open /clips/lighthouse.mp4"_s, u"seek 3000"_s,
                                                  u"play"_s};
    QTest::newRow("at the end") << Duration(7900)
                                << QStringList{u"close"_s, u"open /clips/lighthouse.mp4"_s, u"play"_s};
}

void PlaybackTest::aClipThatStandsStillIsOpenedAgain()
{
    QFETCH(Duration, position);
    QFETCH(QStringList, done);
    openAndShow(lighthouse);
    Q_EMIT m_player->positionChanged(position);
    m_clock.advance(2 * PlaybackController::stallPatience);
    QCOMPARE(m_player->taken(), done);
    QCOMPARE(m_controller->state(), Playback::Playing);
    QVERIFY(m_controller->pictureShown());
}

void PlaybackTest::aClipThatStandsStillAgainAndAgainIsGivenUp()
{
    openAndShow(lighthouse);
    m_clock.advance(10 * PlaybackController::stallPatience);
    QCOMPARE(m_controller->state(), Playback::Failed);
    QCOMPARE(m_controller->error()->kind, ErrorKind::PlaybackFailed);
    QCOMPARE(m_clock.alarmCount(), 0);
}

void PlaybackTest::onlyAClipThatPlaysIsWatched()
{
    openAndShow(lighthouse);
    QCOMPARE(m_clock.alarmCount(), 1);
    m_controller->playPause();
    QCOMPARE(m_clock.alarmCount(), 0);
    m_controller->playPause();
    QCOMPARE(m_clock.alarmCount(), 1);
    m_controller->setOutOfSight(true);
    QCOMPARE(m_clock.alarmCount(), 0);
    m_controller->setOutOfSight(false);
    m_controller->release();
    m_clock.advance(PlaybackController::settleTime);
    QCOMPARE(m_clock.alarmCount(), 0);
}

void PlaybackTest::scrubbingRestsThePlayerAndGoesOnAfterwards()
{
    openAndShow(lighthouse);
    m_controller->beginScrub();
    QVERIFY(!m_player->isPlaying);
    QCOMPARE(m_controller->state(), Playback::Playing);
    m_controller->scrubTo(3s);
    Q_EMIT m_player->frameShown();
    m_controller->endScrub();
    QVERIFY(m_player->isPlaying);

    m_controller->playPause();
    m_controller->beginScrub();
    m_controller->scrubTo(1s);
    m_controller->endScrub();
    QVERIFY(!m_player->isPlaying);
    QCOMPARE(m_controller->state(), Playback::Paused);
}

void PlaybackTest::seeksComeNoFasterThanPictures()
{
    openAndShow(lighthouse);
    m_controller->beginScrub();
    m_player->taken();
    for (int ms = 1000; ms <= 1500; ms += 10)
        m_controller->scrubTo(Duration(ms));
    QCOMPARE(m_player->taken(), QStringList{u"seek 1000"_s});
    QCOMPARE(m_controller->position(), Duration(1500));
    Q_EMIT m_player->frameShown();
    QCOMPARE(m_player->taken(), QStringList{u"seek 1500"_s});
    Q_EMIT m_player->frameShown();
    QCOMPARE(m_player->taken(), QStringList());
}

void PlaybackTest::aSeekWithoutAPictureHoldsUpTheNextOnlySoLong()
{
    openAndShow(lighthouse);
    m_controller->seek(1s);
    m_controller->seek(2s);
    QCOMPARE(m_player->taken(), QStringList{u"seek 1000"_s});
    m_clock.advance(PlaybackController::seekPatience);
    QCOMPARE(m_player->taken(), QStringList{u"seek 2000"_s});
}

void PlaybackTest::theLastPlaceOfADragIsReached()
{
    openAndShow(lighthouse);
    m_controller->beginScrub();
    m_controller->scrubTo(1s);
    m_controller->scrubTo(5s);
    m_player->taken();
    m_controller->endScrub();
    QCOMPARE(m_player->taken(), (QStringList{u"seek 5000"_s, u"play"_s}));
}

void PlaybackTest::seeksStayInsideTheClip_data()
{
    QTest::addColumn<int>("wanted");
    QTest::addColumn<int>("got");
    QTest::newRow("before the beginning") << -50 << 0;
    QTest::newRow("inside") << 1234 << 1234;
    QTest::newRow("the very end has no picture") << 8000 << 7900;
    QTest::newRow("behind the end") << 20000 << 7900;
}

void PlaybackTest::seeksStayInsideTheClip()
{
    QFETCH(int, wanted);
    QFETCH(int, got);
    openAndShow(lighthouse);
    m_controller->seek(Duration(wanted));
    QCOMPARE(m_player->taken(), QStringList{u"seek %1"_s.arg(got)});
}

void PlaybackTest::thePlayersPositionIsPassedOverWhileTheUserScrubs()
{
    openAndShow(lighthouse);
    m_controller->beginScrub();
    m_controller->scrubTo(6s);
    Q_EMIT m_player->positionChanged(1s);
    QCOMPARE(m_controller->position(), Duration(6s));
    Q_EMIT m_player->frameShown();
    m_controller->endScrub();
    Q_EMIT m_player->positionChanged(Duration(6040));
    QCOMPARE(m_controller->position(), Duration(6040));
}

void PlaybackTest::outOfSightThePlayerRests()
{
    openAndShow(lighthouse);
    m_controller->setOutOfSight(true);
    QVERIFY(!m_player->isPlaying);
    QCOMPARE(m_controller->state(), Playback::Playing);
    m_controller->setOutOfSight(false);
    QVERIFY(m_player->isPlaying);

    m_controller->playPause();
    m_controller->setOutOfSight(true);
    m_controller->setOutOfSight(false);
    QVERIFY(!m_player->isPlaying);
}

void PlaybackTest::outOfSightNothingIsGivenUp()
{
    m_controller->open(lighthouse);
    m_controller->setOutOfSight(true);
    m_clock.advance(1h);
    QCOMPARE(m_controller->state(), Playback::Loading);
    m_controller->setOutOfSight(false);
    m_clock.advance(PlaybackController::patience);
    QCOMPARE(m_controller->state(), Playback::Failed);
}

QTEST_GUILESS_MAIN(PlaybackTest)
#include "playback_test.moc"
