// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/system_clock.h"
#include "fake_clip_player.h"
#include "store/settings.h"
#include "support/manual_clock.h"
#include "ui/preview/media_backend.h"
#include "ui/preview/no_clip_player.h"
#include "ui/preview/preview_panel.h"
#include "ui/preview/preview_stage.h"
#include "ui/preview/scrub_bar.h"
#include "ui/style/icons.h"
#include "ui/style/text_labels.h"
#include "ui/style/time_label.h"

#include <QImage>
#include <QPointer>
#include <QProgressBar>
#include <QSignalSpy>
#include <QSlider>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>
#include <QTranslator>
#include <QVideoWidget>

using namespace rushes;
using namespace rushes::test;
using namespace Qt::StringLiterals;

/// The preview as a person meets it: over a player that plays nothing, and once over a real one.
class PreviewTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { chooseMediaBackend(); }
    void init();
    void cleanup();

    void aClipPlaysWhenItIsShown();
    void wordsStandWhereNothingPlays();
    void aCopyShowsHowFarItIs();
    void thePosterStandsWhileNothingPlays();
    void spaceAndKPauseAndPlay();
    void otherKeysAndButtonsDoNotPlay();
    void aClickOnTheScaleJumpsThere();
    void aDragScrubs();
    void arrowKeysOnTheScaleJumpASecond();
    void soundIsOfferedOnlyWhereThereIsSome();
    void aSilentClipSaysSo();
    void theVolumeIsRemembered();
    void aFailureIsOneSentence();
    void aClipThatNeverShowsCanStillBeSaved();
    void aChangeOfLanguageIsFollowedAtOnce();
    void withoutABackEndTheReasonIsSaid();
    void hiddenNothingPlays();
    void stoppingClosesTheFile();
    void theStageKeepsItsShape();
    void aRealClipPlaysAndGoesRound();
    void aRealFileThatIsNoClipFailsInWords();

private:
    static PreviewContent contentOf(const QString &path, Duration duration = 8s)
    {
        PreviewContent content;
        content.clip = PlayableClip{.path = path, .duration = duration, .hasSound = true};
        content.shape = QSize(1280, 720);
        return content;
    }
    void showPanel(PlaybackController::MakePlayer makePlayer)
    {
        m_panel = std::make_unique<PreviewPanel>(m_clock, *m_settings, nullptr, std::move(makePlayer));
        m_panel->resize(400, 320);
        m_panel->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_panel.get()));
    }
    template<typename Widget>
    Widget *child(const char *name = nullptr) const
    {
        return m_panel->findChild<Widget *>(QString::fromLatin1(name));
    }

    QTemporaryDir m_folder;
    SystemClock m_clock;
    std::unique_ptr<Settings> m_settings;
    std::unique_ptr<PreviewPanel> m_panel;
    QPointer<FakeClipPlayer> m_player;
    bool m_hasDevice = true;
};

void PreviewTest::init()
{
    m_hasDevice = true;
    m_settings = std::make_unique<Settings>(m_folder.filePath(u"settings.ini"_s));
    showPanel([this] {
        auto player = std::make_unique<FakeClipPlayer>();
        player->hasDevice = m_hasDevice;
        m_player = player.get();
        return player;
    });
}

void PreviewTest::cleanup()
{
    m_panel.reset();
    m_settings.reset();
}

void PreviewTest::aClipPlaysWhenItIsShown()
{
    m_panel->setContent(contentOf(u"/a.mp4"_s));
    QVERIFY(m_player->isPlaying);
    QCOMPARE(m_player->source, u"/a.mp4"_s);
    QVERIFY(!m_player->volume.has_value());
    Q_EMIT m_player->frameShown();
    Q_EMIT m_player->positionChanged(4s);
    QCOMPARE(child<TimeLabel>("clipTime")->text(), u"00:04.0 / 00:08.0"_s);
    QCOMPARE(child<ScrubBar>()->value(), 4000);

    m_player->taken();
    m_panel->setContent(contentOf(u"/a.mp4"_s));
    QCOMPARE(m_player->taken(), QStringList());
}

void PreviewTest::wordsStandWhereNothingPlays()
{
    PreviewContent content;
    content.heading = u"Processing"_s;
    content.body = u"The clip shows here once it is complete."_s;
    m_panel->setContent(content);
    QVERIFY(!m_player);
    QCOMPARE(child<QLabel>("placeholderHeading")->text(), u"Processing"_s);
    QVERIFY(!child<QToolButton>("playButton")->isVisible());
    QVERIFY(!child<ScrubBar>()->isVisible());
}

void PreviewTest::aCopyShowsHowFarItIs()
{
    PreviewContent content;
    content.heading = u"Copying 40 %"_s;
    content.progress = 0.4;
    m_panel->setContent(content);
    const auto *bar = m_panel->findChild<QProgressBar *>();
    QVERIFY(bar->isVisible());
    QCOMPARE(bar->value() * 100 / bar->maximum(), 40);
    content.progress.reset();
    m_panel->setContent(content);
    QVERIFY(!bar->isVisible());
}

void PreviewTest::thePosterStandsWhileNothingPlays()
{
    PreviewContent content = contentOf(u"/a.mp4"_s);
    content.poster = m_folder.filePath(u"poster.png"_s);
    QImage poster(160, 90, QImage::Format_RGB32);
    poster.fill(QColor(200, 40, 40));
    QVERIFY(poster.save(content.poster));
    m_panel->setContent(content);
    auto *stage = child<PreviewStage>();
    QCOMPARE(stage->grab().toImage().pixelColor(stage->rect().center()), QColor(200, 40, 40));
}

void PreviewTest::spaceAndKPauseAndPlay()
{
    m_panel->setContent(contentOf(u"/a.mp4"_s));
    Q_EMIT m_player->frameShown();
    QTest::keyClick(m_panel.get(), Qt::Key_Space);
    QVERIFY(!m_player->isPlaying);
    QCOMPARE(child<QToolButton>("playButton")->accessibleName(), u"Play"_s);
    const QImage play = child<QToolButton>("playButton")->icon().pixmap(16, 16).toImage();
    QCOMPARE(play,
             themedIcon(u"play"_s, child<QToolButton>("playButton")->palette()).pixmap(16, 16).toImage());
    QTest::keyClick(m_panel.get(), Qt::Key_K);
    QVERIFY(m_player->isPlaying);
    child<QToolButton>("playButton")->click();
    QVERIFY(!m_player->isPlaying);
    QTest::mouseClick(child<PreviewStage>(), Qt::LeftButton);
    QVERIFY(m_player->isPlaying);
}

void PreviewTest::otherKeysAndButtonsDoNotPlay()
{
    m_panel->setContent(contentOf(u"/a.mp4"_s));
    Q_EMIT m_player->frameShown();
    QTest::keyClick(m_panel.get(), Qt::Key_K, Qt::ControlModifier);
    QVERIFY(m_player->isPlaying);
    QTest::mouseClick(child<PreviewStage>(), Qt::RightButton);
    QVERIFY(m_player->isPlaying);
}

void PreviewTest::aClickOnTheScaleJumpsThere()
{
    m_panel->setContent(contentOf(u"/a.mp4"_s));
    Q_EMIT m_player->frameShown();
    m_player->taken();
    auto *bar = child<ScrubBar>();
    QTest::mouseClick(bar, Qt::LeftButton, {}, QPoint(bar->width() / 2, bar->height() / 2));
    const qint64 position = m_panel->playback().position().count();
    QVERIFY2(std::abs(position - 4000) < 50, qPrintable(QString::number(position)));
    QVERIFY(m_player->taken().contains(u"seek %1"_s.arg(position)));
    QVERIFY(m_player->isPlaying);
}

void PreviewTest::aDragScrubs()
{
    m_panel->setContent(contentOf(u"/a.mp4"_s));
    Q_EMIT m_player->frameShown();
    auto *bar = child<ScrubBar>();
    const int y = bar->height() / 2;
    QTest::mousePress(bar, Qt::LeftButton, {}, QPoint(2, y));
    QVERIFY(!m_player->isPlaying);
    for (int x = 2; x <= bar->width() * 3 / 4; x += 5)
        QTest::mouseMove(bar, QPoint(x, y));
    QVERIFY(m_panel->playback().position() > 5s);
    QTest::mouseRelease(bar, Qt::LeftButton, {}, QPoint(bar->width() * 3 / 4, y));
    QVERIFY(m_player->isPlaying);
}

void PreviewTest::arrowKeysOnTheScaleJumpASecond()
{
    m_panel->setContent(contentOf(u"/a.mp4"_s));
    Q_EMIT m_player->frameShown();
    Q_EMIT m_player->positionChanged(4s);
    m_player->taken();
    QTest::keyClick(child<ScrubBar>(), Qt::Key_Right);
    QVERIFY(m_player->taken().contains(u"seek 5000"_s));
    QCOMPARE(child<ScrubBar>()->accessibleName(), u"Position in the clip"_s);
}

void PreviewTest::soundIsOfferedOnlyWhereThereIsSome()
{
    auto *button = child<QToolButton>("soundButton");
    m_hasDevice = false;
    m_panel->setContent(contentOf(u"/a.mp4"_s));
    QVERIFY(!button->isEnabled());
    QCOMPARE(button->toolTip(), u"No sound device"_s);
    QVERIFY(!child<QSlider>("volume")->isVisible());

    m_player->hasDevice = true;
    Q_EMIT m_player->soundDevicesChanged();
    QVERIFY(button->isEnabled());
    QVERIFY(!m_player->volume.has_value());
    QVERIFY(!child<QSlider>("volume")->isVisible()); // muted at first
    QCOMPARE(button->accessibleName(), u"Sound on"_s);
    button->click();
    QVERIFY(child<QSlider>("volume")->isVisible());
    QVERIFY(m_player->volume.has_value());
    button->click();
    QVERIFY(!m_player->volume.has_value());
}

void PreviewTest::aSilentClipSaysSo()
{
    PreviewContent content = contentOf(u"/a.mp4"_s);
    content.clip->hasSound = false;
    m_panel->setContent(content);
    QVERIFY(!child<QToolButton>("soundButton")->isEnabled());
    QCOMPARE(child<QToolButton>("soundButton")->toolTip(), u"This clip has no sound"_s);
}

void PreviewTest::theVolumeIsRemembered()
{
    m_panel->setContent(contentOf(u"/a.mp4"_s));
    child<QSlider>("volume")->setValue(30);
    QCOMPARE(m_settings->volume(), 0.3);
    QCOMPARE(m_player->volume, std::optional(0.3));
    child<QSlider>("volume")->setValue(0);
    QVERIFY(!m_player->volume.has_value());
}

void PreviewTest::aFailureIsOneSentence()
{
    m_panel->setContent(contentOf(u"/a.mp4"_s));
    Q_EMIT m_player->failed(u"no codec"_s);
    const auto *trouble = child<WrappedLabel>("playbackTrouble");
    QVERIFY(trouble->isVisible());
    QVERIFY2(trouble->text().contains(u"no codec"), qPrintable(trouble->text()));
    QCOMPARE(m_player->source, QString());
    m_panel->setContent(contentOf(u"/b.mp4"_s));
    QVERIFY(!trouble->isVisible());
}

void PreviewTest::aClipThatNeverShowsCanStillBeSaved()
{
    ManualClock clock;
    PreviewPanel panel(clock, *m_settings, nullptr, [] { return std::make_unique<FakeClipPlayer>(); });
    panel.show();
    panel.setContent(contentOf(u"/a.mp4"_s));
    clock.advance(PlaybackController::patience);
    const auto *trouble = panel.findChild<WrappedLabel *>(u"playbackTrouble"_s);
    QVERIFY(trouble->isVisible());
    QVERIFY2(trouble->text().contains(u"can be saved"_s), qPrintable(trouble->text()));
}

void PreviewTest::aChangeOfLanguageIsFollowedAtOnce()
{
    class Shouting : public QTranslator
    {
    public:
        [[nodiscard]] bool isEmpty() const override { return false; }
        [[nodiscard]] QString translate(const char *, const char *text, const char *, int) const override
        {
            return QString::fromUtf8(text).toUpper();
        }
    };
    m_panel->setContent(contentOf(u"/a.mp4"_s));
    Shouting shouting;
    QCoreApplication::installTranslator(&shouting);
    QTRY_COMPARE(child<QToolButton>("playButton")->accessibleName(), u"PAUSE"_s);
    QCOMPARE(child<QSlider>("volume")->toolTip(), u"VOLUME"_s);
    QCoreApplication::removeTranslator(&shouting);
}

void PreviewTest::withoutABackEndTheReasonIsSaid()
{
    showPanel([] { return std::make_unique<NoClipPlayer>(); });
    m_panel->setContent(contentOf(u"/a.mp4"_s));
    QTRY_COMPARE(m_panel->playback().state(), Playback::Failed);
    const auto *trouble = child<WrappedLabel>("playbackTrouble");
    QVERIFY(trouble->isVisible());
    QVERIFY2(trouble->text().contains(u"FFmpeg"), qPrintable(trouble->text()));
    QVERIFY(!child<QVideoWidget>());
}

void PreviewTest::hiddenNothingPlays()
{
    m_panel->setContent(contentOf(u"/a.mp4"_s));
    m_panel->hide();
    QVERIFY(!m_player->isPlaying);
    m_panel->show();
    QVERIFY(m_player->isPlaying);
}

void PreviewTest::stoppingClosesTheFile()
{
    m_panel->setContent(contentOf(u"/a.mp4"_s));
    Q_EMIT m_player->frameShown();
    m_panel->stop();
    QCOMPARE(m_player->source, QString());
    QVERIFY(!child<QVideoWidget>() || !child<QVideoWidget>()->isVisible());
    m_panel->playPause();
    QCOMPARE(m_player->source, u"/a.mp4"_s);
}

void PreviewTest::theStageKeepsItsShape()
{
    auto *stage = child<PreviewStage>();
    QTRY_COMPARE(stage->height(), 400 * 9 / 16);
    m_panel->setMaximumStageHeight(150);
    QTRY_COMPARE(stage->height(), 150);
    m_panel->setMaximumStageHeight(1000);
    m_panel->resize(640, 600);
    QTRY_COMPARE(stage->height(), 360);
}

void PreviewTest::aRealClipPlaysAndGoesRound()
{
    showPanel({});
    QSignalSpy positions(&m_panel->playback(), &PlaybackController::positionChanged);
    m_panel->setContent(contentOf(QStringLiteral(RESOURCES_DIR "/clips/lighthouse.mp4")));
    QTRY_VERIFY_WITH_TIMEOUT(m_panel->playback().pictureShown(), 10'000);
    QCOMPARE(m_panel->playback().state(), Playback::Playing);
    QVERIFY(child<QVideoWidget>()->isVisible());
    QTRY_VERIFY_WITH_TIMEOUT(m_panel->playback().position() > 300ms, 10'000);
    QVERIFY(m_panel->playback().duration() > 3s);

    auto *bar = child<ScrubBar>();
    QTest::mouseClick(bar, Qt::LeftButton, {}, QPoint(bar->width() - 4, bar->height() / 2));
    QVERIFY(m_panel->playback().position() > m_panel->playback().duration() / 2);
    // Round, and on: the second round plays as the first did.
    QTRY_VERIFY_WITH_TIMEOUT(m_panel->playback().position() < m_panel->playback().duration() / 4, 10'000);
    QTRY_VERIFY_WITH_TIMEOUT(m_panel->playback().position() > 300ms, 10'000);
    QCOMPARE(m_panel->playback().state(), Playback::Playing);

    m_panel->playPause();
    QCOMPARE(m_panel->playback().state(), Playback::Paused);
    m_panel->stop();
    QCOMPARE(m_panel->playback().state(), Playback::Empty);
}

void PreviewTest::aRealFileThatIsNoClipFailsInWords()
{
    const QString path = m_folder.filePath(u"no-clip.mp4"_s);
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("<html>not a clip</html>");
    file.close();
    showPanel({});
    m_panel->setContent(contentOf(path));
    QTRY_COMPARE_WITH_TIMEOUT(m_panel->playback().state(), Playback::Failed, 15'000);
    QCOMPARE(m_panel->playback().error()->kind, ErrorKind::PlaybackFailed);
    QVERIFY(!child<WrappedLabel>("playbackTrouble")->text().isEmpty());
}

QTEST_MAIN(PreviewTest)
#include "preview_test.moc"
