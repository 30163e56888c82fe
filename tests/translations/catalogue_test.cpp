// SPDX-License-Identifier: GPL-3.0-or-later
#include "wording/translation.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QMap>
#include <QProcess>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>
#include <QXmlStreamReader>

#include <algorithm>
#include <optional>

namespace rushes::test {

using namespace Qt::StringLiterals;

namespace {

/// A message of a .ts file.
struct Message
{
    QString context;
    QString source;
    QString comment;
    QString type;             ///< empty: finished
    QStringList translations; ///< one for each plural form; one where there are none

    /// By which a text of the program finds it.
    [[nodiscard]] QString name() const
    {
        return context + u": “"_s + source + u'”' + (comment.isEmpty() ? QString() : u" @"_s + comment);
    }
};

void readTranslation(QXmlStreamReader &xml, Message &message)
{
    message.type = xml.attributes().value(QLatin1StringView("type")).toString();
    QString text;
    while (!xml.atEnd() && xml.readNext() != QXmlStreamReader::EndElement) {
        if (xml.isStartElement())
            message.translations.append(xml.readElementText()); // a numerusform
        else if (xml.isCharacters())
            text += xml.text();
    }
    if (message.translations.isEmpty())
        message.translations.append(text);
}

Message readMessage(QXmlStreamReader &xml, const QString &context)
{
    Message message;
    message.context = context;
    while (xml.readNextStartElement()) {
        if (xml.name() == QLatin1StringView("source"))
            message.source = xml.readElementText();
        else if (xml.name() == QLatin1StringView("comment"))
            message.comment = xml.readElementText();
        else if (xml.name() == QLatin1StringView("translation"))
            readTranslation(xml, message);
        else
            xml.skipCurrentElement();
    }
    return message;
}

/// Nothing if it is no such file.
std::optional<QVector<Message>> readMessages(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return std::nullopt;
    QXmlStreamReader xml(&file);
    QVector<Message> messages;
    QString context;
    while (!xml.atEnd()) {
        if (xml.readNext() != QXmlStreamReader::StartElement)
            continue;
        if (xml.name() == QLatin1StringView("name"))
            context = xml.readElementText();
        else if (xml.name() == QLatin1StringView("message"))
            messages.append(readMessage(xml, context));
    }
    return xml.hasError() ? std::nullopt : std::optional(messages);
}

QStringList namesOf(const QVector<Message> &messages)
{
    QStringList names;
    for (const Message &message : messages)
        names.append(message.name());
    names.sort();
    return names;
}

QStringList without(const QStringList &names, const QStringList &others)
{
    QStringList left;
    std::ranges::set_difference(names, others, std::back_inserter(left));
    return left;
}

/// What the program or the user fills in, sorted: %1, %n, %Ln, {label}.
QStringList placeholdersOf(const QString &text)
{
    static const QRegularExpression placeholder(u"%L?[1-9n]|\\{[a-z]+\\}"_s);
    QStringList found;
    for (auto match = placeholder.globalMatch(text); match.hasNext();)
        found.append(match.next().captured());
    found.sort();
    return found;
}

/// The keys after a single "&".
QStringList mnemonicsOf(const QString &text)
{
    static const QRegularExpression mnemonic(u"(?<!&)&([^&\\s])"_s);
    QStringList found;
    for (auto match = mnemonic.globalMatch(text); match.hasNext();)
        found.append(match.next().captured(1).toUpper());
    return found;
}

/// Its texts are spread over several menus, each with keys of its own.
bool isOfMenus(const QString &context)
{
    return context == QLatin1StringView("Commands") || context == QLatin1StringView("rushes::MainWindow");
}

QString translationsFolder()
{
    return QStringLiteral(PROJECT_DIR "/translations");
}

} // namespace

/// The files in translations/ against the sources and against themselves.
class CatalogueTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cleanup() { installTranslation(u"en"_s); }

    void everyTextIsTranslated_data() { catalogues(); }
    void everyTextIsTranslated();
    void placeholdersAreThoseOfTheSource_data() { catalogues(); }
    void placeholdersAreThoseOfTheSource();
    void aMnemonicOfALatinKeyIsKept_data() { catalogues(); }
    void aMnemonicOfALatinKeyIsKept();
    void noTwoThingsOfAFormHaveOneMnemonic_data() { catalogues(); }
    void noTwoThingsOfAFormHaveOneMnemonic();
    void theFileHasTheTextsOfTheSourcesAndNoOthers_data() { catalogues(); }
    void theFileHasTheTextsOfTheSourcesAndNoOthers();
    void theProgramSpeaksEveryFilesLanguage_data() { catalogues(); }
    void theProgramSpeaksEveryFilesLanguage();
    void chinesePunctuationIsFullWidth();
    void numbersAndPluralsGoIntoChineseSentences();

private:
    /// A row for each file.
    static void catalogues();
};

void CatalogueTest::catalogues()
{
    QTest::addColumn<QString>("path");
    const QFileInfoList files =
        QDir(translationsFolder()).entryInfoList({u"rushes_*.ts"_s}, QDir::Files, QDir::Name);
    QVERIFY(!files.isEmpty());
    for (const QFileInfo &file : files)
        QTest::newRow(qPrintable(file.fileName())) << file.filePath();
}

void CatalogueTest::everyTextIsTranslated()
{
    QFETCH(QString, path);
    const auto messages = readMessages(path);
    QVERIFY(messages);
    QVERIFY(!messages->isEmpty());
    QStringList left;
    for (const Message &message : *messages) {
        const bool isEmpty =
            std::ranges::any_of(message.translations, [](const QString &text) { return text.isEmpty(); });
        if (!message.type.isEmpty() || isEmpty)
            left.append(message.name());
    }
    QVERIFY2(left.isEmpty(), qPrintable(u"not translated, or no longer used:\n"_s + left.join(u'\n')));
}

void CatalogueTest::placeholdersAreThoseOfTheSource()
{
    QFETCH(QString, path);
    const auto messages = readMessages(path);
    QVERIFY(messages);
    QStringList wrong;
    for (const Message &message : *messages) {
        const QStringList wanted = placeholdersOf(message.source);
        for (const QString &translation : message.translations) {
            if (placeholdersOf(translation) != wanted)
                wrong.append(message.name() + u" -> "_s + translation);
        }
    }
    QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(u'\n')));
}

void CatalogueTest::aMnemonicOfALatinKeyIsKept()
{
    QFETCH(QString, path);
    const auto messages = readMessages(path);
    QVERIFY(messages);
    QStringList wrong;
    for (const Message &message : *messages) {
        const qsizetype wanted = mnemonicsOf(message.source).size();
        for (const QString &translation : message.translations) {
            const QStringList keys = mnemonicsOf(translation);
            const bool isTypable =
                std::ranges::all_of(keys, [](const QString &key) { return key[0].unicode() < 0x80; });
            if (keys.size() != wanted || !isTypable)
                wrong.append(message.name() + u" -> "_s + translation);
        }
    }
    QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(u'\n')));
}

void CatalogueTest::noTwoThingsOfAFormHaveOneMnemonic()
{
    QFETCH(QString, path);
    const auto messages = readMessages(path);
    QVERIFY(messages);
    QMap<QString, QStringList> keysOfForm;
    for (const Message &message : *messages) {
        if (!isOfMenus(message.context))
            keysOfForm[message.context] += mnemonicsOf(message.translations.constFirst());
    }
    for (auto form = keysOfForm.cbegin(); form != keysOfForm.cend(); ++form) {
        QStringList keys = form.value();
        QVERIFY2(keys.removeDuplicates() == 0, qPrintable(form.key() + u": "_s + form.value().join(u' ')));
    }
}

void CatalogueTest::theFileHasTheTextsOfTheSourcesAndNoOthers()
{
    QFETCH(QString, path);
    QTemporaryDir folder;
    QVERIFY(folder.isValid());
    const QString copy = folder.filePath(QFileInfo(path).fileName());
    QVERIFY(QFile::copy(path, copy));
    // As translations/CMakeLists.txt calls it.
    const QString sources = QStringLiteral(PROJECT_DIR "/src");
    QProcess lupdate;
    lupdate.setWorkingDirectory(folder.path());
    lupdate.start(QStringLiteral(LUPDATE),
                  {u"-silent"_s, u"-locations"_s, u"none"_s, u"-no-obsolete"_s, u"-extensions"_s,
                   u"cpp,h,ui"_s, u"-I"_s, sources, u"-I"_s, QStringLiteral(PROJECT_DIR), sources,
                   QStringLiteral(PROJECT_DIR "/ui"), u"-ts"_s, copy});
    QVERIFY2(lupdate.waitForFinished(), qPrintable(lupdate.errorString()));
    QVERIFY2(lupdate.exitCode() == 0, lupdate.readAllStandardError().constData());

    const auto inFile = readMessages(path);
    const auto inSources = readMessages(copy);
    QVERIFY(inFile);
    QVERIFY(inSources);
    const QStringList missing = without(namesOf(*inSources), namesOf(*inFile));
    const QStringList unused = without(namesOf(*inFile), namesOf(*inSources));
    QVERIFY2(missing.isEmpty(), qPrintable(u"build update-translations; missing:\n"_s + missing.join(u'\n')));
    QVERIFY2(unused.isEmpty(),
             qPrintable(u"build update-translations; not in the sources:\n"_s + unused.join(u'\n')));
}

void CatalogueTest::theProgramSpeaksEveryFilesLanguage()
{
    QFETCH(QString, path);
    const QString language = QFileInfo(path).completeBaseName().mid(QStringView(u"rushes_").size());
    QVERIFY(languages().contains(language));
    installTranslation(language);
    const auto messages = readMessages(path);
    QVERIFY(messages);
    QStringList other;
    for (const Message &message : *messages) {
        const QStringList placeholders = placeholdersOf(message.source);
        if (placeholders.contains(u"%n"_s) || placeholders.contains(u"%Ln"_s))
            continue; // its words depend on a number
        const QString said = QCoreApplication::translate(message.context.toUtf8().constData(),
                                                         message.source.toUtf8().constData(),
                                                         message.comment.toUtf8().constData());
        if (said != message.translations.constFirst())
            other.append(message.name() + u" -> "_s + said);
    }
    QVERIFY2(other.isEmpty(),
             qPrintable(u"the program was built from another file:\n"_s + other.join(u'\n')));
    installTranslation(u"en"_s);
    QCOMPARE(QCoreApplication::translate("TaskText", "Queued", "status"), u"Queued"_s);
}

void CatalogueTest::chinesePunctuationIsFullWidth()
{
    const auto messages = readMessages(translationsFolder() + u"/rushes_zh_CN.ts"_s);
    QVERIFY(messages);
    static const QRegularExpression halfWidth(u"\\p{Han}[,;:!?]"_s);
    for (const Message &message : *messages) {
        for (const QString &translation : message.translations)
            QVERIFY2(!translation.contains(halfWidth), qPrintable(translation));
    }
}

void CatalogueTest::numbersAndPluralsGoIntoChineseSentences()
{
    installTranslation(u"zh_CN"_s);
    QCOMPARE(QCoreApplication::translate("TaskText", "Queued", "status"), u"排队中"_s);
    QCOMPARE(QCoreApplication::translate("WatchText", "%Ln watched", nullptr, 1), u"跟踪 1 个"_s);
    QCOMPARE(QCoreApplication::translate("WatchText", "%Ln watched", nullptr, 12345), u"跟踪 12,345 个"_s);
}

} // namespace rushes::test

QTEST_GUILESS_MAIN(rushes::test::CatalogueTest)
#include "catalogue_test.moc"
