// SPDX-License-Identifier: GPL-3.0-or-later
#include "simulator/startup_line.h"

#include "simulator/simulator.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace rushes::sim {

using namespace Qt::StringLiterals;

namespace {

QJsonObject toJson(const DemoTask &demo)
{
    return {{u"id"_s, demo.task.id},         {u"service"_s, demo.task.service},
            {u"family"_s, demo.task.family}, {u"mode"_s, demo.mode},
            {u"label"_s, demo.label},        {u"add_after_s"_s, double(demo.addAfter.count()) / 1000}};
}

} // namespace

QByteArray startupLine(const Simulator &simulator, Moment epoch, double speed, const QVector<DemoTask> &tasks)
{
    QJsonArray list;
    for (const DemoTask &demo : tasks)
        list.append(toJson(demo));
    const QJsonObject line{{u"address"_s, simulator.address().toString()},
                           {u"epoch"_s, toRfc3339(epoch)},
                           {u"speed"_s, speed},
                           {u"key"_s, simulator.key()},
                           {u"catalogue"_s, QJsonDocument::fromJson(simulator.catalogueJson()).object()},
                           {u"tasks"_s, list}};
    return QJsonDocument(line).toJson(QJsonDocument::Compact) + '\n';
}

} // namespace rushes::sim
