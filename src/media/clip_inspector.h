// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "core/task.h"

#include <QObject>
#include <QString>

#include <chrono>
#include <functional>
#include <memory>

namespace rushes {

/// What the helper program found in a clip of which at least one frame decodes.
struct Inspection
{
    double durationSeconds = 0;
    int width = 0; ///< as shown: rotation and pixel shape applied
    int height = 0;
    double framesPerSecond = 0;
    bool hasSound = false;
    ClipMarks marks;   ///< of Black, Frozen and Silent; Shorter is for whoever knows the task
    QByteArray poster; ///< JPEG of a frame, at most 480 pixels on its long side
};

/// Looks into clips with the helper program rushes-clip-helper: a process of its own with a clean
/// environment, limits on time and memory, no network, and no file but the open one that it is handed.
/// Errors: FileUnreadable, ClipUndecodable (it said so), CheckerFailed (it did not start, died, overran or
/// answered nonsense). Main thread; at most two helpers at once, further calls wait their turn. Destroying
/// the inspector kills its helpers, and no done is called any more.
class ClipInspector final : public QObject
{
    Q_OBJECT

public:
    using Done = std::function<void(const Result<Inspection> &)>;

    explicit ClipInspector(QString helperProgram, QObject *parent = nullptr);
    ~ClipInspector() override;

    /// How long a helper may run before it is killed; 20 s where nothing is said. Real time, as it guards a
    /// real process.
    void setTimeLimit(std::chrono::milliseconds limit);

    /// done is called exactly once, never from within this call, unless context is destroyed first.
    void inspect(const QString &path, QObject *context, Done done);

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace rushes
