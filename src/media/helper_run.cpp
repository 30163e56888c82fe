// SPDX-License-Identifier: GPL-3.0-or-later
#include "media/helper_run.h"

#include "media/clean_environment.h"
#include "media/helper_answer.h"
#include "media/readable_clip.h"

#include <QFileInfo>

#ifdef Q_OS_UNIX
#include <fcntl.h>
#include <unistd.h>
#if __has_include(<linux/close_range.h>)
#include <linux/close_range.h>
#endif
#endif

using namespace Qt::StringLiterals;

namespace rushes {
namespace {

constexpr qsizetype mostOutput = 1024 * 1024;

#ifdef Q_OS_UNIX
/// Between fork and exec: async-signal-safe calls only. Marked instead of closed, as QProcess still reports a
/// failed exec through a pipe.
void keepOnlyStandardFiles()
{
    constexpr int firstOther = 3;
#ifdef CLOSE_RANGE_CLOEXEC
    if (close_range(firstOther, ~0U, CLOSE_RANGE_CLOEXEC) == 0)
        return;
#endif
    constexpr int lastTried = 4096; // kernels before 5.11
    for (int descriptor = firstOther; descriptor < lastTried; ++descriptor)
        fcntl(descriptor, F_SETFD, FD_CLOEXEC);
}
#endif

} // namespace

HelperRun::HelperRun(QObject *parent)
    : QObject(parent)
{
    m_process.setProcessEnvironment(cleanEnvironment());
    m_process.setStandardErrorFile(QProcess::nullDevice());
#ifdef Q_OS_UNIX
    m_process.setChildProcessModifier(keepOnlyStandardFiles);
#endif
    m_limit.setSingleShot(true);
    connect(&m_limit, &QTimer::timeout, this,
            [this] { kill(u"it took longer than %1 s"_s.arg(m_limit.interval() / 1000.0)); });
    connect(&m_process, &QProcess::readyReadStandardOutput, this, &HelperRun::collectOutput);
    connect(&m_process, &QProcess::errorOccurred, this, &HelperRun::failed);
    connect(&m_process, &QProcess::finished, this, &HelperRun::finished);
}

HelperRun::~HelperRun()
{
    m_process.disconnect(this);
    if (m_process.state() == QProcess::NotRunning)
        return;
    m_process.kill();
    m_process.waitForFinished();
}

void HelperRun::start(const QString &program, const QString &clip, std::chrono::milliseconds limit)
{
    m_process.setProgram(program);
    if (const auto readable = checkReadable(clip); !readable)
        return end(readable.error());
    m_process.setStandardInputFile(clip);
    m_limit.start(limit);
    m_process.start();
}

void HelperRun::collectOutput()
{
    m_output += m_process.readAllStandardOutput();
    if (m_output.size() > mostOutput)
        kill(u"it wrote more than %1 bytes"_s.arg(mostOutput));
}

void HelperRun::kill(const QString &why)
{
    if (!m_killedBecause.isEmpty())
        return;
    m_killedBecause = why;
    m_process.kill();
}

void HelperRun::failed(QProcess::ProcessError error)
{
    // Everything else comes with finished().
    if (error == QProcess::FailedToStart)
        end(checkerFailed(u"it did not start: %1"_s.arg(m_process.errorString())));
}

void HelperRun::finished(int exitCode, QProcess::ExitStatus status)
{
    collectOutput();
    if (!m_killedBecause.isEmpty())
        return end(checkerFailed(m_killedBecause));
    if (status == QProcess::CrashExit)
        return end(checkerFailed(u"it crashed or was killed"_s));
    auto answer = readHelperAnswer(m_output, exitCode);
    if (!answer && answer.error().kind == ErrorKind::CheckerFailed)
        return end(checkerFailed(answer.error().detail));
    end(std::move(answer));
}

void HelperRun::end(Result<Inspection> result)
{
    m_limit.stop();
    Q_EMIT ended(result);
}

Error HelperRun::checkerFailed(const QString &why) const
{
    return {ErrorKind::CheckerFailed, u"%1: %2"_s.arg(QFileInfo(m_process.program()).fileName(), why)};
}

} // namespace rushes
