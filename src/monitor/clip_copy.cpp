// SPDX-License-Identifier: GPL-3.0-or-later
#include "monitor/clip_copy.h"

#include "core/background.h"
#include "core/clock.h"
#include "media/clip_verifier.h"
#include "net/origin.h"

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

Result<ClipFacts> holdWithFacts(const ClipStore &store, const QString &partPath, const Task &task,
                                const Inspection &inspection)
{
    const QString path = bodyPath(store, partPath, task);
    const Result<QByteArray> sha256 = ClipStore::sha256Of(path);
    if (!sha256)
        return sha256.error();
    store.reached(FinishStep::Hashed);
    ClipFacts facts{.bytes = QFileInfo(path).size(),
                    .sha256 = *sha256,
                    .durationSeconds = inspection.durationSeconds,
                    .width = inspection.width,
                    .height = inspection.height,
                    .framesPerSecond = inspection.framesPerSecond,
                    .hasSound = inspection.hasSound,
                    .marks = inspection.marks};
    // Before it has its name: a clip that is held can always be found again.
    Task held = task;
    held.clip = ClipState::Held;
    held.clipFacts = facts;
    if (const Outcome kept = store.keepFacts(held); !kept)
        return kept.error();
    const Result<QString> fileName = store.hold(partPath, task);
    if (!fileName)
        return fileName.error();
    facts.heldFile = *fileName;
    // A clip without its poster is held all the same.
    if (const Result<QString> poster = store.keepPoster(task, inspection.poster))
        facts.posterFile = *poster;
    store.reached(FinishStep::PosterKept);
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
        [store = m_parts.store, part = m_partPath, task = m_task]() -> Result<Standing> {
            if (const Outcome prepared = store.prepare(); !prepared)
                return prepared.error();
            return Standing{bodyPath(store, part, task), PartFile::extentAt(part)};
        },
        [this](const Result<Standing> &body) {
            if (!body)
                finish(CopyFailure{body.error()});
            else if (body->path != m_partPath) // killed between the rename and the row
                check(body->path, [this, path = body->path](const Error &error) { judge(path, error); });
            else if (body->extent == PartFile::Extent::Whole) // killed between the last byte and the rename
                check(m_partPath, [this](const Error &) { fetch(); });
            else
                fetch();
        });
}

void ClipCopy::fetch()
{
    DownloadRequest request{.link = QUrl(m_task.videoUrl),
                            .partPath = m_partPath,
                            .serviceOnLoopback = m_serviceOnLoopback,
                            .freeSpace = m_parts.freeSpace,
                            .freeSpaceFloor = m_parts.freeSpaceFloor,
                            .allowedOrigins = m_task.allowedOrigins,
                            .keyed = m_parts.keyed};
    // Where the service is at home, wherever that is, is the user's own word.
    if (m_parts.keyed)
        request.allowedOrigins.append(originText(originOf(m_parts.keyed->service.base)));
    m_download = std::make_unique<ClipDownload>(m_parts.network, m_parts.clock, std::move(request));
    connect(m_download.get(), &ClipDownload::progress, this, &ClipCopy::progress);
    connect(m_download.get(), &ClipDownload::finished, this, &ClipCopy::fetched);
    m_download->start();
}

void ClipCopy::fetched(const Result<DownloadedBody> &result)
{
    if (result) {
        m_parts.store.reached(FinishStep::LengthChecked);
        check(m_partPath, [this](const Error &error) { judge(m_partPath, error); });
        return;
    }
    const CopyFailure failure{result.error(), m_download->retryAfter(), m_download->bytesMissing(),
                              m_download->untrustedOrigin()};
    if (failure.error.kind != ErrorKind::LinkDead) {
        finish(failure);
        return;
    }
    // All of it may be there, without anyone having said how long it is.
    const auto dead = [this, failure](const Error &) { finish(failure); };
    runInBackground(
        this, [part = m_partPath] { return PartFile::extentAt(part); },
        [this, failure, dead](PartFile::Extent extent) {
            if (extent == PartFile::Extent::Unknown || extent == PartFile::Extent::Whole)
                check(m_partPath, dead);
            else
                dead(failure.error);
        });
}

void ClipCopy::check(const QString &path, const Otherwise &otherwise)
{
    verifyFile(path, m_parts.inspector, this, [this, otherwise](const Result<Inspection> &inspection) {
        if (!inspection) {
            otherwise(inspection.error());
            return;
        }
        m_parts.store.reached(FinishStep::Verified);
        hold(*inspection);
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
                finish(CopyFailure{facts.error()});
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
    if (error.kind != ErrorKind::ClipIncomplete && error.kind != ErrorKind::ClipUndecodable &&
        error.kind != ErrorKind::NotAVideo) {
        finish(CopyFailure{error});
        return;
    }
    runInBackground(
        this,
        [path, error]() -> CopyOutcome {
            if (error.kind == ErrorKind::NotAVideo) {
                QFile::remove(path);
                return CopyFailure{error};
            }
            const Result<QByteArray> sha256 = ClipStore::sha256Of(path);
            if (!sha256)
                return CopyFailure{sha256.error()};
            return WrongBody{error, *sha256, QFileInfo(path).size()};
        },
        [this](const CopyOutcome &outcome) { finish(outcome); });
}

void ClipCopy::finish(const CopyOutcome &outcome)
{
    Q_EMIT finished(outcome);
}

} // namespace rushes
