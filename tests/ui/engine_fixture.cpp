// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine_fixture.h"

#include "core/service_catalogue.h"
#include "monitor/task_monitor.h"
#include "store/clip_store.h"

#include <QDir>
#include <QFile>
#include <QTest>

namespace rushes::test {

EngineFixture::EngineFixture(std::unique_ptr<KeyStore> keyStore)
{
    auto clock = std::make_unique<ManualClock>();
    m_clock = clock.get();
    EngineOptions options;
    options.profileFolder = m_folder.filePath(QStringLiteral("profile"));
    options.catalogue = ServiceCatalogue::builtIn();
    options.clock = std::move(clock);
    options.keyStore = std::move(keyStore);
    options.clipHelper = QStringLiteral("/nonexistent/helper");
    auto opened = Engine::open(std::move(options));
    Q_ASSERT(opened.ok());
    m_engine = std::move(opened).value();
    m_model = std::make_unique<TaskTableModel>(m_engine->monitor(), m_engine->clock(), m_engine->clips());
}

EngineFixture::~EngineFixture()
{
    m_model.reset();
}

qint64 EngineFixture::addTask(const QString &id, const QString &service,
                              const std::function<void(Task &)> &change)
{
    TaskMonitor &monitor = m_engine->monitor();
    const Service *known = m_engine->catalogue().find(service);
    const Family *family = known ? known->familyOfId(id) : nullptr;
    NewTask task;
    task.id = id;
    task.service = service;
    task.family = family ? family->name : QString();
    monitor.add({task});
    if (!QTest::qWaitFor(
            [&] { return monitor.find(id, service) && monitor.task(*monitor.find(id, service)); }))
        return 0;
    const qint64 number = *monitor.find(id, service);
    return !change || changeTask(number, change) ? number : 0;
}

bool EngineFixture::changeTask(qint64 number, const std::function<void(Task &)> &change)
{
    TaskMonitor &monitor = m_engine->monitor();
    Task changed = *monitor.latest(number);
    change(changed);
    monitor.commit(Applied{changed, {}});
    return QTest::qWaitFor([&] {
        Task shown = *monitor.task(number);
        if (!shown.lastAnswer.isHere()) // left on disk
            shown.lastAnswer = changed.lastAnswer;
        return shown == changed;
    });
}

bool EngineFixture::putClip(const QString &sourcePath, const QString &name)
{
    return m_engine->clips().prepare().ok() && QFile::copy(sourcePath, m_engine->clips().pathOf(name));
}

} // namespace rushes::test
