// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/file_tools.h"
#include "store/log_file.h"

#include <QDir>
#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>

#include <sys/stat.h>

namespace rushes::test {

using namespace Qt::StringLiterals;

class LogFileTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void linesAreAppendedForTheOwnerAlone();
    void itNeverGrowsBeyondItsFiles();
    void whatIsThereAlreadyCounts();
    void nothingButAFileIsWrittenTo_data();
    void nothingButAFileIsWrittenTo();
};

void LogFileTest::linesAreAppendedForTheOwnerAlone()
{
    QTemporaryDir folder;
    const QString logs = folder.filePath(u"profile/logs"_s);
    const mode_t before = ::umask(0);
    LogFile(logs).write("one");
    LogFile(logs).write("two");
    ::umask(before);
    QCOMPARE(contentOf(logs + u"/rushes.log"_s), QByteArray("one\ntwo\n"));
    struct stat info = {};
    QCOMPARE(::stat(qPrintable(logs + u"/rushes.log"_s), &info), 0);
    QCOMPARE(uint(info.st_mode & 07777), 0600U);
    QCOMPARE(::stat(qPrintable(logs), &info), 0);
    QCOMPARE(uint(info.st_mode & 07777), 0700U);
}

void LogFileTest::itNeverGrowsBeyondItsFiles()
{
    QTemporaryDir folder;
    constexpr qint64 size = 100;
    LogFile log(folder.path(), size);
    for (int i = 0; i < 1000; ++i)
        log.write("line " + QByteArray::number(i));
    QCOMPARE(log.paths().size(), LogFile::files);
    QCOMPARE(QDir(folder.path()).entryList(QDir::Files).size(), LogFile::files);
    QVERIFY(contentOf(log.paths().constFirst()).endsWith("line 999\n"));
    QByteArray all;
    for (auto path = log.paths().size() - 1; path >= 0; --path) {
        QVERIFY(QFileInfo(log.paths()[path]).size() <= size);
        QVERIFY(path == 0 || QFileInfo(log.paths()[path]).size() > size / 2);
        all += contentOf(log.paths()[path]);
    }
    // The last lines, without a gap.
    const QList<QByteArray> lines = all.trimmed().split('\n');
    for (int i = 0; i < lines.size(); ++i)
        QCOMPARE(lines[i], "line " + QByteArray::number(1000 - int(lines.size()) + i));
}

void LogFileTest::whatIsThereAlreadyCounts()
{
    QTemporaryDir folder;
    LogFile(folder.path(), 100).write(QByteArray(80, 'a'));
    LogFile log(folder.path(), 100);
    log.write("in it");
    QCOMPARE(log.paths().size(), 1);
    log.write("no room for this");
    QCOMPARE(log.paths().size(), 2);
    QCOMPARE(contentOf(log.paths().constFirst()), QByteArray("no room for this\n"));
}

void LogFileTest::nothingButAFileIsWrittenTo_data()
{
    QTest::addColumn<QString>("what");
    for (const auto *what : {"link", "link to nowhere", "folder", "pipe"})
        QTest::newRow(what) << QString::fromLatin1(what);
}

void LogFileTest::nothingButAFileIsWrittenTo()
{
    QFETCH(QString, what);
    QTemporaryDir folder;
    const QString log = folder.filePath(u"rushes.log"_s);
    const QString other = folder.filePath(u"other"_s);
    if (what == u"link") {
        QFile file(other);
        QVERIFY(file.open(QIODevice::WriteOnly));
    }
    if (what.startsWith(u"link"))
        QVERIFY(QFile::link(other, log));
    else if (what == u"folder")
        QVERIFY(QDir().mkpath(log));
    else
        QCOMPARE(::mkfifo(qPrintable(log), 0600), 0);
    LogFile(folder.path()).write("secret");
    QCOMPARE(QFileInfo(other).size(), 0);
    QCOMPARE(QFileInfo::exists(other), what == u"link");
}

} // namespace rushes::test

QTEST_GUILESS_MAIN(rushes::test::LogFileTest)
#include "log_file_test.moc"
