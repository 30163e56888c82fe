// SPDX-License-Identifier: GPL-3.0-or-later
#include "media/installed_program.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace rushes;

class InstalledProgramTest : public QObject
{
    Q_OBJECT

private:
    void putProgram(const QString &path, bool executable = true)
    {
        QVERIFY(QDir().mkpath(QFileInfo(path).path()));
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        QVERIFY(
            file.setPermissions(QFile::ReadOwner | (executable ? QFile::ExeOwner : QFile::Permissions())));
    }

    std::unique_ptr<QTemporaryDir> m_root;
    QString m_programs;

private Q_SLOTS:
    void init()
    {
        m_root = std::make_unique<QTemporaryDir>();
        m_programs = m_root->filePath(u"usr/bin"_s);
        QVERIFY(QDir().mkpath(m_programs));
    }

    void besideTheProgramComesFirst()
    {
        putProgram(m_programs + u"/rushes-x"_s);
        putProgram(m_root->filePath(u"usr/libexec/rushes/rushes-x"_s));
        QCOMPARE(programOfOurs(u"rushes-x"_s, m_programs), m_programs + u"/rushes-x"_s);
    }

    void anInstallationHasItInLibexec()
    {
        const QString installed = m_root->filePath(u"usr/libexec/rushes/rushes-x"_s);
        putProgram(installed);
        QCOMPARE(programOfOurs(u"rushes-x"_s, m_programs), installed);
    }

    void whatCannotBeRunIsPassedOver()
    {
        putProgram(m_programs + u"/rushes-x"_s, false);
        const QString installed = m_root->filePath(u"usr/libexec/rushes/rushes-x"_s);
        putProgram(installed);
        QCOMPARE(programOfOurs(u"rushes-x"_s, m_programs), installed);
    }

    void aMissingProgramIsNamedAndNotLookedForInPath()
    {
        QCOMPARE(programOfOurs(u"sh"_s, m_programs), m_programs + u"/sh"_s);
    }

    void theRunningProgramsFolderIsTheUsualOne()
    {
        const QFileInfo self(QCoreApplication::applicationFilePath());
        QCOMPARE(programOfOurs(self.fileName()), self.absoluteFilePath());
    }
};

QTEST_GUILESS_MAIN(InstalledProgramTest)
#include "installed_program_test.moc"
