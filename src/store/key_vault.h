// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "core/service_catalogue.h"
#include "store/key_store.h"

#include <QHash>
#include <QObject>
#include <QStringList>

#include <deque>
#include <functional>
#include <map>
#include <memory>

namespace rushes {

class KeyRing;
class Settings;

/// Keeps the session's keys (KeyRing) and the system's key store in step. What is entered goes to both; what
/// stands in the store is read when it is asked for. A key is stored for one profile and one base (origin and
/// path): a service that gets another base gets no key that was stored for it. Nothing waits here for the
/// store: what takes longer than patience is told as locked, and counts when it comes after all. Main thread.
class KeyVault final : public QObject
{
    Q_OBJECT

public:
    static constexpr Duration patience = 4s;

    /// store: null where keys are for the session only (the demo). All are borrowed and outlive this.
    KeyVault(KeyRing &ring, Clock &clock, Settings &settings, KeyStore *store, QObject *parent = nullptr);
    ~KeyVault() override;

    /// Which services there are. One that is gone or has another base now loses its key of this session.
    void setServices(const QVector<Service> &services);
    /// Reads the stored keys of these services, but for those that have one. settled is called once: when all
    /// are read, or after patience; from within this call where there is nothing to read.
    void load(const QStringList &services, std::function<void()> settled = {});

    /// A person's key: used from now on, and stored.
    void enter(const QString &service, const QString &key);
    /// Forgets it, and removes what is stored.
    void remove(const QString &service);
    /// A key of RUSHES_API_KEY or --key-file: goes before a stored one, and is never stored.
    void useForSession(const QString &service, const QString &key, KeySource source);

    [[nodiscard]] KeyStanding standing(const QString &service) const;
    [[nodiscard]] bool hasStore() const { return m_store != nullptr; }

Q_SIGNALS:
    void standingChanged(const QString &service);

private:
    struct Entry
    {
        QString base; ///< identityOfBase(); empty: not known
        KeyStanding standing;
        quint64 turn = 0; ///< the last thing that was asked of the store for it; older answers do not count
        std::shared_ptr<Alarm> late;
    };
    struct Waiting
    {
        std::function<void()> settled;
        std::shared_ptr<Alarm> late;
    };

    [[nodiscard]] QString nameOf(const Entry &entry, const QString &profile) const;
    quint64 begin(const QString &service, StoreStep step);
    /// Whether the answer is that to the last thing asked.
    bool end(const QString &service, quint64 turn, const std::optional<KeyStoreError> &error);
    void readNext();
    void readCame(const QString &service, quint64 turn, const KeyStore::ReadAnswer &answer);
    void settleAll();
    void settle(quint64 ticket);
    void ringChanged(const QString &service);

    KeyRing &m_ring;
    Clock &m_clock;
    Settings &m_settings;
    KeyStore *m_store;
    QHash<QString, Entry> m_entries;
    std::deque<QString> m_toRead;
    bool m_isReading = false;
    std::map<quint64, Waiting> m_waiting;
    quint64 m_lastTurn = 0;
    bool m_isSettingRing = false;
};

} // namespace rushes
