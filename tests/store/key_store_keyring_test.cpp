// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/key_store.h"
#include "support/private_keyring.h"

#include <QCoreApplication>
#include <QDirIterator>
#include <QProcess>
#include <QSocketNotifier>
#include <QTest>

#include <iostream>
#include <memory>
#include <string>

namespace rushes::test {

using namespace Qt::StringLiterals;

namespace {

constexpr int patienceMs = 20'000;
const QString name = u"https://a.example:443/base (profile)"_s;

// The key store's libraries keep one connection for as long as a program runs: each look at a store is a
// program of its own, this one again, that is told what to do line by line.

void answer(const std::string &line)
{
    std::cout << line << std::endl;
}

std::string wordOf(const KeyStoreError &error)
{
    switch (error.trouble) {
    case StoreTrouble::NoStore:
        return "no store";
    case StoreTrouble::Locked:
        return "locked";
    case StoreTrouble::Refused:
        return "refused";
    case StoreTrouble::Failed:
        return "failed: " + error.detail.toStdString();
    }
    return {};
}

void tell(const std::optional<KeyStoreError> &error)
{
    answer(error ? wordOf(*error) : "done");
}

void tellRead(const KeyStore::ReadAnswer &read)
{
    answer(read.error ? wordOf(*read.error) : read.key.isEmpty() ? "none" : "key " + read.key.toStdString());
}

class Probe
{
public:
    void obey(const QString &line)
    {
        const QString command = line.section(u' ', 0, 0);
        const QString key = line.section(u' ', 1);
        if (command == u"read")
            m_store->read(name, tellRead);
        else if (command == u"write")
            m_store->write(name, key, tell);
        else if (command == u"remove")
            m_store->remove(name, tell);
        else if (command == u"leave") {
            // Destroyed with a call under way.
            m_store->read(name, tellRead);
            m_store = systemKeyStore();
            m_store->read(name, tellRead);
        } else
            QCoreApplication::quit();
    }

private:
    std::unique_ptr<KeyStore> m_store = systemKeyStore();
};

int runProbe(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    Probe probe;
    const QSocketNotifier input(0, QSocketNotifier::Read);
    QObject::connect(&input, &QSocketNotifier::activated, &application, [&probe] {
        std::string line;
        std::getline(std::cin, line);
        probe.obey(QString::fromStdString(line));
    });
    answer("ready");
    return QCoreApplication::exec();
}

} // namespace

/// The system's key store against GNOME's, on a message bus and in folders of the test's own.
class KeyStoreKeyringTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void aKeyIsWrittenReadReplacedAndRemoved();
    void aKeyIsThereForTheNextProgram();
    void nothingThatIsNotThereIsFoundOrMissedWhenRemoved();
    void noFileHasTheKey();
    void aLockedStoreIsToldFromAnEmptyOne();
    void aStoreThatEndsIsToldAndOneThatComesBackIsUsed();
    void aStoreThatWasStartedAnewMeanwhileIsUsed();
    void withoutAKeyringThereIsNoStore();
    void withoutABusThereIsNoStore();
    void theEndOfTheBusEndsNobody();
    void aStoreCanBeLeftWhileItIsAsked();

private:
    void startProbe(const QString &busAddress);
    void stopProbe();
    /// What the probe answers to a command.
    QString told(const QString &command);

    std::unique_ptr<PrivateBus> m_bus;
    std::unique_ptr<PrivateKeyring> m_keyring;
    std::unique_ptr<QProcess> m_probe;
};

void KeyStoreKeyringTest::init()
{
    m_bus = std::make_unique<PrivateBus>();
    m_keyring = std::make_unique<PrivateKeyring>(*m_bus);
}

void KeyStoreKeyringTest::cleanup()
{
    stopProbe();
    m_keyring.reset();
    m_bus.reset();
}

void KeyStoreKeyringTest::stopProbe()
{
    if (!m_probe)
        return;
    m_probe->kill();
    m_probe->waitForFinished(patienceMs);
    m_probe.reset();
}

void KeyStoreKeyringTest::startProbe(const QString &busAddress)
{
    stopProbe();
    m_probe = std::make_unique<QProcess>();
    m_probe->setProcessChannelMode(QProcess::ForwardedErrorChannel);
    m_probe->setProcessEnvironment(m_keyring->environment(busAddress));
    m_probe->start(QCoreApplication::applicationFilePath(), {u"--probe"_s});
    QVERIFY(m_probe->waitForReadyRead(patienceMs));
    QCOMPARE(m_probe->readLine(), QByteArray("ready\n"));
}

QString KeyStoreKeyringTest::told(const QString &command)
{
    m_probe->write(command.toUtf8() + '\n');
    while (!m_probe->canReadLine() && m_probe->waitForReadyRead(patienceMs)) {
    }
    return QString::fromUtf8(m_probe->readLine()).trimmed();
}

void KeyStoreKeyringTest::aKeyIsWrittenReadReplacedAndRemoved()
{
    QVERIFY(m_keyring->start());
    startProbe(m_bus->address());
    QCOMPARE(told(u"read"_s), u"none"_s);
    QCOMPARE(told(u"write sk-first-0123456789"_s), u"done"_s);
    QCOMPARE(told(u"read"_s), u"key sk-first-0123456789"_s);
    QCOMPARE(told(u"write sk-second-0123456789"_s), u"done"_s);
    QCOMPARE(told(u"read"_s), u"key sk-second-0123456789"_s);
    QCOMPARE(told(u"remove"_s), u"done"_s);
    QCOMPARE(told(u"read"_s), u"none"_s);
}

void KeyStoreKeyringTest::aKeyIsThereForTheNextProgram()
{
    QVERIFY(m_keyring->start());
    startProbe(m_bus->address());
    QCOMPARE(told(u"write sk-first-0123456789"_s), u"done"_s);
    startProbe(m_bus->address());
    QCOMPARE(told(u"read"_s), u"key sk-first-0123456789"_s);
    // And after the next login.
    m_keyring->stop();
    QVERIFY(m_keyring->start());
    startProbe(m_bus->address());
    QCOMPARE(told(u"read"_s), u"key sk-first-0123456789"_s);
}

void KeyStoreKeyringTest::nothingThatIsNotThereIsFoundOrMissedWhenRemoved()
{
    QVERIFY(m_keyring->start());
    startProbe(m_bus->address());
    QCOMPARE(told(u"remove"_s), u"done"_s);
    QCOMPARE(told(u"read"_s), u"none"_s);
}

void KeyStoreKeyringTest::noFileHasTheKey()
{
    QVERIFY(m_keyring->start());
    startProbe(m_bus->address());
    QCOMPARE(told(u"write sk-first-0123456789"_s), u"done"_s);
    int files = 0;
    QDirIterator entries(m_keyring->folder(), QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (entries.hasNext()) {
        QFile file(entries.next());
        if (!file.open(QIODevice::ReadOnly))
            continue;
        ++files;
        QVERIFY2(!file.readAll().contains("sk-first"), qPrintable(file.fileName()));
    }
    QVERIFY(files > 0);
}

void KeyStoreKeyringTest::aLockedStoreIsToldFromAnEmptyOne()
{
    QVERIFY(m_keyring->start());
    startProbe(m_bus->address());
    QCOMPARE(told(u"write sk-first-0123456789"_s), u"done"_s);
    m_keyring->stop();
    QVERIFY(m_keyring->start(false));
    startProbe(m_bus->address());
    QCOMPARE(told(u"read"_s), u"locked"_s);
    QCOMPARE(told(u"write sk-second-0123456789"_s), u"locked"_s);
    QCOMPARE(told(u"remove"_s), u"locked"_s);
    // It was not touched.
    m_keyring->stop();
    QVERIFY(m_keyring->start());
    startProbe(m_bus->address());
    QCOMPARE(told(u"read"_s), u"key sk-first-0123456789"_s);
}

void KeyStoreKeyringTest::aStoreThatEndsIsToldAndOneThatComesBackIsUsed()
{
    QVERIFY(m_keyring->start());
    startProbe(m_bus->address());
    QCOMPARE(told(u"write sk-first-0123456789"_s), u"done"_s);
    m_keyring->stop();
    QCOMPARE(told(u"read"_s), u"no store"_s);
    QCOMPARE(told(u"write sk-second-0123456789"_s), u"no store"_s);
    QCOMPARE(told(u"remove"_s), u"no store"_s);
    QVERIFY(m_keyring->start());
    QCOMPARE(told(u"read"_s), u"key sk-first-0123456789"_s);
}

void KeyStoreKeyringTest::aStoreThatWasStartedAnewMeanwhileIsUsed()
{
    QVERIFY(m_keyring->start());
    startProbe(m_bus->address());
    QCOMPARE(told(u"write sk-first-0123456789"_s), u"done"_s);
    m_keyring->stop();
    QVERIFY(m_keyring->start());
    QCOMPARE(told(u"read"_s), u"key sk-first-0123456789"_s);
    m_keyring->stop();
    QVERIFY(m_keyring->start());
    QCOMPARE(told(u"write sk-second-0123456789"_s), u"done"_s);
    m_keyring->stop();
    QVERIFY(m_keyring->start());
    QCOMPARE(told(u"remove"_s), u"done"_s);
    QCOMPARE(told(u"read"_s), u"none"_s);
}

void KeyStoreKeyringTest::withoutAKeyringThereIsNoStore()
{
    startProbe(m_bus->address());
    QCOMPARE(told(u"read"_s), u"no store"_s);
    QCOMPARE(told(u"write sk-first-0123456789"_s), u"no store"_s);
    QCOMPARE(told(u"remove"_s), u"no store"_s);
}

void KeyStoreKeyringTest::withoutABusThereIsNoStore()
{
    startProbe(u"disabled:"_s);
    QCOMPARE(told(u"read"_s), u"no store"_s);
    QCOMPARE(told(u"write sk-first-0123456789"_s), u"no store"_s);
    startProbe(u"unix:path=%1/none"_s.arg(m_keyring->folder()));
    QCOMPARE(told(u"read"_s), u"no store"_s);
}

void KeyStoreKeyringTest::theEndOfTheBusEndsNobody()
{
    QVERIFY(m_keyring->start());
    startProbe(m_bus->address());
    QCOMPARE(told(u"write sk-first-0123456789"_s), u"done"_s);
    m_bus->stop();
    QCOMPARE(told(u"read"_s), u"no store"_s);
    m_probe->write("quit\n");
    QVERIFY(m_probe->waitForFinished(patienceMs));
    QCOMPARE(m_probe->exitStatus(), QProcess::NormalExit);
}

void KeyStoreKeyringTest::aStoreCanBeLeftWhileItIsAsked()
{
    QVERIFY(m_keyring->start());
    startProbe(m_bus->address());
    QCOMPARE(told(u"write sk-first-0123456789"_s), u"done"_s);
    // One answer: the first question's was for nobody.
    QCOMPARE(told(u"leave"_s), u"key sk-first-0123456789"_s);
    QCOMPARE(told(u"remove"_s), u"done"_s);
}

} // namespace rushes::test

int main(int argc, char **argv)
{
    if (argc > 1 && qstrcmp(argv[1], "--probe") == 0)
        return rushes::test::runProbe(argc, argv);
    const QCoreApplication application(argc, argv);
    rushes::test::KeyStoreKeyringTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "key_store_keyring_test.moc"
