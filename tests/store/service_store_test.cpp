// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/service_store.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#ifdef Q_OS_UNIX
#include <sys/stat.h>
#endif

namespace rushes::test {

using namespace Qt::StringLiterals;

class ServiceStoreTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }
    void whatIsWrittenIsThereAgain();
    void onlyItsOwnerReadsIt();
    void withoutServicesThereIsNoFile();
    void aFileThatCannotBeUsedIsSetAsideAndBlocksNothing_data();
    void aFileThatCannotBeUsedIsSetAsideAndBlocksNothing();
    void readingChangesNothing();
    void aFailedWriteLeavesWhatWasThere();

private:
    [[nodiscard]] QString path() const { return m_folder->filePath(u"services.json"_s); }
    void put(const QByteArray &content) const
    {
        QFile file(path());
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(content);
    }
    static Service own()
    {
        Service service = ServiceCatalogue::builtIn().services().constFirst();
        service.name = u"own"_s;
        service.base = QUrl(u"https://own.example"_s);
        return service;
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

void ServiceStoreTest::whatIsWrittenIsThereAgain()
{
    QVERIFY(readServices(path()).services.isEmpty());
    QVERIFY(!readServices(path()).trouble);
    QVERIFY(writeServices(path(), {own()}).ok());
    QCOMPARE(readServices(path()).services, QVector<Service>{own()});
    Service changed = own();
    changed.title = u"Changed"_s;
    QVERIFY(writeServices(path(), {changed}).ok());
    QCOMPARE(takeServices(path()).services, QVector<Service>{changed});
    QCOMPARE(QDir(m_folder->path()).entryList(QDir::Files | QDir::Hidden), QStringList{u"services.json"_s});
}

void ServiceStoreTest::onlyItsOwnerReadsIt()
{
#ifdef Q_OS_UNIX
    const mode_t before = umask(0);
    QVERIFY(writeServices(path(), {own()}).ok());
    umask(before);
    struct stat status = {};
    QCOMPARE(stat(QFile::encodeName(path()).constData(), &status), 0);
    QCOMPARE(int(status.st_mode & 0777), 0600);
#endif
}

void ServiceStoreTest::withoutServicesThereIsNoFile()
{
    QVERIFY(writeServices(path(), {own()}).ok());
    QVERIFY(writeServices(path(), {}).ok());
    QVERIFY(!QFile::exists(path()));
    QVERIFY(writeServices(path(), {}).ok());
}

void ServiceStoreTest::aFileThatCannotBeUsedIsSetAsideAndBlocksNothing_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<ErrorKind>("kind");
    QTest::newRow("empty") << QByteArray() << ErrorKind::CatalogueInvalid;
    QTest::newRow("garbage") << QByteArray("\x89PNG\0\xff", 6) << ErrorKind::CatalogueInvalid;
    QTest::newRow("cut") << QByteArray("{\"services\":[{\"name\":") << ErrorKind::CatalogueInvalid;
    QTest::newRow("a wrong address") << QByteArray(R"({"services":[{"name":"a","base":"http://a.example"}]})")
                                     << ErrorKind::CatalogueInvalid;
    QTest::newRow("with a key") << QByteArray(
                                       R"({"services":[{"name":"a","base":"https://a.example","key":"k"}]})")
                                << ErrorKind::CatalogueInvalid;
    QTest::newRow("too large") << QByteArray(2 * 1024 * 1024, ' ') << ErrorKind::CatalogueInvalid;
    QTest::newRow("a folder") << QByteArray("<folder>") << ErrorKind::FileUnreadable;
#ifdef Q_OS_UNIX
    QTest::newRow("a pipe") << QByteArray("<pipe>") << ErrorKind::FileUnreadable;
#endif
}

void ServiceStoreTest::aFileThatCannotBeUsedIsSetAsideAndBlocksNothing()
{
    QFETCH(QByteArray, content);
    QFETCH(ErrorKind, kind);
    if (content == "<folder>")
        QVERIFY(QDir().mkpath(path()));
#ifdef Q_OS_UNIX
    else if (content == "<pipe>")
        QCOMPARE(mkfifo(QFile::encodeName(path()).constData(), 0600), 0);
#endif
    else
        put(content);

    const StoredServices stored = takeServices(path());

    QVERIFY(stored.services.isEmpty());
    QVERIFY(stored.trouble.has_value());
    QCOMPARE(stored.trouble->kind, kind);
    QCOMPARE(stored.setAsidePath, path() + u".set-aside-1"_s);
    QVERIFY(!QFileInfo::exists(path()));
    QVERIFY(QFileInfo::exists(stored.setAsidePath));
    QVERIFY(writeServices(path(), {own()}).ok());
    QVERIFY(QFileInfo::exists(stored.setAsidePath));
    put("worse");
    QCOMPARE(takeServices(path()).setAsidePath, path() + u".set-aside-2"_s);
}

void ServiceStoreTest::readingChangesNothing()
{
    put("garbage");
    const StoredServices stored = readServices(path());
    QVERIFY(stored.trouble.has_value());
    QCOMPARE(stored.setAsidePath, QString());
    QFile file(path());
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(), QByteArray("garbage"));
}

void ServiceStoreTest::aFailedWriteLeavesWhatWasThere()
{
    const QString nowhere = m_folder->filePath(u"missing/services.json"_s);
    const Outcome outcome = writeServices(nowhere, {own()});
    QVERIFY(!outcome.ok());
    QCOMPARE(outcome.error().kind, ErrorKind::FileWriteFailed);
    QVERIFY(!QFile::exists(nowhere));
}

} // namespace rushes::test

QTEST_GUILESS_MAIN(rushes::test::ServiceStoreTest)
#include "service_store_test.moc"
