// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/catalogue_writer.h"
#include "core/system_clock.h"
#include "simulator/openai_like.h"
#include "simulator/simulator.h"
#include "support/scripted_sora.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QtTest>

namespace rushes::test {

using namespace Qt::StringLiterals;

inline constexpr int patienceMs = 30'000;

struct Run
{
    int exitCode = -1;
    QByteArray output;
    QByteArray errors;
    QVector<QJsonObject> events;

    [[nodiscard]] QVector<QJsonObject> of(const QString &event) const
    {
        QVector<QJsonObject> found;
        for (const QJsonObject &object : events) {
            if (object.value(u"event").toString() == event)
                found.append(object);
        }
        return found;
    }
};

inline QVector<QJsonObject> objectsIn(const QByteArray &output)
{
    QVector<QJsonObject> objects;
    for (const QByteArray &line : output.split('\n')) {
        if (!line.isEmpty())
            objects.append(QJsonDocument::fromJson(line).object());
    }
    return objects;
}

/// The program itself, as scripts meet it, against the simulator on loopback.
class ProgramBench : public QObject
{
protected:
    void begin();
    void end();
    void setTask(const QString &id, const sim::TaskEnding &ending, const sim::Faults &answers = {},
                 const sim::Faults &clips = {});
    [[nodiscard]] QStringList watchArguments(const QStringList &more) const;
    [[nodiscard]] std::unique_ptr<QProcess> started(const QStringList &arguments,
                                                    const QByteArray &key) const;
    /// Waits for it.
    [[nodiscard]] static Run endOf(QProcess &process);
    [[nodiscard]] Run run(const QStringList &arguments, const QByteArray &key = "simulated",
                          const QByteArray &input = {}) const;
    void writeProfile(const QString &name, const QByteArray &content) const;
    [[nodiscard]] QString profile() const { return m_folder->filePath(u"profile"_s); }

    std::unique_ptr<QTemporaryDir> m_folder;
    SystemClock m_clock;
    std::unique_ptr<Simulator> m_simulator;
    QString m_clip;
};

inline void ProgramBench::begin()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_simulator = std::make_unique<Simulator>(m_clock);
    QVERIFY(m_simulator->listen().ok());
    m_simulator->setKey(u"simulated"_s);
    m_clip = m_simulator->clipNames().first();
}

inline void ProgramBench::end()
{
    m_simulator.reset();
    m_folder.reset();
}

inline void ProgramBench::setTask(const QString &id, const sim::TaskEnding &ending,
                                  const sim::Faults &answers, const sim::Faults &clips)
{
    sim::ScriptedTask task = scriptedSora(id, m_clock.wall() - 1min, 30s, ending);
    task.answerFaults = answers;
    task.clipFaults = clips;
    m_simulator->setTask(task);
}

inline QStringList ProgramBench::watchArguments(const QStringList &more) const
{
    return QStringList{u"--profile"_s,    profile(),
                       u"watch"_s,        u"--json"_s,
                       u"--poll-every"_s, u"0.2"_s,
                       u"--base-url"_s,   m_simulator->address().toString() + u"/kyyReactApiServer"_s} +
           more;
}

inline std::unique_ptr<QProcess> ProgramBench::started(const QStringList &arguments,
                                                       const QByteArray &key) const
{
    auto process = std::make_unique<QProcess>();
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"RUSHES_API_KEY"_s, QString::fromLatin1(key));
    environment.insert(u"XDG_DATA_HOME"_s, m_folder->filePath(u"data"_s));
    // No display is needed.
    environment.remove(u"DISPLAY"_s);
    environment.insert(u"QT_QPA_PLATFORM"_s, u"none-such"_s);
    process->setProcessEnvironment(environment);
    process->start(QStringLiteral(PROGRAMS_DIR "/rushes"), arguments);
    return process;
}

inline Run ProgramBench::run(const QStringList &arguments, const QByteArray &key,
                             const QByteArray &input) const
{
    const auto process = started(arguments, key);
    process->write(input);
    process->closeWriteChannel();
    return endOf(*process);
}

inline Run ProgramBench::endOf(QProcess &process)
{
    Run result;
    // The simulator runs on this thread's event loop.
    if (!QTest::qWaitFor([&] { return process.state() == QProcess::NotRunning; }, patienceMs)) {
        process.kill();
        process.waitForFinished();
        return result;
    }
    result.exitCode = process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1;
    result.output = process.readAllStandardOutput();
    result.errors = process.readAllStandardError();
    result.events = objectsIn(result.output);
    return result;
}

inline void ProgramBench::writeProfile(const QString &name, const QByteArray &content) const
{
    QVERIFY(QDir().mkpath(profile()));
    QFile file(profile() + u'/' + name);
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(content), content.size());
}

} // namespace rushes::test
