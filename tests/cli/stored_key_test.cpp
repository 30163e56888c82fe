// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/custom_service.h"
#include "core/system_clock.h"
#include "simulator/simulator.h"
#include "store/key_ring.h"
#include "store/key_vault.h"
#include "store/profile.h"
#include "store/settings.h"
#include "support/private_keyring.h"
#include "support/scripted_sora.h"

#include <QCoreApplication>
#include <QDBusMessage>
#include <QDBusVirtualObject>
#include <QFile>
#include <QProcess>
#include <QTest>

#include <memory>

using namespace rushes;
using namespace rushes::test;
using namespace Qt::StringLiterals;

namespace {

constexpr int patienceMs = 30'000;
const QString key = u"sk-stored-0123456789"_s;
const QString id = u"sora_abc123def456"_s;

struct Run
{
    int exitCode = -1;
    QByteArray output;
    QByteArray errors;
};

/// Stores a key as the window does. A program of its own, because the test's own has no bus.
int storeKey(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    SystemClock clock;
    KeyRing ring;
    Settings settings(Profile::settingsPath(QString::fromLocal8Bit(argv[2])));
    const auto store = systemKeyStore();
    KeyVault vault(ring, clock, settings, store.get());
    const Service service = customService(QUrl(QString::fromLocal8Bit(argv[3])), ServiceCatalogue::builtIn());
    vault.setServices({service});
    QObject::connect(&vault, &KeyVault::standingChanged, &vault, [&] {
        if (!vault.standing(service.name).isBusy)
            QCoreApplication::exit(vault.standing(service.name).source == KeySource::Store ? 0 : 1);
    });
    vault.enter(service.name, key);
    return QCoreApplication::exec();
}

/// Counts what is asked of a key store that never answers.
class CountingStore final : public QDBusVirtualObject
{
public:
    int calls = 0;
    [[nodiscard]] QString introspect(const QString &) const override { return {}; }
    bool handleMessage(const QDBusMessage &, const QDBusConnection &) override
    {
        ++calls;
        return true;
    }
};

} // namespace

/// "rushes watch" and the system's key store.
class StoredKeyTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void theStoredKeyOfTheIdsServiceIsUsed();
    void aBaseThatIsGivenByHandNeverGetsAStoredKey();
    void aGivenKeyGoesBeforeTheStoredOneAndIsNotStored();
    void aKeyFileThatOthersCanReadIsRefused();
    void aLockedStoreIsToldAndNotWaitedForLong();
    void theDemoNeverAsksTheKeyStore();

private:
    [[nodiscard]] Run run(const QStringList &arguments, const QString &environmentKey = {}) const;
    [[nodiscard]] QString base() const { return m_simulator->address().toString() + u"/kyyReactApiServer"_s; }
    [[nodiscard]] QString profile() const { return m_keyring->folder() + u"/profile"_s; }
    /// The id is watched at the simulator, whose key is stored.
    void rememberIdAndKey();

    std::unique_ptr<PrivateBus> m_bus;
    std::unique_ptr<PrivateKeyring> m_keyring;
    SystemClock m_clock;
    std::unique_ptr<Simulator> m_simulator;
};

void StoredKeyTest::init()
{
    m_bus = std::make_unique<PrivateBus>();
    m_keyring = std::make_unique<PrivateKeyring>(*m_bus);
    m_simulator = std::make_unique<Simulator>(m_clock);
    QVERIFY(m_simulator->listen().ok());
    m_simulator->setKey(key);
    m_simulator->setTask(scriptedSora(id, m_clock.wall() - 1min, 30s,
                                      sim::Completes{.clip = m_simulator->clipNames().first()}));
}

void StoredKeyTest::cleanup()
{
    m_simulator.reset();
    m_keyring.reset();
    m_bus.reset();
}

Run StoredKeyTest::run(const QStringList &arguments, const QString &environmentKey) const
{
    QProcess process;
    QProcessEnvironment environment = m_keyring->environment();
    environment.remove(u"RUSHES_API_KEY"_s);
    if (!environmentKey.isEmpty())
        environment.insert(u"RUSHES_API_KEY"_s, environmentKey);
    environment.insert(u"QT_QPA_PLATFORM"_s, u"none-such"_s);
    process.setProcessEnvironment(environment);
    process.start(QStringLiteral(PROGRAMS_DIR "/rushes"),
                  QStringList{u"--profile"_s, profile(), u"watch"_s, u"--json"_s} + arguments);
    // The simulator runs on this thread's event loop.
    if (!QTest::qWaitFor([&] { return process.state() == QProcess::NotRunning; }, patienceMs)) {
        process.kill();
        process.waitForFinished();
        return {};
    }
    return {process.exitCode(), process.readAllStandardOutput(), process.readAllStandardError()};
}

void StoredKeyTest::rememberIdAndKey()
{
    QVERIFY(m_keyring->start());
    QCOMPARE(run({u"--base-url"_s, base(), id}).exitCode, 3);
    QVERIFY(m_simulator->requests().isEmpty());
    QProcess storing;
    storing.setProcessEnvironment(m_keyring->environment());
    storing.start(QCoreApplication::applicationFilePath(), {u"--store"_s, profile(), base()});
    QVERIFY(storing.waitForFinished(patienceMs));
    QCOMPARE(storing.exitCode(), 0);
}

void StoredKeyTest::theStoredKeyOfTheIdsServiceIsUsed()
{
    rememberIdAndKey();
    const Run result = run({id});
    QCOMPARE(result.errors, QByteArray());
    QCOMPARE(result.exitCode, 0);
    QVERIFY(result.output.contains("\"held\""));
    QVERIFY(!result.output.contains("stored-0123"));
}

void StoredKeyTest::aBaseThatIsGivenByHandNeverGetsAStoredKey()
{
    rememberIdAndKey();
    for (const QString &given : QStringList{base(), base() + u'/'}) {
        const Run result = run({u"--base-url"_s, given, id});
        QCOMPARE(result.exitCode, 3);
        QVERIFY(result.errors.contains("No API key"));
    }
    QVERIFY(m_simulator->requests().isEmpty());
    QCOMPARE(run({u"--base-url"_s, base(), id}, key).exitCode, 0);
}

void StoredKeyTest::aGivenKeyGoesBeforeTheStoredOneAndIsNotStored()
{
    rememberIdAndKey();
    QCOMPARE(run({id}, u"sk-wrong-0123456789"_s).exitCode, 3);
    QCOMPARE(m_simulator->requests().size(), 1);
    // The stored one is what it was.
    QCOMPARE(run({id}).exitCode, 0);
}

void StoredKeyTest::aKeyFileThatOthersCanReadIsRefused()
{
    QFile file(m_keyring->folder() + u"/key"_s);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(key.toUtf8());
    file.close();
    const QStringList arguments{u"--base-url"_s, base(), u"--key-file"_s, file.fileName(), id};
    QVERIFY(file.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ReadOther));
    const Run refused = run(arguments);
    QCOMPARE(refused.exitCode, 2);
    QVERIFY(refused.errors.contains("0600"));
    QVERIFY(!refused.errors.contains("stored-0123"));
    QVERIFY(m_simulator->requests().isEmpty());
    QVERIFY(file.setPermissions(QFile::ReadOwner | QFile::WriteOwner));
    QCOMPARE(run(arguments).exitCode, 0);
}

void StoredKeyTest::aLockedStoreIsToldAndNotWaitedForLong()
{
    rememberIdAndKey();
    m_keyring->stop();
    QVERIFY(m_keyring->start(false));
    const Run locked = run({id});
    QCOMPARE(locked.exitCode, 3);
    QVERIFY2(locked.errors.contains("waits to be unlocked"), locked.errors.constData());
    QVERIFY(m_simulator->requests().isEmpty());
    // A store that does not answer at all, because it asks its person.
    m_keyring->stop();
    CountingStore silent;
    QDBusConnection bus = m_bus->connection(u"silent"_s);
    QVERIFY(bus.registerVirtualObject(u"/"_s, &silent, QDBusConnection::SubPath));
    QVERIFY(bus.registerService(u"org.freedesktop.secrets"_s));
    const Run hanging = run({id});
    QVERIFY(silent.calls > 0);
    QCOMPARE(hanging.exitCode, 3);
    QVERIFY2(hanging.errors.contains("waits to be unlocked"), hanging.errors.constData());
}

void StoredKeyTest::theDemoNeverAsksTheKeyStore()
{
    CountingStore counting;
    QDBusConnection bus = m_bus->connection(u"counting"_s);
    QVERIFY(bus.registerVirtualObject(u"/"_s, &counting, QDBusConnection::SubPath));
    QVERIFY(bus.registerService(u"org.freedesktop.secrets"_s));
    QCOMPARE(run({u"--demo"_s, u"--timeout"_s, u"2"_s}).exitCode, 124);
    QCOMPARE(counting.calls, 0);
}

int main(int argc, char **argv)
{
    if (argc > 3 && qstrcmp(argv[1], "--store") == 0)
        return storeKey(argc, argv);
    const QCoreApplication application(argc, argv);
    StoredKeyTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "stored_key_test.moc"
