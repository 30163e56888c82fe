// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "net/clip_download.h"

#include "support/fake_network.h"
#include "support/manual_clock.h"

#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSysInfo>
#include <QTemporaryDir>
#include <QTest>
#include <QThreadPool>

// What the tests of ClipDownload share: two clips, a server that has them, and a part file on a bench.

namespace rushes::test {

using namespace Qt::StringLiterals;

inline const QUrl clipLink(u"https://cdn.example/v/a.mp4?sig=topsecret"_s);

/// A clip as a server has it.
struct ServedClip
{
    QByteArray content;
    QByteArray etag;

    [[nodiscard]] QByteArray total() const { return QByteArray::number(content.size()); }
    [[nodiscard]] QList<Header> wholeHeaders() const { return {{"ETag", etag}, {"Content-Length", total()}}; }
    [[nodiscard]] QByteArray rangeFrom(qint64 first) const
    {
        return "bytes " + QByteArray::number(first) + '-' + QByteArray::number(content.size() - 1) + '/' +
               total();
    }

    /// What a server that knows Range and If-Range answers.
    [[nodiscard]] FakeAnswer answerTo(const SentRequest &sent) const
    {
        const QByteArray range = sent.header("Range");
        if (range.isEmpty() || sent.header("If-Range") != etag)
            return {.status = 200, .headers = wholeHeaders(), .body = content};
        const qint64 first = range.mid(qsizetype(strlen("bytes="))).chopped(1).toLongLong();
        if (first >= content.size())
            return {
                .status = 416, .headers = {{"Content-Range", "bytes */" + total()}}, .body = "no such range"};
        return {.status = 206,
                .headers = {{"ETag", etag},
                            {"Content-Range", rangeFrom(first)},
                            {"Content-Length", QByteArray::number(content.size() - first)}},
                .body = content.mid(first)};
    }
};

inline QByteArray bytes(int count, char first)
{
    QByteArray content;
    for (int i = 0; i < count; ++i)
        content += char(first + i % 23);
    return content;
}

inline const ServedClip clipA{bytes(100, 'a'), "\"a\""};
inline const ServedClip clipB{bytes(90, 'A'), "\"b\""};

inline QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("<none>");
}

/// One part file, and as many tries at it as a test makes.
class DownloadBench
{
public:
    FakeNetwork network;
    ManualClock clock;
    QTemporaryDir folder;
    QString partPath = folder.filePath(u"clip.part"_s);
    DownloadRequest request{.link = clipLink, .partPath = partPath};
    std::unique_ptr<ClipDownload> download;
    std::optional<Result<DownloadedBody>> result;
    int progressCount = 0;

    /// As an earlier try left it: the first bytes of a clip, and its notes.
    void leavePart(const ServedClip &clip, int size)
    {
        write(partPath, clip.content.left(size));
        const QJsonObject notes{{u"etag"_s, QString::fromLatin1(clip.etag)},
                                {u"last_modified"_s, QString()},
                                {u"total"_s, clip.content.size()},
                                {u"boot"_s, QString::fromLatin1(QSysInfo::bootUniqueId())},
                                {u"synced"_s, 0}};
        write(partPath + u".json", QJsonDocument(notes).toJson());
    }
    /// Nothing has happened yet when it returns.
    void begin()
    {
        result.reset();
        progressCount = 0;
        download = std::make_unique<ClipDownload>(network, clock, request);
        QObject::connect(download.get(), &ClipDownload::finished, download.get(),
                         [this](const Result<DownloadedBody> &told) { result = told; });
        QObject::connect(download.get(), &ClipDownload::progress, download.get(),
                         [this] { ++progressCount; });
        download->start();
    }
    /// The request is on its way when it returns.
    void start()
    {
        begin();
        settle();
    }
    void startAndSettle()
    {
        start();
        settle();
    }
    /// What is to be written is, and what is to be told is told. No time passes.
    static void settle()
    {
        for (int round = 0; round < 4; ++round) {
            QThreadPool::globalInstance()->waitForDone();
            FakeNetwork::settle();
        }
    }
    void serve(const ServedClip &clip)
    {
        network.answerAll([clip](const SentRequest &sent) { return clip.answerTo(sent); });
    }
    FakeReply *reply() { return network.reply(); }
    [[nodiscard]] QByteArray part() const { return contentOf(partPath); }
    [[nodiscard]] bool isFolderEmpty() const { return QDir(folder.path()).isEmpty(); }
    /// "ok 100 of 100", "17 cut" ..
    [[nodiscard]] QString told() const
    {
        if (!result)
            return u"nothing"_s;
        if (!result->ok())
            return u"%1 %2"_s.arg(int(result->error().kind)).arg(result->error().detail);
        const std::optional<qint64> announced = (*result)->announced;
        return u"ok %1 of %2"_s.arg((*result)->bytes).arg(announced ? *announced : -1);
    }
    [[nodiscard]] std::optional<ErrorKind> errorKind() const
    {
        return result && !result->ok() ? std::optional(result->error().kind) : std::nullopt;
    }

private:
    static void write(const QString &path, const QByteArray &content)
    {
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        QCOMPARE(file.write(content), content.size());
    }
};

/// As told() says it.
inline QString error(ErrorKind kind, const QString &detail)
{
    return u"%1 %2"_s.arg(int(kind)).arg(detail);
}

} // namespace rushes::test
