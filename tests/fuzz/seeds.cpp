// SPDX-License-Identifier: GPL-3.0-or-later

// Writes what the fuzzers begin with: a folder for each under OUT, filled from tests/data and resources.
// Usage: fuzz_seeds OUT

#include "media/clip_surgery.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <cstdio>
#include <cstdlib>

using namespace rushes::test;
using namespace Qt::StringLiterals;

namespace {

[[noreturn]] void fail(const QString &path)
{
    std::fprintf(stderr, "fuzz_seeds: %s cannot be read or written\n", qPrintable(path));
    std::exit(1);
}

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        fail(path);
    return file.readAll();
}

class Corpus
{
public:
    Corpus(const QString &out, const QString &name)
        : m_folder(out + u'/' + name)
    {
        if (!m_folder.mkpath(u"."_s))
            fail(m_folder.path());
    }
    void add(const QByteArray &content) const
    {
        const QByteArray name = QCryptographicHash::hash(content, QCryptographicHash::Sha1).toHex();
        QFile file(m_folder.filePath(QString::fromLatin1(name)));
        if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
            fail(file.fileName());
    }
    void addFolder(const QString &path) const
    {
        const QFileInfoList files = QDir(path).entryInfoList(QDir::Files);
        if (files.isEmpty())
            fail(path);
        for (const QFileInfo &file : files)
            add(contentOf(file.filePath()));
    }

private:
    QDir m_folder;
};

/// Boxes as they were, with little of what the pictures are in.
QByteArray withoutPictures(const QByteArray &clip)
{
    constexpr qsizetype keptOfData = 16;
    QByteArray small;
    for (const BoxPlace &place : boxesOf(clip)) {
        const QByteArray content = clip.mid(place.start + 8, place.size - 8);
        small += box(place.type, place.type == "mdat" ? content.left(keptOfData) : content);
    }
    return small;
}

void writeClips(const Corpus &corpus)
{
    const QByteArray asLongAsItIs(1, '\0');
    const QByteArray farLonger(1, char(62 + 40)); // by 2^40
    const QStringList names =
        QDir(QStringLiteral(TEST_DATA_DIR "/media")).entryList({u"*.mp4"_s, u"*.mov"_s}, QDir::Files);
    for (const QString &name : names) {
        const QByteArray small = withoutPictures(clipNamed(name));
        corpus.add(asLongAsItIs + small);
        corpus.add(farLonger + withOpenEnd(small));
    }
    const QByteArray two = box("moof", {}) + box("mdat", "xx");
    for (const bool wide : {false, true}) {
        for (const quint32 size : {18U, 400U}) {
            corpus.add(asLongAsItIs + fileTypeBox() + box("moov", {}) + segmentIndex({size, size}, 0, wide) +
                       two + two);
        }
    }
    corpus.add(farLonger + fileTypeBox() + box("moov", {}) + largeBoxSaying(quint64(1) << 40, "mdat", "x"));
    corpus.add(asLongAsItIs + fileTypeBox() + box("uuid", QByteArray(16, 'u')) + box("moov", {}) +
               box("mdat", {}));
}

void writeLinks(const Corpus &corpus)
{
    for (const char *const list :
         {TEST_DATA_DIR "/signed-urls.json", TEST_DATA_DIR "/signed-urls-more.json"}) {
        const QJsonArray rows = QJsonDocument::fromJson(contentOf(QString::fromUtf8(list))).array();
        for (const QJsonValue &row : rows)
            corpus.add(row.toObject().value(u"url"_s).toString().toUtf8());
    }
}

} // namespace

int main(int argc, char **argv)
{
    if (argc != 2) {
        std::fputs("Usage: fuzz_seeds OUT\n", stderr);
        return 2;
    }
    const QString out = QString::fromLocal8Bit(argv[1]);
    const QString data = QStringLiteral(TEST_DATA_DIR);
    const Corpus answers(out, u"answer"_s);
    answers.addFolder(data + u"/answers"_s);
    // A server that repeats the planted key (finding.h) wherever it can.
    for (const QByteArray &echo :
         {QByteArray("sk-test-0123456789abcdef"), QByteArray("sk-test-0123456789abcdef").toBase64()}) {
        answers.add(R"({"id":"vgen_abc123def456","status":"failed","model":")" + echo +
                    R"(","error":{"message":"Key )" + echo +
                    R"( is wrong"},"video_url":"https://example.com/a.mp4?k=)" + echo + R"("})");
    }
    const Corpus texts(out, u"pasted_text"_s);
    texts.addFolder(data + u"/pasted"_s);
    texts.addFolder(data + u"/answers"_s);
    // What is slow unless each character is read a few times only.
    for (const char *const again : {"a://", "{\"id\":", "vgen_1a2b3c ", "%25", "/v1/result/"})
        texts.add(QByteArray(again).repeated(1000));
    for (const char *const again : {"a://", "zcbservice.aizfw.cn:", "Host: a\n"})
        texts.add("Authorization: Bearer sk-test-0123456789 " + QByteArray(again).repeated(1000));
    writeLinks(Corpus(out, u"signed_url"_s));
    Corpus(out, u"catalogue"_s).add(contentOf(QStringLiteral(RESOURCES_DIR "/services.json")));
    writeClips(Corpus(out, u"box_walk"_s));
    return 0;
}
