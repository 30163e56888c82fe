// SPDX-License-Identifier: GPL-3.0-or-later
#include "media/file_beginning.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace rushes;

class FileBeginningTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aFileIsDescribedByWhatItBeginsLike_data()
    {
        QTest::addColumn<QByteArray>("head");
        QTest::addColumn<QString>("description");

        QTest::newRow("nothing") << QByteArray() << u"is empty"_s;
        QTest::newRow("a page") << "\r\n <HTML lang=en>"_ba << u"begins like HTML"_s;
        QTest::newRow("a page behind a byte order mark")
            << "\xef\xbb\xbf<!doctype HTML>"_ba << u"begins like HTML"_s;
        QTest::newRow("a store's error") << "<?xml version=\"1.0\"?><Error>"_ba << u"begins like XML"_s;
        QTest::newRow("an object") << "  {\"a\":1}"_ba << u"begins like JSON"_s;
        QTest::newRow("an array") << "[1]"_ba << u"begins like JSON"_s;
        QTest::newRow("a playlist") << "#EXTM3U\n"_ba << u"begins like a playlist"_s;
        QTest::newRow("WebM") << "\x1a\x45\xdf\xa3\x01"_ba << u"begins like Matroska or WebM"_s;
        QTest::newRow("a picture") << "\x89PNG\r\n"_ba << u"begins like a PNG picture"_s;
        QTest::newRow("gzip") << "\x1f\x8b\x08"_ba << u"begins like gzip"_s;
        QTest::newRow("zeros") << QByteArray(64, '\0') << u"begins with zeros"_s;
        QTest::newRow("words") << "Not found"_ba << u"begins with 'Not found'"_s;
        QTest::newRow("long words") << "0123456789abcdefghij"_ba << u"begins with '0123456789abcdef'"_s;
        QTest::newRow("no clean text")
            << "a\x1b[31m\r\n'\xe4\xb8\xad\x7f"_ba << u"begins with 'a.[31m.......'"_s;
    }
    void aFileIsDescribedByWhatItBeginsLike()
    {
        QFETCH(QByteArray, head);
        QTEST(describeBeginning(head), "description");
    }
};

QTEST_APPLESS_MAIN(FileBeginningTest)
#include "file_beginning_test.moc"
