// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "core/result.h"
#include "core/service_catalogue.h"
#include "simulator/scripted_task.h"
#include "simulator/simulated_catalogue.h"

#include <QObject>
#include <QUrl>

#include <memory>

namespace rushes {

/// The services of the catalogue on 127.0.0.1, and the storage that their links point to, with faults as
/// scripted; beside them a service that is not in the catalogue (openai_like.h). For the demo and the tests:
/// there is no other fault server. Results stand at {base}/v1/result/{id} and want the key; clips stand at
/// /clips/{service}/{id}.mp4 and want the signature of a link that has not ended. Runs on the caller's event
/// loop; all its time, waits between bytes too, is the clock's.
class Simulator final : public QObject
{
    Q_OBJECT

public:
    /// clock is borrowed and outlives this.
    explicit Simulator(Clock &clock, QObject *parent = nullptr);
    ~Simulator() override;

    /// Port 0: any that is free. Errors: PortInUse, SimulatorFailed.
    Outcome listen(quint16 port = 0);
    /// Lets go of the port and of every connection, as a server that is switched off; listen() with the old
    /// port brings it back.
    void close();

    [[nodiscard]] QUrl address() const; ///< "http://127.0.0.1:PORT"; valid once it listened
    [[nodiscard]] quint16 port() const;
    [[nodiscard]] QString key() const; ///< the only one that is taken
    void setKey(const QString &key);

    /// The format of resources/services.json, compact, with this simulator's bases and polling advice. Only
    /// once it listened.
    [[nodiscard]] QByteArray catalogueJson(const sim::SimulatedPolling &polling = {}) const;
    [[nodiscard]] ServiceCatalogue catalogue(const sim::SimulatedPolling &polling = {}) const;
    /// The service that only a user can add (openai_like.h).
    [[nodiscard]] Service openAiLike(const sim::SimulatedPolling &polling = {}) const;

    /// Adds a task, or puts it in the place of its namesake at the same service; its faults and links begin
    /// anew.
    void setTask(const sim::ScriptedTask &task);
    void removeTask(const QString &service, const QString &id);

    /// The bytes of a clip as served without faults; empty for an unknown name.
    [[nodiscard]] QByteArray clip(const QString &name) const;
    [[nodiscard]] QStringList clipNames() const;
    void setClip(const QString &name, const QByteArray &bytes, double seconds);
    /// The link that a completed answer about the task has at this moment.
    [[nodiscard]] QUrl linkOf(const QString &service, const QString &id) const;

    /// Every request since the start, or since clearRequests(), in the order in which they came.
    [[nodiscard]] const QVector<sim::Request> &requests() const;
    [[nodiscard]] QVector<sim::Request> requestsTo(const QByteArray &pathPrefix) const;
    void clearRequests();

Q_SIGNALS:
    void requested(const rushes::sim::Request &request);

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace rushes
