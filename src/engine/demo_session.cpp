// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/demo_session.h"

#include "media/clean_environment.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace rushes {

namespace {

constexpr int longestStartMs = 5000;

Error failure(const QString &why)
{
    return {ErrorKind::SimulatorFailed, why};
}

DemoSession::ScriptedTask taskFrom(const QJsonObject &object)
{
    const QString mode = object.value(u"mode").toString();
    return {.task = {.id = object.value(u"id").toString(),
                     .service = object.value(u"service").toString(),
                     .family = object.value(u"family").toString(),
                     .mode = mode,
                     .modeIsUsers = !mode.isEmpty(),
                     .label = object.value(u"label").toString()},
            .addAfter = Duration(qint64(object.value(u"add_after_s").toDouble() * 1000))};
}

/// The first line of the simulator's output; empty when none came in time.
QByteArray firstLine(QProcess &process)
{
    QByteArray output;
    while (!output.contains('\n')) {
        if (!process.waitForReadyRead(longestStartMs))
            return {};
        output += process.readAllStandardOutput();
    }
    return output.left(output.indexOf('\n'));
}

} // namespace

Result<std::unique_ptr<DemoSession>> DemoSession::start(const QString &simulatorProgram, double speed)
{
    std::unique_ptr<DemoSession> session(new DemoSession);
    QProcess &process = session->m_process;
    process.setProgram(simulatorProgram);
    process.setArguments({QStringLiteral("--demo"), QStringLiteral("--speed"), QString::number(speed)});
    process.setProcessEnvironment(cleanEnvironment());
    process.setProcessChannelMode(QProcess::SeparateChannels);
    process.start();
    if (!process.waitForStarted(longestStartMs))
        return failure(process.errorString());
    const QByteArray line = firstLine(process);
    const QJsonObject told = QJsonDocument::fromJson(line).object();
    if (told.isEmpty())
        return failure(QString::fromUtf8(process.readAllStandardError()).trimmed());
    Result<ServiceCatalogue> catalogue =
        ServiceCatalogue::fromJson(QJsonDocument(told.value(u"catalogue").toObject()).toJson());
    if (!catalogue)
        return failure(catalogue.error().detail);
    const std::optional<Moment> epoch = fromRfc3339(told.value(u"epoch").toString());
    if (!epoch)
        return failure(QStringLiteral("epoch"));
    session->m_catalogue = std::move(catalogue).value();
    session->m_epoch = *epoch;
    session->m_speed = told.value(u"speed").toDouble(speed);
    session->m_key = told.value(u"key").toString();
    const QJsonArray tasks = told.value(u"tasks").toArray();
    for (const QJsonValue &task : tasks)
        session->m_tasks.append(taskFrom(task.toObject()));
    return session;
}

DemoSession::~DemoSession()
{
    m_process.closeWriteChannel();
    if (!m_process.waitForFinished(1000)) {
        m_process.kill();
        m_process.waitForFinished(1000);
    }
}

} // namespace rushes
