// SPDX-License-Identifier: GPL-3.0-or-later
#include "media/helper/look.h"

#include <QRandomGenerator>
#include <QTest>

using namespace rushes::helper;

namespace {

Thumbnail grey(int level)
{
    Thumbnail frame{};
    frame.fill(std::uint8_t(level));
    return frame;
}

Thumbnail withSpot(Thumbnail frame, int level)
{
    frame[500] = std::uint8_t(level);
    return frame;
}

/// A picture of all levels; with noise of that size on it.
Thumbnail picture(int noise, quint32 seed)
{
    QRandomGenerator random(seed);
    Thumbnail frame{};
    for (std::size_t i = 0; i < frame.size(); ++i)
        frame[i] = std::uint8_t(std::clamp(int(i / 4) + random.bounded(-noise, noise + 1), 0, 255));
    return frame;
}

} // namespace

class LookTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void framesTellWhatTheClipShows_data()
    {
        QTest::addColumn<std::vector<Thumbnail>>("frames");
        QTest::addColumn<QByteArray>("word");
        const auto row = [](const char *name, const std::vector<Thumbnail> &frames, const char *word) {
            QTest::newRow(name) << frames << QByteArray(word);
        };
        row("none", {}, "moving");
        row("one", {picture(0, 1)}, "frozen");
        row("one, black", {grey(0)}, "black");
        row("black", {grey(0), grey(0), grey(0)}, "black");
        row("as bright as noise on black", {grey(16), grey(20), grey(0)}, "black");
        row("a lamp in the dark, lit", {withSpot(grey(0), 21), withSpot(grey(0), 21)}, "frozen");
        row("a lamp in the dark, switched on", {grey(0), grey(0), withSpot(grey(0), 60)}, "moving");
        row("fades out to black", {grey(90), grey(0)}, "moving");
        row("still", {picture(0, 1), picture(0, 1)}, "frozen");
        row("still but for noise", {picture(6, 1), picture(6, 2), picture(6, 3)}, "frozen");
        row("one spot, within noise", {grey(100), withSpot(grey(100), 112)}, "frozen");
        row("one spot moves", {grey(100), withSpot(grey(100), 113)}, "moving");
        row("one spot darkens", {grey(100), withSpot(grey(100), 87)}, "moving");
        // Step by step less than noise, and yet in the end another picture.
        row("creeps", {grey(100), grey(108), grey(116)}, "moving");
        row("the last one differs", {grey(100), grey(100), grey(100), picture(0, 1)}, "moving");
    }
    void framesTellWhatTheClipShows()
    {
        QFETCH(std::vector<Thumbnail>, frames);
        QTEST(QByteArray(wordOf(lookOf(frames))), "word");
    }
};

QTEST_APPLESS_MAIN(LookTest)
#include "look_test.moc"
