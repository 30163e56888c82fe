// SPDX-License-Identifier: GPL-3.0-or-later
#include "monitor/clip_saver.h"

#include "core/background.h"
#include "core/file_name.h"
#include "core/name_template.h"
#include "core/saved_facts.h"
#include "core/task_rules.h"
#include "monitor/task_monitor.h"
#include "store/clip_copy.h"

#include <QFileInfo>

#include <utility>

namespace rushes {

namespace {

/// Passes on each whole percent from the copying thread to a function on the main one.
class PercentSteps
{
public:
    using Tell = std::function<void(qint64 bytes, qint64 ofBytes)>;

    PercentSteps(QObject *context, std::shared_ptr<std::atomic_bool> stop, Tell tell)
        : m_context(context)
        , m_stop(std::move(stop))
        , m_tell(std::move(tell))
    {
    }

    bool operator()(qint64 bytes, qint64 ofBytes)
    {
        const int percent = ofBytes > 0 ? int(bytes * 100 / ofBytes) : 0;
        if (percent > std::exchange(m_percent, std::max(percent, m_percent))) {
            QMetaObject::invokeMethod(
                QCoreApplication::instance(),
                [context = m_context, tell = m_tell, bytes, ofBytes] {
                    if (context)
                        tell(bytes, ofBytes);
                },
                Qt::QueuedConnection);
        }
        return !*m_stop;
    }

private:
    QPointer<QObject> m_context;
    std::shared_ptr<std::atomic_bool> m_stop;
    Tell m_tell;
    int m_percent = 0;
};

/// Whether the next file for the same folder would end alike.
bool isOfFolder(const Error &error)
{
    return error.kind == ErrorKind::DiskFull || error.kind == ErrorKind::FolderNotWritable;
}

} // namespace

ClipSaver::ClipSaver(TaskMonitor &monitor, const ClipStore &store, QObject *parent)
    : QObject(parent)
    , m_monitor(monitor)
    , m_store(store)
    , m_stop(std::make_shared<std::atomic_bool>(false))
{
}

ClipSaver::~ClipSaver()
{
    *m_stop = true;
}

void ClipSaver::save(const QVector<qint64> &numbers, const QString &folder, const QString &nameTemplate,
                     FactsFile facts)
{
    if (numbers.isEmpty())
        return;
    // All are counted before the first can be done.
    m_total += int(numbers.size());
    QVector<Task> wanted;
    wanted.reserve(numbers.size());
    for (const qint64 number : numbers) {
        const SharedTask task = m_monitor.latest(number);
        wanted.append(task ? *task : Task{.number = number});
    }
    const bool hasTakes = nameTemplate.contains(braced(NameField::Take));
    runInBackground(
        this,
        [wanted, all = hasTakes ? m_monitor.tasks() : QVector<Task>(), folder, nameTemplate, facts] {
            const QHash<qint64, Take> takes = takesOf(nameTemplate, all);
            QVector<Order> orders;
            orders.reserve(wanted.size());
            for (const Task &task : wanted) {
                const QString name =
                    clipFileName(nameTemplate, task, localTimeOf(task), takes.value(task.number));
                orders.append({task.number, folder, name, facts});
            }
            return orders;
        },
        [this](const QVector<Order> &orders) { enqueue(orders); });
}

void ClipSaver::saveAs(qint64 number, const QString &path, FactsFile facts)
{
    ++m_total;
    const QFileInfo target(path);
    QString name = target.fileName();
    if (!name.endsWith(clipEnding, Qt::CaseInsensitive))
        name += clipEnding;
    // Whoever asks hears of it later, never from within the call.
    QMetaObject::invokeMethod(
        this, [this, order = Order{number, target.absolutePath(), name, facts}] { enqueue({order}); },
        Qt::QueuedConnection);
}

void ClipSaver::cancelRest()
{
    if (underWay() == 0)
        return;
    m_restCancelled = true;
    const std::deque<Order> rest = std::exchange(m_queue, {});
    for (const Order &order : rest)
        finish(order, Error{ErrorKind::Cancelled, {}});
}

void ClipSaver::cancelAll()
{
    *m_stop = true;
    cancelRest();
}

void ClipSaver::enqueue(const QVector<Order> &orders)
{
    m_queue.insert(m_queue.end(), orders.cbegin(), orders.cend());
    if (m_restCancelled)
        cancelRest();
    else
        beginNext();
}

void ClipSaver::beginNext()
{
    while (!m_writing && !m_queue.empty()) {
        const Order order = m_queue.front();
        m_queue.pop_front();
        const auto bad = m_badFolders.constFind(order.folder);
        if (bad == m_badFolders.cend())
            begin(order);
        else
            finish(order, *bad);
    }
}

void ClipSaver::begin(const Order &order)
{
    const SharedTask latest = m_monitor.latest(order.number);
    if (!latest || !isClipSafe(*latest)) {
        finish(order, Error{ErrorKind::FileUnreadable, order.name});
        return;
    }
    const Task task = *latest;
    m_writing = true;
    m_stop = std::make_shared<std::atomic_bool>(false);
    tell(order, 0, task.clipFacts.bytes);
    CopyOrder copy{
        m_store.fileOf(task.clipFacts), order.folder, order.name, task.clipFacts.sha256, {}, {}, {}};
    if (order.facts == FactsFile::Yes)
        copy.facts = savedFacts(task);
    if (task.clipFacts.savedPath.isEmpty())
        copy.othersFiles = savedFiles();
    copy.progress = PercentSteps(
        this, m_stop, [this, order](qint64 bytes, qint64 ofBytes) { tell(order, bytes, ofBytes); });
    runInBackground(
        this, [copy] { return copyClip(copy); },
        [this, order](const Result<QString> &path) {
            m_writing = false;
            finish(order, path);
            beginNext();
        });
}

void ClipSaver::finish(const Order &order, const Result<QString> &path)
{
    const SharedTask latest = m_monitor.latest(order.number);
    ++m_done;
    if (path) {
        ++m_savedCount;
        savedFiles().insert(*path);
        if (latest)
            m_monitor.commit(clipSaved(Task(*latest), *path));
        Q_EMIT saved(order.number, *path);
    } else {
        if (isOfFolder(path.error()))
            m_badFolders.insert(order.folder, path.error());
        Q_EMIT failed(order.number, path.error());
    }
    if (m_done < m_total)
        return;
    m_badFolders.clear();
    m_restCancelled = false;
    m_total = 0;
    const int done = std::exchange(m_done, 0);
    const int savedCount = std::exchange(m_savedCount, 0);
    Q_EMIT allDone(savedCount, done - savedCount);
}

void ClipSaver::tell(const Order &order, qint64 bytes, qint64 ofBytes)
{
    Q_EMIT progress({m_done, m_total, order.name, bytes, ofBytes});
}

QSet<QString> &ClipSaver::savedFiles()
{
    if (!m_savedFiles) {
        m_savedFiles.emplace();
        m_monitor.visit([this](const Task &task) {
            if (!task.clipFacts.savedPath.isEmpty())
                m_savedFiles->insert(task.clipFacts.savedPath);
        });
    }
    return *m_savedFiles;
}

} // namespace rushes
