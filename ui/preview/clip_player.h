// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/moment.h"

#include <QObject>
#include <QString>

#include <optional>

namespace rushes {

/// What the playback rules need of something that plays one local file: the seam between PlaybackController
/// and QMediaPlayer. Main thread.
class ClipPlayer : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    /// Opens a local file; an empty path closes the one that is open, so that it can be replaced or deleted.
    virtual void setSource(const QString &path) = 0;
    virtual void play() = 0;
    virtual void pause() = 0;
    virtual void setPosition(Duration position) = 0;
    [[nodiscard]] virtual bool hasSoundDevice() const = 0;
    /// Attaches an audio output at this volume (0..1 as a person hears it), or takes it away. Only with a
    /// sound device: Qt 6.4.2's FFmpeg back end crashes with an output and no device.
    virtual void setSound(std::optional<double> volume) = 0;

Q_SIGNALS:
    void durationChanged(rushes::Duration duration);
    void positionChanged(rushes::Duration position);
    /// A picture of the open file reached the screen.
    void frameShown();
    /// The file's end was reached; never from within a call of this class.
    void ended();
    /// Never from within a call of this class. detail: the library's words.
    void failed(const QString &detail);
    void soundDevicesChanged();
};

} // namespace rushes
