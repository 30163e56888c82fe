// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/file_name.h"
#include "core/name_template.h"
#include "name_samples.h"

#include <QRandomGenerator>
#include <QTest>

using namespace rushes;
using namespace rushes::test;
using namespace Qt::StringLiterals;

namespace {

/// What the three systems ask of a name, said another way than the code says it.
QByteArray problemOf(const QString &name)
{
    const QByteArray bytes = name.toUtf8();
    if (QString::fromUtf8(bytes) != name)
        return "halves of characters";
    if (bytes.size() > 204 || !name.endsWith(u".mp4"_s))
        return "length or ending of " + QByteArray::number(bytes.size());
    if (name.normalized(QString::NormalizationForm_C) != name)
        return "not composed";
    const QString stem = name.chopped(4);
    if (stem.isEmpty() || stem.startsWith(u'.') || stem.startsWith(u'-') || stem.startsWith(u' '))
        return "start";
    if (stem.endsWith(u'.') || stem.endsWith(u' ') || stem.contains(u"  "_s))
        return "end or spaces";
    for (const char c : bytes) {
        if (uchar(c) < 0x20 || c == 0x7F || QByteArrayView("<>:\"/\\|?*").contains(c))
            return "forbidden character";
    }
    static const QStringList devices = u"CON PRN AUX NUL COM1 COM9 LPT1 LPT9 CONIN$ CONOUT$"_s.split(u' ');
    if (devices.contains(stem.section(u'.', 0, 0).trimmed().toUpper()))
        return "device";
    for (const char16_t c : u"\u202E\u200F\u2066\uFEFF\u200B\u00AD\uFFFD\u3164"_s.toStdU16String()) {
        if (name.contains(QChar(c)))
            return "hidden character";
    }
    return {};
}

QString randomText(QRandomGenerator &random)
{
    static const QStringList pieces{u"CON"_s,
                                    u"nul"_s,
                                    u"com1"_s,
                                    u"."_s,
                                    u".."_s,
                                    u"-"_s,
                                    u" "_s,
                                    u"/"_s,
                                    u"\\"_s,
                                    u"e\u0301"_s,
                                    u"\u0301"_s,
                                    u"\u202E"_s,
                                    u"👩‍🚀"_s,
                                    u"\u200D"_s,
                                    u"\u3164"_s,
                                    u"镜"_s,
                                    u"{id}"_s,
                                    u".mp4"_s,
                                    u"\uFEFF"_s,
                                    u"\u0958"_s,
                                    u"("_s,
                                    u")"_s,
                                    u"a"_s.repeated(90)};
    QString text;
    for (quint32 length = random.bounded(40); length > 0; --length) {
        switch (random.bounded(4)) {
        case 0:
            text += pieces.at(random.bounded(pieces.size()));
            break;
        case 1:
            text += QChar(ushort(random.bounded(0x10000)));
            break;
        case 2: {
            const char32_t c = random.bounded(0x110000u);
            text += QString::fromUcs4(&c, 1);
            break;
        }
        default:
            text += QChar(ushort(random.bounded(0x80)));
        }
    }
    return text;
}

} // namespace

/// Whatever someone types, and whatever a service sends.
class NameNoiseTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void anyTextMakesALegalName();
};

void NameNoiseTest::anyTextMakesALegalName()
{
    QRandomGenerator random(20261121);
    for (int round = 0; round < 20'000; ++round) {
        Task task = taskOf(randomText(random), randomText(random));
        task.model = randomText(random);
        const QString nameTemplate =
            QStringList{u"{label}"_s, u"{label} {id}"_s, u"({model}) {label}.{take}"_s, randomText(random)}
                .at(round % 4);
        const QString name = clipFileName(nameTemplate, task, created);
        const QByteArray problem = problemOf(name);
        QVERIFY2(problem.isEmpty(),
                 qPrintable(QString::number(round) + u": "_s +
                            QString::fromLatin1(problem + ' ' + name.toUtf8().toPercentEncoding())));
        QCOMPARE(legalStem(name.chopped(4)), name.chopped(4));
    }
}

QTEST_GUILESS_MAIN(NameNoiseTest)
#include "name_noise_test.moc"
