// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "media/clip_inspector.h"

#include <QByteArray>
#include <QObject>
#include <QProcess>
#include <QTimer>

#include <chrono>

namespace rushes {

/// One run of the helper program over one clip: a clean environment, the clip as its standard input, no other
/// file, an end at the time limit or at 1 MiB of output. Main thread. Destruction kills the process.
class HelperRun final : public QObject
{
    Q_OBJECT

public:
    explicit HelperRun(QObject *parent = nullptr);
    ~HelperRun() override;

    /// Once per object. ended may be emitted from within.
    void start(const QString &program, const QString &clip, std::chrono::milliseconds limit);

Q_SIGNALS:
    /// Exactly once, after the process is gone.
    void ended(const rushes::Result<rushes::Inspection> &result);

private:
    void collectOutput();
    void kill(const QString &why);
    void failed(QProcess::ProcessError error);
    void finished(int exitCode, QProcess::ExitStatus status);
    void end(Result<Inspection> result);
    [[nodiscard]] Error checkerFailed(const QString &why) const;

    QProcess m_process;
    QTimer m_limit;
    QByteArray m_output;
    QString m_killedBecause; ///< empty unless this object killed the process
};

} // namespace rushes
