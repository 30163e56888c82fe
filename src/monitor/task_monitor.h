// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/expiry.h"
#include "core/pasted_text.h"
#include "core/result.h"
#include "core/service_catalogue.h"
#include "core/task_event.h"
#include "core/task_pack.h"
#include "core/task_rules.h"
#include "monitor/network_hint.h"
#include "monitor/poll_limits.h"
#include "monitor/task_change.h"

#include <QObject>
#include <QSet>
#include <QVector>

#include <functional>
#include <memory>
#include <optional>

namespace rushes {

class Clock;
struct Origin;
struct PollAnswer;
class ResultClient;
class TaskDatabase;
struct Remembered;
class KeyRing;

/// A task to be added.
struct NewTask
{
    QString id;
    QString service;
    QString family;
    QString mode; ///< empty: the family's default
    bool modeIsUsers = false;
    QString label;
};

struct AddReport
{
    QVector<qint64> added;
    QVector<qint64> alreadyThere;
};

/// What "check now" came to.
struct CheckReport
{
    int asked = 0;      ///< asked at once, or as soon as a request is free
    int tooSoon = 0;    ///< asked at the earliest moment that the service allows, or our budget there
    int afterTrial = 0; ///< asked once their service takes the key again that it refused: one task tries that
    int withoutKey = 0; ///< cannot be asked: there is no key for their service
    int withoutService = 0;              ///< cannot be asked: their service is not in the catalogue
    int finished = 0;                    ///< nothing new will be said about them
    std::optional<Duration> longestWait; ///< of those too soon
};

/// Where the watching as a whole stands, for the status bar.
struct WatchState
{
    int watched = 0; ///< all tasks
    int running = 0;
    int ready = 0;
    int notHeld = 0;                 ///< completed, at risk
    std::optional<Moment> nextCheck; ///< our clock
    /// Requests are under way, and no other is sure to start before one of them is over.
    bool isAsking = false;
    int requestsLastMinute = 0;
    struct Wait
    {
        QString service;
        Moment until;
        bool operator==(const Wait &) const = default;
    };
    QVector<Wait> waits; ///< services that asked to wait
    struct Rest
    {
        QString service;
        Moment since;
        Moment until;
        bool operator==(const Rest &) const = default;
    };
    QVector<Rest> rests; ///< services that do not answer, or nonsense, to anybody; tried again until then
    struct Stretch
    {
        QString service;
        int running = 0;      ///< tasks that are asked there
        double perMinute = 0; ///< requests that its budget has
        Duration interval{};  ///< between two polls of a task, about
        bool operator==(const Stretch &) const = default;
    };
    QVector<Stretch> stretches; ///< services where more are due than the budget can ask
    NetworkSeen network = NetworkSeen::Unknown;
    QStringList keyMissing; ///< services with tasks that cannot be asked
    QStringList keyRefused;
    bool allPaused = false;
    int paused = 0;                       ///< tasks that are paused by themselves
    bool diskIsFull = false;              ///< copies wait for room
    std::optional<Moment> noContactSince; ///< every request since then failed without an answer; our clock
    bool operator==(const WatchState &) const = default;
};

/// The use cases over tasks: add, poll, change, remove. Holds every task as last published (that is: after
/// its commit). Main thread.
class TaskMonitor final : public QObject
{
    Q_OBJECT

public:
    /// All are borrowed and outlive this.
    struct Parts
    {
        Clock &clock;
        const ServiceCatalogue &catalogue;
        TaskDatabase &database;
        ResultClient &client;
        KeyRing &keys;
        std::function<double()> random; ///< [0, 1)
        /// Try a refused key again that once worked (the window does, the terminal does not).
        bool keyTrials = true;
        NetworkHint *network = nullptr; ///< what the system believes; started at the first failure
        PollLimits limits{};
    };
    /// remembered: what the database held when it was opened.
    TaskMonitor(Parts parts, const Remembered &remembered, QObject *parent = nullptr);
    ~TaskMonitor() override;

    /// What was remembered and is read later than this was made, in parts; before start(). Like what the
    /// constructor is given.
    void remember(const Remembered &part);
    /// Before that: how many there are in all of the parts.
    void expect(qsizetype tasks);
    /// Starts polling what was remembered. Until then only what this run adds is asked.
    void start();
    /// Has one remembered task asked as well, as start() does for all.
    void startOne(qint64 number);
    /// Before the end of the program: has on disk what was noted without a write of its own.
    void writeNotes();
    /// Sees whether the machine slept or its clock was set. It is looked at with every request, answer and
    /// look at the state anyway; for whoever knows that the machine woke.
    void noticeClock();

    /// Adds those that are not there yet (by id and service); each is on disk before its first request.
    AddReport add(const QVector<NewTask> &tasks);
    /// Asks ahead of the plan, never under the minimum spacing. A key that was refused is tried with one of
    /// the tasks, alone: the others go on with it once it is taken.
    CheckReport checkNow(const QVector<qint64> &numbers);
    void setMode(const QVector<qint64> &numbers, const QString &mode);
    void setLabel(const QVector<qint64> &numbers, const QString &label);
    /// Paused tasks are asked as seldom as their clips allow (core/pause.h), until they are resumed; kept
    /// through a restart.
    void setPaused(const QVector<qint64> &numbers, bool paused);
    /// The same for all, those that are still to come too, as long as this program runs.
    void setAllPaused(bool paused);
    [[nodiscard]] bool allArePaused() const;
    /// Watches the task at another service that uses its prefix.
    void moveToService(qint64 number, const QString &service);
    /// Hides the tasks; restore() brings them back until the next start, when the rows are dropped. Held
    /// clips stay on disk.
    void remove(const QVector<qint64> &numbers);
    void restore(const QVector<qint64> &numbers);
    /// The catalogue is another: tasks of these services, which came, went or are others now, are asked as it
    /// says now. What is watched at a service that is gone stays, and is not asked.
    void servicesChanged(const QSet<QString> &changed);
    /// A fixed interval instead of the plan.
    void setFixedInterval(std::optional<Duration> interval);

    /// Null for an unknown number. What changes later changes nothing in what was given. It is made when
    /// asked for, of what is kept packed: to be held for as long as it is looked at, and no longer.
    [[nodiscard]] SharedTask task(qint64 number) const;
    /// The same to be kept; none for an unknown number.
    [[nodiscard]] TaskPack pack(qint64 number) const;
    [[nodiscard]] QVector<TaskPack> packs() const; ///< by number
    /// Reads the last answer about a task where it is kept (core/last_answer.h); answered is called later, on
    /// this thread, if context is there still. Empty where there is none.
    void readAnswer(qint64 number, QObject *context,
                    std::function<void(const Result<QByteArray> &answer)> answered) const;
    [[nodiscard]] QVector<Task> tasks() const; ///< by number
    /// The same, one after the other; what is called adds, changes and removes none.
    void visit(const std::function<void(const Task &task)> &visitor) const;
    using Visitor = std::function<void(const Task &task)>;
    /// The same in portions, beside whatever else goes on: so many at once now, then as many in a turn of the
    /// event loop as long as context lives, and done after the last. Each is told as it is when its turn
    /// comes. Who is removed before that is left out; who is added meanwhile may be told.
    void visitInPortions(QObject *context, const Visitor &visitor, const std::function<void()> &done = {});
    static constexpr size_t visitedAtOnce = 250;
    [[nodiscard]] int count() const;
    [[nodiscard]] std::optional<qint64> find(const QString &id, const QString &service) const;
    /// Our clock; nothing when the task is not asked again.
    [[nodiscard]] std::optional<Moment> nextCheck(qint64 number) const;
    /// The service's clock now: ours, corrected by what its Date headers told.
    [[nodiscard]] Moment serviceNow(const QString &service) const;
    [[nodiscard]] LinkEnd linkEndOf(const Task &task) const;
    [[nodiscard]] WatchState state() const;
    [[nodiscard]] const ServiceCatalogue &catalogue() const;

    /// For the test of a key: an unfinished task of the service that may be asked about now.
    [[nodiscard]] std::optional<qint64> taskToTestKeyWith(const QString &service) const;
    /// How long the service asked to wait with this key.
    [[nodiscard]] std::optional<Duration> waitImposed(const QString &service, const QString &key) const;
    /// Its request is one of those that may be in flight at an origin: false where there are as many already.
    /// Given back when it is over.
    [[nodiscard]] bool takePlaceForKeyTest(const Origin &origin);
    void givePlaceBack(const Origin &origin);
    /// The task is being asked about beside its plan: that counts as its poll.
    void noteKeyTest(qint64 number);
    /// What came of it; number: nothing for a made-up id.
    void takeKeyTestAnswer(const QString &service, const QString &key, std::optional<qint64> number,
                           const PollAnswer &answer);

    /// For the keeper and the saver, which move the clip axis: commits and publishes what a rule made.
    void commit(const Applied &applied);
    /// For the keeper: copying goes on; told to listeners, not kept.
    void tellProgress(qint64 number, const CopyProgress &progress);
    void tellDiskIsFull(bool full);
    /// As decided last, committed or not: what a rule must be applied to. Null for an unknown number.
    [[nodiscard]] SharedTask latest(qint64 number) const;

Q_SIGNALS:
    void tasksAdded(const QVector<rushes::Task> &tasks);
    /// They were there all the time; now they are known here.
    void tasksRemembered(const QVector<rushes::Task> &tasks);
    void taskChanged(const rushes::Task &task, rushes::TaskChanges changes);
    void tasksRemoved(const QVector<qint64> &numbers);
    /// After taskChanged of the same commit.
    void eventHappened(const rushes::Task &task, const rushes::TaskEvent &event);
    void stateChanged();
    /// Each unfinished task is asked at another time now.
    void allPausedChanged(bool paused);
    /// A write failed: what is shown may not survive a restart.
    void storeTrouble(const rushes::Error &error);

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace rushes
