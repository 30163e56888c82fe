// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/file_tools.h"
#include "store/growing_file.h"

#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>

namespace rushes::test {

using namespace Qt::StringLiterals;
using Means = GrowingFile::Means;

class GrowingFileTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatIsNotKeptIsGone_data() { rows(); }
    void whatIsNotKeptIsGone();
    void whatIsKeptStays_data() { rows(); }
    void whatIsKeptStays();
    void aTakenNameIsLeftAlone_data() { rows(); }
    void aTakenNameIsLeftAlone();
    void theNameCanChange_data() { rows(); }
    void theNameCanChange();
    void aNamelessFileIsNotSeen();
    void aMissingFolderIsTold_data() { rows(); }
    void aMissingFolderIsTold();

private:
    static void rows()
    {
        QTest::addColumn<Means>("means");
        QTest::newRow("nameless") << Means::Nameless;
        QTest::newRow("hidden") << Means::Hidden;
    }
    static bool open(GrowingFile &file, Means means)
    {
        return file.open(means).ok() && file.file().write("content") == 7;
    }
    [[nodiscard]] QStringList names() const { return namesIn(m_folder.path()); }

    QTemporaryDir m_folder;
};

void GrowingFileTest::whatIsNotKeptIsGone()
{
    QFETCH(Means, means);
    {
        GrowingFile file(m_folder.path());
        QVERIFY(open(file, means));
        const auto placed = file.place(u"a"_s);
        QVERIFY(placed && *placed);
        QCOMPARE(names(), QStringList{u"a"_s});
    }
    QVERIFY(names().isEmpty());
    {
        GrowingFile file(m_folder.path());
        QVERIFY(open(file, means));
    }
    QVERIFY(names().isEmpty());
}

void GrowingFileTest::whatIsKeptStays()
{
    QFETCH(Means, means);
    {
        GrowingFile file(m_folder.path());
        QVERIFY(open(file, means));
        QVERIFY(*file.place(u"a"_s));
        QCOMPARE(file.path(), m_folder.filePath(u"a"_s));
        file.keep();
    }
    QCOMPARE(contentOf(m_folder.filePath(u"a"_s)), "content");
    QVERIFY(QFile::remove(m_folder.filePath(u"a"_s)));
}

void GrowingFileTest::aTakenNameIsLeftAlone()
{
    QFETCH(Means, means);
    writeFile(m_folder.filePath(u"a"_s), "precious");
    {
        GrowingFile file(m_folder.path());
        QVERIFY(open(file, means));
        const auto placed = file.place(u"a"_s);
        QVERIFY(placed && !*placed);
    }
    QCOMPARE(contentOf(m_folder.filePath(u"a"_s)), "precious");
    QVERIFY(QFile::remove(m_folder.filePath(u"a"_s)));
    QVERIFY(names().isEmpty());
}

void GrowingFileTest::theNameCanChange()
{
    QFETCH(Means, means);
    GrowingFile file(m_folder.path());
    QVERIFY(open(file, means));
    QVERIFY(*file.place(u"a"_s));
    QVERIFY(*file.place(u"b"_s));
    QCOMPARE(names(), QStringList{u"b"_s});
}

void GrowingFileTest::aNamelessFileIsNotSeen()
{
    GrowingFile file(m_folder.path());
    QVERIFY(open(file, Means::Nameless));
    QVERIFY(names().isEmpty());
}

void GrowingFileTest::aMissingFolderIsTold()
{
    QFETCH(Means, means);
    GrowingFile file(m_folder.filePath(u"missing"_s));
    QCOMPARE(file.open(means).error(),
             (Error{ErrorKind::FolderNotWritable, m_folder.filePath(u"missing"_s)}));
}

} // namespace rushes::test

QTEST_GUILESS_MAIN(rushes::test::GrowingFileTest)
#include "growing_file_test.moc"
