// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/add/choice_boxes.h"

#include "wording/catalogue_text.h"

#include <QComboBox>
#include <QCoreApplication>
#include <QSignalBlocker>

#include <algorithm>

namespace rushes {

namespace {

class ChoiceBoxes
{
    Q_DECLARE_TR_FUNCTIONS(ChoiceBoxes)
};

void choose(QComboBox &box, const QString &word)
{
    const int index = box.findData(word);
    box.setCurrentIndex(index >= 0 ? index : 0);
}

QString modeEntry(const Mode &mode)
{
    if (!mode.estimate)
        return modeText(mode);
    //: a mode ("Reference image") and how long it usually takes ("2–5 min")
    return ChoiceBoxes::tr("%1 (%2)").arg(modeText(mode), estimateText(mode.estimate));
}

} // namespace

QVector<const Service *> servicesFor(const QVector<FoundId> &ids, const ServiceCatalogue &catalogue)
{
    QVector<const Service *> services;
    for (const FoundId &id : ids) {
        const auto claiming = catalogue.claiming(id.id);
        for (const Service *service : claiming) {
            if (!services.contains(service))
                services.append(service);
        }
    }
    if (services.isEmpty()) {
        for (const Service &service : catalogue.services())
            services.append(&service);
    }
    return services;
}

const Family *commonFamily(const QVector<FoundId> &ids, const Service *service)
{
    const Family *common = nullptr;
    for (const FoundId &id : ids) {
        if (!service)
            return nullptr;
        const Family *family = service->familyOfId(id.id);
        if (!family)
            family = service->family(id.family);
        if (!family || (common && common != family))
            return nullptr;
        common = family;
    }
    return common;
}

QString prefixOf(const QString &id, const Family *family)
{
    if (!family)
        return {};
    const auto prefix =
        std::ranges::find_if(family->idPrefixes, [&](const QString &each) { return id.startsWith(each); });
    return prefix == family->idPrefixes.end() ? QString() : *prefix;
}

void fillServices(QComboBox &box, const QVector<const Service *> &services, const QString &offered)
{
    const QSignalBlocker quiet(box);
    const QString before = chosenWord(box);
    box.clear();
    for (const Service *service : services)
        box.addItem(serviceText(service), service->name);
    choose(box, box.findData(before) >= 0 ? before : offered);
    box.setEnabled(box.count() > 1);
}

void fillModes(QComboBox &box, const Family *family, const QString &offered)
{
    const QSignalBlocker quiet(box);
    box.clear();
    if (!family || family->modes.isEmpty()) {
        //: in the place of a choice of modes: the tasks are of different kinds, or their kind knows no modes
        box.addItem(family ? ChoiceBoxes::tr("No modes") : ChoiceBoxes::tr("Each by its kind"), QString());
        box.setEnabled(false);
        return;
    }
    if (family->defaultMode.isEmpty())
        box.addItem(modeText(family, QString()), QString());
    for (const Mode &mode : family->modes)
        box.addItem(modeEntry(mode), mode.name);
    choose(box, offered.isEmpty() ? family->defaultMode : offered);
    box.setEnabled(true);
}

QString chosenWord(const QComboBox &box)
{
    return box.currentData().toString();
}

} // namespace rushes
