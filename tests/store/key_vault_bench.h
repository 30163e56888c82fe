// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/key_ring.h"
#include "store/key_vault.h"
#include "store/settings.h"
#include "support/fake_key_store.h"
#include "support/manual_clock.h"

#include <QTemporaryDir>

#include <memory>

namespace rushes::test {

using namespace Qt::StringLiterals;

inline const QString power = u"kyyAiPower"_s;
inline const QString react = u"kyyReactApiServer"_s;
inline const QString key = u"sk-0123456789abcdef"_s;

/// The keys of a profile, and a key store that answers when it is told to.
class KeyVaultBench : public QObject
{
protected:
    void begin()
    {
        folder = std::make_unique<QTemporaryDir>();
        store.content.clear();
        store.calls.clear();
        store.error.reset();
        restart();
    }
    void end()
    {
        store.answer();
        vault.reset();
    }
    /// The same profile and store, with nothing in memory.
    void restart()
    {
        vault.reset();
        ring = std::make_unique<KeyRing>();
        settings = std::make_unique<Settings>(folder->filePath(u"settings.ini"_s));
        vault = std::make_unique<KeyVault>(*ring, clock, *settings, &store);
        vault->setServices(ServiceCatalogue::builtIn().services());
    }
    /// The key of one service, in the store and in use.
    void storeKey()
    {
        vault->enter(power, key);
        store.answer();
        store.calls.clear();
    }

    std::unique_ptr<QTemporaryDir> folder;
    ManualClock clock;
    FakeKeyStore store;
    std::unique_ptr<KeyRing> ring;
    std::unique_ptr<Settings> settings;
    std::unique_ptr<KeyVault> vault;
};

} // namespace rushes::test
