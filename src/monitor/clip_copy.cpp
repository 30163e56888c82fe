// SPDX-License-Identifier: GPL-3.0-or-later
#include "monitor/clip_copy.h"

#include "core/background.h"
#include "core/clock.h"
#include "media/clip_verifier.h"

#include <QFile>
#include <QFileInfo>

namespace rushes {

namespace {

/// Where the body is: still a part, or under the name that an earlier run gave it.
QString bodyPath(const ClipStore &store, const QString &partPath, const Task &task)
{
    const std::optional<QString> held = QFile::exists(partPath) ? std::nullopt : store.findHeld(task);
    return held ? store.pathOf(*held) : partPath;
}

Result<ClipFacts> holdWithFacts(const ClipStore &store, const QString &partPath, const Task &task, const Inspection &inspection)
{
    const QString path = bodyPath(store, partPath, task);
    const Result<QByteArray> sha256 = ClipStore::sha256Of(path);
    if (!sha256)
        return sha256.error();
    ClipFacts facts{.bytes = QFileInfo(path).size(),
                    .sha256 = *sha256,
                    .durationSeconds = inspection.durationSeconds,
                    .width = inspection.width,
                    .height = inspection.height,
                    .framesPerSecond = inspection.framesPerSecond,
                    .hasSound = inspection.hasSound,
                    .marks = inspection.marks};
    const Result<QString> held = store.hold(partPath, task);
    if (!held)
        return held.error();
    facts.heldFile = *held;
    // A clip without its poster is held all the same.
    if (const Result<QString> poster = store.keepPoster(task, inspection.poster))
        facts.posterFile = *poster;
    return facts;
}

} // namespace

ClipCopy::ClipCopy(Parts parts, Task task, bool serviceOnLoopback, QObject *parent)
    : QObject(parent)
    , m_parts(parts)
    , m_task(std::move(task))
    , m_serviceOnLoopback(serviceOnLoopback)
    , m_partPath(parts.store.partPath(m_task))
{
}

ClipCopy::~ClipCopy() = default;

void ClipCopy::start()
{
    runInBackground(
        this,
        [store = m_parts.store, part = m_partPath, task = m_task]() -> Result<QString> {
            if (const Outcome prepared = store.prepare(); !prepared)
                return prepared.error();
            return bodyPath(store, part, task);
        },
        [this](const Result<QString> &body) {
            if (!body)
                finish(body.error());
            else if (*body != m_partPath)
                check(*body); // killed between the rename and the row
            else
                fetch();
        });
}

void ClipCopy::fetch()
{
    m_download = std::make_unique<ClipDownload>(
        m_parts.network, m_parts.clock,
        DownloadRequest{
            .link = QUrl(m_task.videoUrl), .partPath = m_partPath, .serviceOnLoopback = m_serviceOnLoopback});
    connect(m_download.get(), &ClipDownload::progress, this, &ClipCopy::progress);
    connect(m_download.get(), &ClipDownload::finished, this, [this](const Result<DownloadedBody> &result) {
        if (result)
            check(m_partPath);
        else
            finish(result.error());
    });
    m_download->start();
}

void ClipCopy::check(const QString &path)
{
    verifyFile(path, m_parts.inspector, this, [this, path](const Result<Inspection> &inspection) {
        if (inspection)
            hold(*inspection);
        else
            judge(path, inspection.error());
    });
}

void ClipCopy::hold(const Inspection &inspection)
{
    runInBackground(
        this,
        [store = m_parts.store, part = m_partPath, task = m_task, inspection] {
            return holdWithFacts(store, part, task, inspection);
        },
        [this](const Result<ClipFacts> &facts) {
            if (!facts) {
                finish(facts.error());
                return;
            }
            ClipFacts held = *facts;
            held.heldAt = m_parts.clock.wall();
            finish(held);
        });
}

void ClipCopy::judge(const QString &path, const Error &error)
{
    // A helper that failed says nothing about the clip: the part is checked again with the next try.
    if (error.kind != ErrorKind::ClipIncomplete && error.kind != ErrorKind::ClipUndecodable
        && error.kind != ErrorKind::NotAVideo) {
        finish(error);
        return;
    }
    runInBackground(
        this,
        [path, error]() -> CopyOutcome {
            if (error.kind == ErrorKind::NotAVideo) {
                QFile::remove(path);
                return error;
            }
            const Result<QByteArray> sha256 = ClipStore::sha256Of(path);
            if (!sha256)
                return sha256.error();
            return WrongBody{error, *sha256, QFileInfo(path).size()};
        },
        [this](const CopyOutcome &outcome) { finish(outcome); });
}

void ClipCopy::finish(const CopyOutcome &outcome)
{
    Q_EMIT finished(outcome);
}

} // namespace rushes
