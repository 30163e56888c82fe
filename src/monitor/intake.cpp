// SPDX-License-Identifier: GPL-3.0-or-later
#include "monitor/intake.h"

#include "core/background.h"
#include "store/settings.h"
#include "store/task_database.h"

#include <algorithm>
#include <utility>

namespace rushes {

namespace {

/// Ids are found in this much text within a frame.
constexpr qsizetype longestReadAtOnce = 32 * 1024; // UTF-16 units

QString prefixOf(const QString &id)
{
    const qsizetype underscore = id.indexOf(u'_');
    return underscore < 0 ? QString() : id.left(underscore + 1);
}

NewTask newTask(const FoundId &found, const Settings &settings)
{
    const bool modeNamed = !found.mode.isEmpty();
    return {.id = found.id,
            .service = found.service,
            .family = found.family,
            .mode = modeNamed ? found.mode : settings.chosenMode(found.service, found.family),
            .modeIsUsers = modeNamed,
            .label = {}};
}

} // namespace

Intake::Intake(TaskMonitor &monitor, TaskDatabase &database, Settings &settings,
               const QVector<FoundId> &undecided, QObject *parent)
    : QObject(parent)
    , m_monitor(monitor)
    , m_database(database)
    , m_settings(settings)
    , m_undecided(undecided)
{
}

void Intake::release(const QVector<FoundId> &undecided)
{
    m_isHeld = false;
    if (!undecided.isEmpty()) {
        m_undecided = undecided;
        Q_EMIT undecidedChanged();
    }
    const auto waiting = std::exchange(m_waiting, {});
    for (const auto &[text, taken] : waiting)
        takeIn(text, taken);
}

void Intake::takeIn(const QString &text, const Taken &taken)
{
    if (m_isHeld) {
        m_waiting.append({text, taken});
        return;
    }
    if (text.size() <= longestReadAtOnce) {
        taken(takeIn(read(text, m_monitor.catalogue())));
        return;
    }
    runInBackground(
        this, [text, catalogue = m_monitor.catalogue()] { return read(text, catalogue); },
        [this, taken](const Findings &findings) { taken(takeIn(findings)); });
}

Intake::Findings Intake::read(const QString &text, const ServiceCatalogue &catalogue)
{
    Findings findings{findIds(text, catalogue), findKeys(text, catalogue)};
    // What looks like an id inside a key is a part of the key: it would be shown and stored.
    const auto isOfKey = [&findings](const FoundId &id) {
        return std::ranges::any_of(findings.keys,
                                   [&id](const FoundKey &key) { return key.key.contains(id.id); });
    };
    findings.ids.removeIf(isOfKey);
    return findings;
}

IntakeReport Intake::takeIn(const Findings &findings)
{
    IntakeReport report;
    QVector<NewTask> certain;
    QVector<FoundId> undecided = m_undecided;
    for (const FoundId &id : findings.ids) {
        if (id.certain) {
            certain.append(newTask(id, m_settings));
            continue;
        }
        if (const auto known = watchedAnywhere(id.id)) {
            report.alreadyThere.append(*known);
            continue;
        }
        const auto sameId = [&id](const FoundId &other) { return other.id == id.id; };
        if (std::none_of(undecided.cbegin(), undecided.cend(), sameId))
            undecided.append(id);
    }
    const AddReport added = m_monitor.add(certain);
    report.added = added.added;
    report.alreadyThere += added.alreadyThere;
    report.undecided = int(undecided.size());
    if (undecided != m_undecided)
        keepUndecided(undecided);
    for (const FoundKey &key : findings.keys) {
        if (!key.service.isEmpty())
            Q_EMIT keyFound(key);
    }
    return report;
}

std::optional<qint64> Intake::watchedAnywhere(const QString &id) const
{
    for (const Service &service : m_monitor.catalogue().services()) {
        if (const auto known = m_monitor.find(id, service.name))
            return known;
    }
    return std::nullopt;
}

AddReport Intake::decide(const QString &serviceName, const QString &mode)
{
    QVector<NewTask> tasks;
    const Service *service = m_monitor.catalogue().find(serviceName);
    for (const FoundId &id : std::as_const(m_undecided)) {
        const Family *family = service ? service->familyOfId(id.id) : nullptr;
        const bool hasMode = family && family->mode(mode);
        tasks.append({.id = id.id,
                      .service = serviceName,
                      .family = family ? family->name : QString(),
                      .mode = hasMode ? mode : QString(),
                      .modeIsUsers = hasMode,
                      .label = {}});
        m_settings.rememberChoice(prefixOf(id.id), serviceName, family ? family->name : QString(),
                                  hasMode ? mode : QString());
    }
    const AddReport report = m_monitor.add(tasks);
    keepUndecided({});
    return report;
}

void Intake::dismiss()
{
    keepUndecided({});
}

QString Intake::offeredService() const
{
    if (m_undecided.isEmpty())
        return m_monitor.catalogue().defaultService();
    const QString chosen = m_settings.chosenService(prefixOf(m_undecided.first().id));
    return m_monitor.catalogue().find(chosen) ? chosen : m_undecided.first().service;
}

QString Intake::offeredMode(const QString &serviceName) const
{
    const Service *service = m_monitor.catalogue().find(serviceName);
    const Family *family =
        service && !m_undecided.isEmpty() ? service->familyOfId(m_undecided.first().id) : nullptr;
    if (!family)
        return {};
    const QString chosen = m_settings.chosenMode(serviceName, family->name);
    return family->mode(chosen) ? chosen : family->defaultMode;
}

void Intake::keepUndecided(const QVector<FoundId> &undecided)
{
    m_undecided = undecided;
    m_database.write({.changed = {}, .removed = {}, .restored = {}, .undecided = undecided},
                     [](const Outcome &) {});
    Q_EMIT undecidedChanged();
}

} // namespace rushes
