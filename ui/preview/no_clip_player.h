// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/preview/clip_player.h"

namespace rushes {

/// Stands in where no multimedia back end is installed: every clip fails, and says why.
class NoClipPlayer final : public ClipPlayer
{
    Q_OBJECT

public:
    void setSource(const QString &path) override
    {
        if (!path.isEmpty())
            QMetaObject::invokeMethod(this, &NoClipPlayer::tell, Qt::QueuedConnection);
    }
    void play() override {}
    void pause() override {}
    void setPosition(Duration) override {}
    [[nodiscard]] bool hasSoundDevice() const override { return false; }
    void setSound(std::optional<double>) override {}

private:
    void tell() { Q_EMIT failed(QStringLiteral("Qt's FFmpeg multimedia plug-in is not installed")); }
};

} // namespace rushes
