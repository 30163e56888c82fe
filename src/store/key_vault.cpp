// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/key_vault.h"

#include "core/base_url.h"
#include "store/key_ring.h"
#include "store/settings.h"

#include <QPointer>
#include <QScopedValueRollback>

#include <utility>

namespace rushes {

using namespace Qt::StringLiterals;

KeyVault::KeyVault(KeyRing &ring, Clock &clock, Settings &settings, KeyStore *store, QObject *parent)
    : QObject(parent)
    , m_ring(ring)
    , m_clock(clock)
    , m_settings(settings)
    , m_store(store)
{
    connect(&m_ring, &KeyRing::changed, this, &KeyVault::ringChanged);
}

KeyVault::~KeyVault() = default;

void KeyVault::setServices(const QVector<Service> &services)
{
    QHash<QString, QString> bases;
    for (const Service &service : services)
        bases.insert(service.name, identityOfBase(service.base));
    const QStringList known = m_entries.keys();
    for (const QString &service : known) {
        const QString before = m_entries[service].base;
        // One that was never known here may hold a key all the same: it is not for whoever gets its name.
        if (before == bases.value(service) || (before.isEmpty() && !m_ring.has(service)))
            continue;
        m_entries.remove(service); // an answer that is under way finds nobody
        m_ring.setKey(service, {});
        Q_EMIT standingChanged(service);
    }
    for (auto base = bases.cbegin(); base != bases.cend(); ++base)
        m_entries[base.key()].base = base.value();
}

QString KeyVault::nameOf(const Entry &entry, const QString &profile) const
{
    return u"%1 (%2)"_s.arg(entry.base, profile);
}

void KeyVault::load(const QStringList &services, std::function<void()> settled)
{
    // A profile that never stored a key does not disturb the store, which may have to ask its person.
    if (m_store && !m_settings.keyStoreName().isEmpty()) {
        for (const QString &service : services) {
            const auto entry = m_entries.find(service);
            if (entry == m_entries.end() || entry->base.isEmpty() || entry->standing.isBusy ||
                m_ring.has(service))
                continue;
            begin(service, StoreStep::Reading);
            m_toRead.push_back(service);
        }
    }
    if (!m_isReading && m_toRead.empty()) {
        if (settled)
            settled();
        return;
    }
    if (settled) {
        const quint64 ticket = ++m_lastTurn;
        m_waiting[ticket] = {std::move(settled),
                             m_clock.callIn(patience, [this, ticket] { settle(ticket); })};
    }
    if (!m_isReading)
        readNext();
}

/// One after the other: a store that is locked is not asked, and does not ask, again for each service.
void KeyVault::readNext()
{
    while (!m_toRead.empty()) {
        const QString service = m_toRead.front();
        m_toRead.pop_front();
        const auto entry = m_entries.constFind(service);
        if (entry == m_entries.cend() || entry->standing.step != StoreStep::Reading ||
            !entry->standing.isBusy)
            continue; // meanwhile a key was entered, or the service went
        m_isReading = true;
        m_store->read(
            nameOf(*entry, m_settings.keyStoreName()),
            [self = QPointer(this), service, turn = entry->turn](const KeyStore::ReadAnswer &answer) {
                if (self)
                    self->readCame(service, turn, answer);
            });
        return;
    }
    m_isReading = false;
    settleAll();
}

void KeyVault::readCame(const QString &service, quint64 turn, const KeyStore::ReadAnswer &answer)
{
    if (end(service, turn, answer.error) && !answer.error && !answer.key.isEmpty()) {
        m_entries[service].standing.source = KeySource::Store;
        {
            const QScopedValueRollback guard(m_isSettingRing, true);
            m_ring.setKey(service, answer.key);
        }
        Q_EMIT standingChanged(service);
    }
    // What hinders the store hinders it for all.
    if (answer.error && answer.error->trouble != StoreTrouble::Failed) {
        for (const QString &other : std::exchange(m_toRead, {})) {
            const auto entry = m_entries.constFind(other);
            if (entry != m_entries.cend() && entry->standing.step == StoreStep::Reading)
                end(other, entry->turn, answer.error);
        }
    }
    readNext();
}

void KeyVault::enter(const QString &service, const QString &key)
{
    if (key.trimmed().isEmpty())
        return;
    Entry &entry = m_entries[service];
    entry.standing = {.source = KeySource::Session};
    {
        const QScopedValueRollback guard(m_isSettingRing, true);
        m_ring.setKey(service, key);
    }
    const quint64 turn = begin(service, StoreStep::Writing);
    if (!m_store || entry.base.isEmpty()) {
        end(service, turn, KeyStoreError{StoreTrouble::NoStore, {}});
        return;
    }
    m_store->write(nameOf(entry, m_settings.makeKeyStoreName()), key.trimmed(),
                   [self = QPointer(this), service, turn](const std::optional<KeyStoreError> &error) {
                       if (!self || !self->end(service, turn, error) || error)
                           return;
                       self->m_entries[service].standing.source = KeySource::Store;
                       Q_EMIT self->standingChanged(service);
                   });
}

void KeyVault::remove(const QString &service)
{
    Entry &entry = m_entries[service];
    entry.standing = {};
    {
        const QScopedValueRollback guard(m_isSettingRing, true);
        m_ring.setKey(service, {});
    }
    const quint64 turn = begin(service, StoreStep::Removing);
    if (!m_store || entry.base.isEmpty() || m_settings.keyStoreName().isEmpty()) {
        end(service, turn, std::nullopt);
        return;
    }
    m_store->remove(nameOf(entry, m_settings.keyStoreName()),
                    [self = QPointer(this), service, turn](const std::optional<KeyStoreError> &error) {
                        if (self)
                            self->end(service, turn, error);
                    });
}

void KeyVault::useForSession(const QString &service, const QString &key, KeySource source)
{
    Entry &entry = m_entries[service];
    entry.standing = {.source = key.trimmed().isEmpty() ? KeySource::None : source};
    entry.turn = ++m_lastTurn;
    entry.late.reset();
    {
        const QScopedValueRollback guard(m_isSettingRing, true);
        m_ring.setKey(service, key);
    }
    Q_EMIT standingChanged(service);
}

KeyStanding KeyVault::standing(const QString &service) const
{
    return m_entries.value(service).standing;
}

quint64 KeyVault::begin(const QString &service, StoreStep step)
{
    Entry &entry = m_entries[service];
    entry.turn = ++m_lastTurn;
    entry.standing.step = step;
    entry.standing.isBusy = true;
    entry.standing.trouble.reset();
    entry.standing.detail.clear();
    entry.late = m_clock.callIn(patience, [this, service] {
        m_entries[service].standing.trouble = StoreTrouble::Locked;
        Q_EMIT standingChanged(service);
    });
    Q_EMIT standingChanged(service);
    return entry.turn;
}

bool KeyVault::end(const QString &service, quint64 turn, const std::optional<KeyStoreError> &error)
{
    const auto entry = m_entries.find(service);
    if (entry == m_entries.end() || entry->turn != turn)
        return false;
    entry->late.reset();
    entry->standing.isBusy = false;
    entry->standing.trouble = error ? std::optional(error->trouble) : std::nullopt;
    entry->standing.detail = error ? error->detail : QString();
    if (!error)
        entry->standing.step = StoreStep::None;
    Q_EMIT standingChanged(service);
    return true;
}

void KeyVault::settleAll()
{
    while (!m_waiting.empty())
        settle(m_waiting.begin()->first);
}

void KeyVault::settle(quint64 ticket)
{
    auto waiting = m_waiting.extract(ticket);
    if (!waiting.empty())
        waiting.mapped().settled();
}

/// Somebody else gave the session a key, or took it: the demo, a test.
void KeyVault::ringChanged(const QString &service)
{
    if (m_isSettingRing)
        return;
    Entry &entry = m_entries[service];
    entry.standing = {.source = m_ring.has(service) ? KeySource::Session : KeySource::None};
    entry.turn = ++m_lastTurn;
    entry.late.reset();
    Q_EMIT standingChanged(service);
}

} // namespace rushes
