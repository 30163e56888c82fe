// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/key_service_look.h"
#include "store/key_store.h"

#include <qt6keychain/keychain.h>

#include <QObject>

#include <deque>
#include <utility>

namespace rushes {

using namespace Qt::StringLiterals;

namespace {

const QString collection = u"Rushes"_s; // what QtKeychain calls the service

#if defined(Q_OS_UNIX) && !defined(Q_OS_DARWIN)
constexpr bool isOnSecretService = true;
#else
constexpr bool isOnSecretService = false;
#endif

StoreTrouble troubleOf(QKeychain::Error error)
{
    switch (error) {
    case QKeychain::NoBackendAvailable:
    case QKeychain::NotImplemented:
        return StoreTrouble::NoStore;
    case QKeychain::AccessDenied:
    case QKeychain::AccessDeniedByUser:
        return StoreTrouble::Refused;
    default:
        return StoreTrouble::Failed;
    }
}

/// One call after the other. A job deletes itself once it has ended, never before: QtKeychain keeps pointers
/// to its jobs. It has no time-out; whoever asks has.
class KeychainStore final : public QObject, public KeyStore
{
    Q_OBJECT

public:
    void read(const QString &name, Read done) override
    {
        ask({.name = name,
             .make = [] { return new QKeychain::ReadPasswordJob(collection); },
             .done =
                 [done = std::move(done)](const QString &key, const std::optional<KeyStoreError> &error) {
                     done({key, error});
                 }});
    }

    void write(const QString &name, const QString &key, Done done) override
    {
        ask({.name = name,
             .make =
                 [key] {
                     auto *job = new QKeychain::WritePasswordJob(collection);
                     job->setTextData(key);
                     return job;
                 },
             .done = [done = std::move(done)](const QString &,
                                              const std::optional<KeyStoreError> &error) { done(error); }});
    }

    void remove(const QString &name, Done done) override
    {
        ask({.name = name,
             .make = [] { return new QKeychain::DeletePasswordJob(collection); },
             .done = [done = std::move(done)](const QString &,
                                              const std::optional<KeyStoreError> &error) { done(error); }});
    }

private:
    struct Call
    {
        QString name;
        std::function<QKeychain::Job *()> make;
        std::function<void(const QString &key, const std::optional<KeyStoreError> &error)> done;
        bool isSecondTry = false;
    };

    void ask(Call call)
    {
        m_calls.push_back(std::move(call));
        if (m_calls.size() == 1)
            startSoon();
    }

    void startSoon() { QMetaObject::invokeMethod(this, &KeychainStore::start, Qt::QueuedConnection); }

    void start()
    {
        if (isOnSecretService && !isReady()) {
            answer({}, KeyStoreError{StoreTrouble::NoStore, {}});
            return;
        }
        QKeychain::Job *job = m_calls.front().make();
        job->setKey(m_calls.front().name);
        job->setInsecureFallback(false);
        connect(job, &QKeychain::Job::finished, this, &KeychainStore::conclude);
        job->start();
    }

    bool isReady()
    {
        if (!hasSessionBus())
            return false;
        if (!std::exchange(m_survivesTheBus, true))
            surviveTheSessionBus();
        return true;
    }

    void conclude(QKeychain::Job *job)
    {
        const QKeychain::Error error = job->error();
        // libsecret passes over what is locked and says that it removed it.
        const bool isCertain = !isOnSecretService || !qobject_cast<QKeychain::DeletePasswordJob *>(job);
        if (error == QKeychain::NoError && isCertain) {
            const auto *reading = qobject_cast<QKeychain::ReadPasswordJob *>(job);
            answer(reading ? reading->textData() : QString(), std::nullopt);
            return;
        }
        const bool isNotThere = error == QKeychain::EntryNotFound || error == QKeychain::NoError;
        const KeyStoreError found{troubleOf(error), job->errorString().trimmed()};
        if (!isOnSecretService || found.trouble == StoreTrouble::NoStore) {
            answer({}, isNotThere ? std::nullopt : std::optional(found));
            return;
        }
        // What libsecret says of a locked store and of one that is not there is too little.
        lookAtSecretService(
            this, [this, isNotThere, found](SecretService state) { judge(isNotThere, found, state); });
    }

    void judge(bool isNotThere, const KeyStoreError &found, SecretService state)
    {
        if (state == SecretService::Locked) {
            answer({}, KeyStoreError{StoreTrouble::Locked, found.detail});
        } else if (isNotThere) {
            answer({}, std::nullopt);
        } else {
            forgetSecretService();
            if (state == SecretService::Open && found.trouble == StoreTrouble::Failed &&
                !std::exchange(m_calls.front().isSecondTry, true))
                startSoon(); // it may have been started anew since the last call
            else
                answer({},
                       KeyStoreError{state == SecretService::Absent ? StoreTrouble::NoStore : found.trouble,
                                     found.detail});
        }
    }

    void answer(const QString &key, const std::optional<KeyStoreError> &error)
    {
        const Call call = std::move(m_calls.front());
        m_calls.pop_front();
        if (!m_calls.empty())
            startSoon();
        call.done(key, error); // may ask, or destroy this
    }

    std::deque<Call> m_calls; ///< the first is under way
    bool m_survivesTheBus = false;
};

} // namespace

std::unique_ptr<KeyStore> systemKeyStore()
{
    return std::make_unique<KeychainStore>();
}

} // namespace rushes

#include "key_store_keychain.moc"
