// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/key_state.h"

#include <QString>

#include <functional>
#include <memory>
#include <optional>

namespace rushes {

struct KeyStoreError
{
    StoreTrouble trouble = StoreTrouble::Failed;
    QString detail; ///< the store's words, as found
};

/// The system's key store: a text under a name. Every call is answered exactly once, later (never from within
/// the call), in the order of the calls, and possibly only after minutes: a locked store asks its person
/// first. Nothing is called after the store is destroyed. Main thread.
class KeyStore
{
public:
    virtual ~KeyStore() = default;

    /// An empty key without an error: there is none under this name, and the store is open.
    struct ReadAnswer
    {
        QString key;
        std::optional<KeyStoreError> error;
    };
    using Read = std::function<void(const ReadAnswer &)>;
    using Done = std::function<void(const std::optional<KeyStoreError> &)>;

    virtual void read(const QString &name, Read done) = 0;
    /// Replaces what is there.
    virtual void write(const QString &name, const QString &key, Done done) = 0;
    /// Nothing there to be removed is no error.
    virtual void remove(const QString &name, Done done) = 0;
};

/// That of the desktop, through QtKeychain: the Secret Service (GNOME Keyring, KeePassXC), KWallet, or what
/// other systems have. There is never a file of our own in its place.
std::unique_ptr<KeyStore> systemKeyStore();

} // namespace rushes
