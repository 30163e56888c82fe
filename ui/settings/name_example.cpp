// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/name_example.h"

#include "core/name_template.h"
#include "monitor/task_monitor.h"

namespace rushes {

NameExampleSearch::NameExampleSearch(TaskMonitor &monitor, QObject *parent)
    : QObject(parent)
    , m_monitor(monitor)
{
}

NameExampleSearch::~NameExampleSearch() = default;

void NameExampleSearch::restart()
{
    m_walk = std::make_unique<QObject>();
    m_isChoosing = true;
    m_best = {};
    m_task.reset();
    m_monitor.visitInPortions(
        m_walk.get(),
        [this](const Task &task) {
            m_best = std::max(m_best, Rank(isClipSafe(task), !task.label.isEmpty(), task.number));
        },
        [this] {
            m_isChoosing = false;
            m_task = m_monitor.task(std::get<qint64>(m_best));
            name();
        });
}

void NameExampleSearch::look(const QString &nameTemplate)
{
    m_template = nameTemplate;
    if (!m_isChoosing)
        name();
}

void NameExampleSearch::name()
{
    m_walk = std::make_unique<QObject>();
    if (m_template.isEmpty())
        return;
    if (!m_task || !m_template.contains(braced(NameField::Take))) {
        Q_EMIT found(exampleFileName(m_template, m_task.get()));
        return;
    }
    const auto takes = std::make_shared<TakeCount>(m_template, *m_task);
    m_monitor.visitInPortions(
        m_walk.get(), [takes](const Task &task) { takes->add(task); },
        [this, takes] { Q_EMIT found(exampleFileName(m_template, m_task.get(), takes->take())); });
}

} // namespace rushes
