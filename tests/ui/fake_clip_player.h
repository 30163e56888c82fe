// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/preview/clip_player.h"

#include <QStringList>

namespace rushes::test {

/// A player that plays nothing: it notes what it is told in words, and tells what the test wants.
class FakeClipPlayer final : public ClipPlayer
{
public:
    void setSource(const QString &path) override
    {
        source = path;
        done.append(path.isEmpty() ? QStringLiteral("close") : QStringLiteral("open ") + path);
    }
    void play() override
    {
        isPlaying = true;
        done.append(QStringLiteral("play"));
    }
    void pause() override
    {
        isPlaying = false;
        done.append(QStringLiteral("pause"));
    }
    void setPosition(Duration position) override
    {
        done.append(QStringLiteral("seek %1").arg(position.count()));
    }
    [[nodiscard]] bool hasSoundDevice() const override { return hasDevice; }
    void setSound(std::optional<double> newVolume) override { volume = newVolume; }

    /// What was done since it was asked last.
    QStringList taken() { return std::exchange(done, {}); }

    QString source;
    QStringList done;
    std::optional<double> volume; ///< nothing: no audio output is attached
    bool isPlaying = false;
    bool hasDevice = true;
};

} // namespace rushes::test
