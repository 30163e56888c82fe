// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/json_report.h"
#include "cli/text_report.h"
#include "cli/watch_report.h"

#include <QtTest>

#include <cstdio>

#include <unistd.h>

using namespace rushes;
using namespace Qt::StringLiterals;

namespace {

/// What was written to a stream of the process while this lived.
class Captured
{
public:
    explicit Captured(FILE *stream)
        : m_stream(stream)
        , m_handle(fileno(stream))
    {
        std::fflush(m_stream);
        m_before = ::dup(m_handle);
        m_file = std::tmpfile();
        ::dup2(fileno(m_file), m_handle);
    }
    ~Captured()
    {
        restore();
        std::fclose(m_file);
    }
    Q_DISABLE_COPY_MOVE(Captured)

    QByteArray text()
    {
        restore();
        QFile file;
        std::rewind(m_file);
        return file.open(m_file, QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

private:
    void restore()
    {
        if (m_before < 0)
            return;
        std::fflush(m_stream);
        ::dup2(m_before, m_handle);
        ::close(m_before);
        m_before = -1;
    }

    FILE *m_stream;
    int m_handle;
    int m_before = -1;
    FILE *m_file = nullptr;
};

template<typename Report>
void sayAll(Report &report)
{
    // As often as somebody looks.
    for (const bool full : {false, false, true, true, true, false, false, true})
        report.tellRoom(full);
    Task task;
    task.id = u"sora_abc123"_s;
    report.tellNotSaved(task, u"/out"_s, {ErrorKind::DiskFull, u"/out"_s});
}

const QByteArray full = "rushes: The disk is full: copies go on when there is room\n";
const QByteArray room = "rushes: There is room on the disk again: copies go on\n";
const QByteArray notSaved = "rushes: sora_abc123 is not saved to /out. The disk is full: /out.\n";

} // namespace

/// What "rushes watch" says beside its events.
class WatchReportTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void remarksStandOnStandardErrorOnceEach_data();
    void remarksStandOnStandardErrorOnceEach();
};

void WatchReportTest::remarksStandOnStandardErrorOnceEach_data()
{
    QTest::addColumn<bool>("json");
    QTest::newRow("a script") << true;
    QTest::newRow("a person") << false;
}

void WatchReportTest::remarksStandOnStandardErrorOnceEach()
{
    QFETCH(const bool, json);
    Captured output(stdout);
    Captured errors(stderr);
    if (json) {
        JsonReport report;
        sayAll(report);
    } else {
        TextReport report;
        sayAll(report);
    }
    const QByteArray said = errors.text();
    QCOMPARE(output.text(), QByteArray());
    QCOMPARE(said, full + room + full + notSaved);
}

QTEST_GUILESS_MAIN(WatchReportTest)
#include "watch_report_test.moc"
