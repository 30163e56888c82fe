// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/name_template.h"
#include "store/file_tools.h"
#include "store/settings.h"

#include <QDir>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <functional>
#include <limits>

namespace rushes::test {

using namespace Qt::StringLiterals;

class SettingsTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void everythingHasADefault_data();
    void everythingHasADefault();
    void everythingIsOnDiskAtOnce();
    void onlyChangesAreTold();
    void layoutsAndVolumeAreKeptWithoutATelling();
    void namesOfAnyCharactersAreKeptApart();
    void theFixedIntervalCanBeTakenBack();
    void volumeStaysInItsRange();

private:
    [[nodiscard]] QString path() const { return m_folder->filePath(u"settings.ini"_s); }

    std::unique_ptr<QTemporaryDir> m_folder;
};

void SettingsTest::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
}

void SettingsTest::everythingHasADefault_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::newRow("no file") << QByteArray();
    QTest::newRow("a file of something else")
        << QByteArray("\x89PNG\r\n\x1a\n\0\0garbage [[[ = = \xff\xfe", 28);
    QTest::newRow("values that are none") << QByteArray(
        "[General]\nlanguage=../../etc\ncolours=mauve\npoll_every_seconds=soon\nvolume=loud\n"
        "[saving]\nfolder=not/absolute\nname={date}/{nonsense}\n[proxy]\nuse=pigeon\nport=99999\n");
    QTest::newRow("numbers out of range")
        << QByteArray("[General]\npoll_every_seconds=-5\nvolume=7\n[proxy]\nport=-1\n[saving]\nname=\n");
    QTest::newRow("numbers that are none")
        << QByteArray("[General]\npoll_every_seconds=99999999999\nvolume=nan\n");
    QTest::newRow("values of other types")
        << QByteArray("[General]\nlanguage=@ByteArray(\\xff)\ncolours=@Size(1 2)\nvolume=@Invalid()\n"
                      "poll_every_seconds=@Size(1 2)\n[saving]\nname=a, b, c{x}\n");
}

void SettingsTest::everythingHasADefault()
{
    QFETCH(QByteArray, content);
    if (!content.isEmpty())
        writeFile(path(), content);
    const Settings settings(path());
    QCOMPARE(settings.language(), QString());
    QCOMPARE(settings.colourScheme(), ColourScheme::System);
    QCOMPARE(settings.defaultService(), QString());
    QVERIFY(QDir::isAbsolutePath(settings.saveFolder()));
    QVERIFY(settings.saveFolder().endsWith(u"/Rushes"_s));
    QCOMPARE(settings.nameTemplate(), defaultNameTemplate.toString());
    QCOMPARE(settings.pollEvery(), std::nullopt);
    QCOMPARE(settings.proxyChoice(), ProxyChoice::System);
    QCOMPARE(settings.proxyHost(), QString());
    QCOMPARE(settings.proxyPort(), quint16(0));
    QCOMPARE(settings.chosenService(u"vgen_"_s), QString());
    QCOMPARE(settings.chosenMode(u"kyyAiPower"_s, u"veo"_s), QString());
    QCOMPARE(settings.layout(u"window"_s), QByteArray());
    QCOMPARE(settings.volume(), 1.0);
}

void SettingsTest::everythingIsOnDiskAtOnce()
{
    Settings writer(path());
    writer.setLanguage(u"zh_CN"_s);
    writer.setColourScheme(ColourScheme::Dark);
    writer.setDefaultService(u"kyyAiPower"_s);
    writer.setSaveFolder(u"/a folder/影片, \"quoted\""_s);
    writer.setNameTemplate(u"{id} {label}"_s);
    writer.setPollEvery(std::chrono::seconds(45));
    writer.setProxy(ProxyChoice::Socks5, u"proxy.example"_s, 1080);
    writer.rememberChoice(u"vgen_"_s, u"kyyAiPower"_s, u"veo"_s, u"reference-image"_s);
    writer.setLayout(u"window"_s, QByteArray("\0\xff\x01state", 8));
    writer.setVolume(0.25);

    // As a kill would leave it. Under its own name QSettings would share what it has in memory.
    const QString copy = m_folder->filePath(u"copy.ini"_s);
    QVERIFY(QFile::copy(path(), copy));
    const Settings reader(copy);
    QCOMPARE(reader.language(), u"zh_CN"_s);
    QCOMPARE(reader.colourScheme(), ColourScheme::Dark);
    QCOMPARE(reader.defaultService(), u"kyyAiPower"_s);
    QCOMPARE(reader.saveFolder(), u"/a folder/影片, \"quoted\""_s);
    QCOMPARE(reader.nameTemplate(), u"{id} {label}"_s);
    QCOMPARE(reader.pollEvery(), std::optional(std::chrono::seconds(45)));
    QCOMPARE(reader.proxyChoice(), ProxyChoice::Socks5);
    QCOMPARE(reader.proxyHost(), u"proxy.example"_s);
    QCOMPARE(reader.proxyPort(), quint16(1080));
    QCOMPARE(reader.chosenService(u"vgen_"_s), u"kyyAiPower"_s);
    QCOMPARE(reader.chosenMode(u"kyyAiPower"_s, u"veo"_s), u"reference-image"_s);
    QCOMPARE(reader.layout(u"window"_s), QByteArray("\0\xff\x01state", 8));
    QCOMPARE(reader.volume(), 0.25);
}

void SettingsTest::onlyChangesAreTold()
{
    Settings settings(path());
    const QSignalSpy changes(&settings, &Settings::changed);
    const std::vector<std::function<void()>> writes = {
        [&] { settings.setLanguage(u"en"_s); },
        [&] { settings.setColourScheme(ColourScheme::Light); },
        [&] { settings.setDefaultService(u"a"_s); },
        [&] { settings.setSaveFolder(u"/b"_s); },
        [&] { settings.setNameTemplate(u"{id}"_s); },
        [&] { settings.setPollEvery(std::chrono::seconds(40)); },
        [&] { settings.setProxy(ProxyChoice::Http, u"h"_s, 8080); },
        [&] { settings.rememberChoice(u"p"_s, u"s"_s, u"f"_s, u"m"_s); },
    };
    qsizetype expected = 0;
    for (const auto &write : writes) {
        write();
        QCOMPARE(changes.size(), ++expected);
        write();
        QCOMPARE(changes.size(), expected);
    }
}

void SettingsTest::layoutsAndVolumeAreKeptWithoutATelling()
{
    Settings settings(path());
    const QSignalSpy changes(&settings, &Settings::changed);
    settings.setLayout(u"table"_s, "state");
    settings.setVolume(0.5);
    QCOMPARE(changes.size(), 0);
}

void SettingsTest::namesOfAnyCharactersAreKeptApart()
{
    Settings settings(path());
    settings.rememberChoice(u"a/b"_s, u"one"_s, u"veo"_s, u"m1"_s);
    settings.rememberChoice(u"a"_s, u"two"_s, u"b"_s, u"m2"_s);
    settings.rememberChoice(u"森\\%2F="_s, u"three/veo"_s, QString(), u"m3"_s);
    settings.rememberChoice(u"a\\b"_s, u"x/y"_s, u"z"_s, u"m4"_s);
    settings.rememberChoice(u"c"_s, u"x"_s, u"y/z"_s, u"m5"_s);
    const QString copy = m_folder->filePath(u"copy.ini"_s);
    QVERIFY(QFile::copy(path(), copy));
    const Settings reader(copy);
    QCOMPARE(reader.chosenService(u"a\\b"_s), u"x/y"_s);
    QCOMPARE(reader.chosenMode(u"x/y"_s, u"z"_s), u"m4"_s);
    QCOMPARE(reader.chosenMode(u"x"_s, u"y/z"_s), u"m5"_s);
    QCOMPARE(reader.chosenService(u"a/b"_s), u"one"_s);
    QCOMPARE(reader.chosenService(u"a"_s), u"two"_s);
    QCOMPARE(reader.chosenService(u"森\\%2F="_s), u"three/veo"_s);
    QCOMPARE(reader.chosenMode(u"one"_s, u"veo"_s), u"m1"_s);
    QCOMPARE(reader.chosenMode(u"three/veo"_s, QString()), u"m3"_s);
    QCOMPARE(reader.chosenMode(u"three"_s, u"veo"_s), QString());
}

void SettingsTest::theFixedIntervalCanBeTakenBack()
{
    Settings settings(path());
    settings.setPollEvery(std::chrono::seconds(60));
    settings.setPollEvery(std::nullopt);
    QCOMPARE(settings.pollEvery(), std::nullopt);
    QCOMPARE(Settings(path()).pollEvery(), std::nullopt);
}

void SettingsTest::volumeStaysInItsRange()
{
    Settings settings(path());
    settings.setVolume(-3);
    QCOMPARE(settings.volume(), 0.0);
    settings.setVolume(3);
    QCOMPARE(settings.volume(), 1.0);
    settings.setVolume(0.5);
    settings.setVolume(std::numeric_limits<double>::quiet_NaN());
    QCOMPARE(settings.volume(), 0.5);
}

} // namespace rushes::test

QTEST_GUILESS_MAIN(rushes::test::SettingsTest)
#include "settings_test.moc"
