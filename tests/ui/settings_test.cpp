// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/name_template.h"
#include "engine_fixture.h"
#include "store/key_ring.h"
#include "store/profile.h"
#include "store/settings.h"
#include "ui/settings/settings_dialog.h"
#include "ui/settings/settings_rules.h"
#include "ui/style/text_labels.h"
#include "wording/catalogue_text.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QDir>
#include <QFileDialog>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QMenu>
#include <QPushButton>
#include <QRadioButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QStackedWidget>
#include <QTest>
#include <QTranslator>

#include <algorithm>

using namespace rushes;
using namespace rushes::test;
using namespace Qt::StringLiterals;

class SettingsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void whatIsEnteredCountsOnlyWhenApplied();
    void everythingIsRememberedThroughARestart();
    void nothingChangesWhenOnePageIsWrong_data();
    void nothingChangesWhenOnePageIsWrong();
    void aProxyWithoutAPortIsNotTaken();
    void aProblemGoesWithTheNextLetter();
    void keysAreEnteredReplacedAndRemoved();
    void aKeyToBeRemovedCanBeKept();
    void whatIsTypedOfAKeyCanBeSeen();
    void aKeyThatIsSetElsewhereIsSeen();
    void aKeyIsNeverShown();
    void theIntervalIsNeverUnderTheServicesMinimum();
    void hostAndPortAreAskedForOnlyWhereTheyCount();
    void theExampleFollowsTheTemplate();
    void theExampleIsARealClipWhereThereIsOne();
    void whatIsWrongWithATemplateSaysWhere();
    void fieldsAreInsertedWhereTheCursorIs();
    void factsAreWrittenOnlyWhenAskedFor();
    void aFolderIsChosenInADialog();
    void theProfilesFolderIsShown();
    void theDefaultServiceIsTheCataloguesAtFirst();
    void everyServiceIsListed();
    void thePagesTitleFollows();
    void aChangeOfLanguageIsFollowedAtOnce();
    void everyFieldHasAName();
    void proxiesAreChecked_data();
    void proxiesAreChecked();
    void foldersAreChecked();
    void keysAreChecked_data();
    void keysAreChecked();

private:
    template<typename Widget>
    Widget *child(const char *name) const
    {
        auto *found = m_dialog->findChild<Widget *>(QString::fromLatin1(name));
        Q_ASSERT(found);
        return found;
    }
    void choose(const char *name, const QVariant &data) const
    {
        auto *box = child<QComboBox>(name);
        box->setCurrentIndex(box->findData(data));
    }
    void press(QDialogButtonBox::StandardButton which) const
    {
        child<QDialogButtonBox>("buttons")->button(which)->click();
    }
    [[nodiscard]] Settings &settings() const { return m_fixture->engine().settings(); }
    void openDialog()
    {
        m_dialog = std::make_unique<SettingsDialog>(m_fixture->engine(), nullptr);
        m_dialog->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_dialog.get()));
    }

    std::unique_ptr<EngineFixture> m_fixture;
    std::unique_ptr<SettingsDialog> m_dialog;
};

void SettingsTest::init()
{
    m_fixture = std::make_unique<EngineFixture>();
    openDialog();
}

void SettingsTest::cleanup()
{
    m_dialog.reset();
    m_fixture.reset();
}

void SettingsTest::whatIsEnteredCountsOnlyWhenApplied()
{
    QSignalSpy changed(&settings(), &Settings::changed);
    child<QLineEdit>("nameTemplate")->setText(u"{id}"_s);
    choose("scheme", int(ColourScheme::Dark));
    QCOMPARE(changed.count(), 0);
    press(QDialogButtonBox::Cancel);
    QVERIFY(!m_dialog->isVisible());
    QCOMPARE(changed.count(), 0);

    openDialog();
    child<QLineEdit>("nameTemplate")->setText(u"{id}"_s);
    press(QDialogButtonBox::Apply);
    QVERIFY(m_dialog->isVisible());
    QCOMPARE(settings().nameTemplate(), u"{id}"_s);
    press(QDialogButtonBox::Ok);
    QVERIFY(!m_dialog->isVisible());
}

void SettingsTest::everythingIsRememberedThroughARestart()
{
    const QString folder = m_fixture->folder() + u"/saved clips"_s;
    choose("defaultService", u"kyyAiPower"_s);
    child<QLineEdit>("folder")->setText(folder);
    child<QLineEdit>("nameTemplate")->setText(u"{label} {id}"_s);
    child<QRadioButton>("fixed")->setChecked(true);
    child<QSpinBox>("interval")->setValue(45);
    choose("choice", int(ProxyChoice::Socks5));
    child<QLineEdit>("host")->setText(u" 127.0.0.1 "_s);
    child<QSpinBox>("port")->setValue(1080);
    choose("language", u"zh_CN"_s);
    choose("scheme", int(ColourScheme::Light));
    press(QDialogButtonBox::Ok);
    QVERIFY(!m_dialog->isVisible());

    const Settings again(m_fixture->folder() + u"/profile/settings.ini"_s);
    QCOMPARE(again.defaultService(), u"kyyAiPower"_s);
    QCOMPARE(again.saveFolder(), folder);
    QCOMPARE(again.nameTemplate(), u"{label} {id}"_s);
    QCOMPARE(again.pollEvery(), std::optional(45s));
    QCOMPARE(again.proxyChoice(), ProxyChoice::Socks5);
    QCOMPARE(again.proxyHost(), u"127.0.0.1"_s);
    QCOMPARE(again.proxyPort(), quint16(1080));
    QCOMPARE(again.language(), u"zh_CN"_s);
    QCOMPARE(again.colourScheme(), ColourScheme::Light);

    openDialog();
    QCOMPARE(child<QComboBox>("defaultService")->currentData().toString(), u"kyyAiPower"_s);
    QVERIFY(child<QRadioButton>("fixed")->isChecked());
    QCOMPARE(child<QSpinBox>("interval")->value(), 45);
    QCOMPARE(child<QLineEdit>("host")->text(), u"127.0.0.1"_s);
    QCOMPARE(child<QComboBox>("language")->currentData().toString(), u"zh_CN"_s);
}

void SettingsTest::nothingChangesWhenOnePageIsWrong_data()
{
    QTest::addColumn<QString>("field");
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("page");
    QTest::addColumn<QString>("problem");
    QTest::newRow("no folder") << u"folder"_s << QString() << int(SettingsDialog::Folders)
                               << u"folderProblem"_s;
    QTest::newRow("a relative folder")
        << u"folder"_s << u"clips"_s << int(SettingsDialog::Folders) << u"folderProblem"_s;
    QTest::newRow("a template with folders")
        << u"nameTemplate"_s << u"{date}/{id}"_s << int(SettingsDialog::Folders) << u"templateProblem"_s;
    QTest::newRow("a template with an unknown field")
        << u"nameTemplate"_s << u"{nonsense}"_s << int(SettingsDialog::Folders) << u"templateProblem"_s;
    QTest::newRow("no proxy host") << u"host"_s << QString() << int(SettingsDialog::Network)
                                   << u"hostProblem"_s;
    QTest::newRow("a proxy's URL") << u"host"_s << u"http://proxy/"_s << int(SettingsDialog::Network)
                                   << u"hostProblem"_s;
}

void SettingsTest::nothingChangesWhenOnePageIsWrong()
{
    QFETCH(QString, field);
    QFETCH(QString, text);
    QFETCH(int, page);
    QFETCH(QString, problem);
    QSignalSpy changed(&settings(), &Settings::changed);
    choose("scheme", int(ColourScheme::Dark));
    if (page == SettingsDialog::Network) {
        choose("choice", int(ProxyChoice::Http));
        child<QSpinBox>("port")->setValue(8080);
    }
    m_dialog->findChild<QLineEdit *>(field)->setText(text);
    press(QDialogButtonBox::Ok);
    QVERIFY(m_dialog->isVisible());
    QCOMPARE(child<QStackedWidget>("pageStack")->currentIndex(), page);
    QCOMPARE(child<QListWidget>("pageList")->currentRow(), page);
    QVERIFY(m_dialog->findChild<WrappedLabel *>(problem)->isVisible());
    QVERIFY(!m_dialog->findChild<WrappedLabel *>(problem)->text().isEmpty());
    QCOMPARE(changed.count(), 0);
}

void SettingsTest::aProxyWithoutAPortIsNotTaken()
{
    choose("choice", int(ProxyChoice::Http));
    child<QLineEdit>("host")->setText(u"proxy.example"_s);
    child<QSpinBox>("port")->setValue(0);
    press(QDialogButtonBox::Ok);
    QVERIFY(m_dialog->isVisible());
    QCOMPARE(child<QStackedWidget>("pageStack")->currentIndex(), int(SettingsDialog::Network));
    QVERIFY(child<WrappedLabel>("portProblem")->isVisible());
    QVERIFY(settings().proxyChoice() != ProxyChoice::Http);
}

void SettingsTest::aProblemGoesWithTheNextLetter()
{
    choose("choice", int(ProxyChoice::Http));
    press(QDialogButtonBox::Ok);
    QVERIFY(child<WrappedLabel>("hostProblem")->isVisible());
    QTest::keyClicks(child<QLineEdit>("host"), u"p"_s);
    QVERIFY(!child<WrappedLabel>("hostProblem")->isVisible());
}

void SettingsTest::keysAreEnteredReplacedAndRemoved()
{
    m_dialog->showPage(SettingsDialog::Keys);
    KeyRing &keys = m_fixture->engine().keys();
    auto *field = child<QLineEdit>("key-kyyAiPower");
    auto *remove = child<QPushButton>("remove-kyyAiPower");
    QVERIFY(!remove->isVisible());
    QTest::keyClicks(field, u"sk-first"_s);
    press(QDialogButtonBox::Apply);
    QCOMPARE(keys.key(u"kyyAiPower"_s), u"sk-first"_s);
    QCOMPARE(field->text(), QString());
    QVERIFY(!keys.has(u"kyyReactApiServer"_s));

    QTest::keyClicks(field, u"sk-second"_s);
    press(QDialogButtonBox::Apply);
    QCOMPARE(keys.key(u"kyyAiPower"_s), u"sk-second"_s);

    QVERIFY(remove->isVisible());
    remove->click();
    QVERIFY(keys.has(u"kyyAiPower"_s));
    press(QDialogButtonBox::Apply);
    QVERIFY(!keys.has(u"kyyAiPower"_s));
}

void SettingsTest::aKeyToBeRemovedCanBeKept()
{
    KeyRing &keys = m_fixture->engine().keys();
    keys.setKey(u"kyyAiPower"_s, u"sk-first"_s);
    m_dialog->showPage(SettingsDialog::Keys);
    auto *remove = child<QPushButton>("remove-kyyAiPower");
    const auto says = [this](const QString &text) {
        const auto labels = m_dialog->findChildren<QLabel *>();
        return std::any_of(labels.begin(), labels.end(),
                           [&](const QLabel *label) { return label->isVisible() && label->text() == text; });
    };
    remove->click();
    QVERIFY(says(u"Will be removed"_s));
    QCOMPARE(remove->text(), u"Keep"_s);
    remove->click();
    QVERIFY(!says(u"Will be removed"_s));
    press(QDialogButtonBox::Ok);
    QCOMPARE(keys.key(u"kyyAiPower"_s), u"sk-first"_s);
}

void SettingsTest::whatIsTypedOfAKeyCanBeSeen()
{
    m_dialog->showPage(SettingsDialog::Keys);
    auto *field = child<QLineEdit>("key-kyyAiPower");
    const auto buttons = field->parentWidget()->findChildren<QPushButton *>();
    const auto show = std::find_if(buttons.begin(), buttons.end(),
                                   [](const QPushButton *button) { return button->isCheckable(); });
    QVERIFY(show != buttons.end());
    (*show)->click();
    QCOMPARE(field->echoMode(), QLineEdit::Normal);
    QTest::keyClicks(field, u"sk-first"_s);
    press(QDialogButtonBox::Apply);
    QCOMPARE(field->echoMode(), QLineEdit::Password); // the next is hidden again
}

void SettingsTest::aKeyThatIsSetElsewhereIsSeen()
{
    m_dialog->showPage(SettingsDialog::Keys);
    QVERIFY(!child<QPushButton>("remove-kyyAiPower")->isVisible());
    m_fixture->engine().keys().setKey(u"kyyAiPower"_s, u"sk-first"_s);
    QVERIFY(child<QPushButton>("remove-kyyAiPower")->isVisible());
}

void SettingsTest::aKeyIsNeverShown()
{
    m_fixture->engine().keys().setKey(u"kyyAiPower"_s, u"sk-secret-of-mine"_s);
    openDialog();
    for (const QLineEdit *field : m_dialog->findChildren<QLineEdit *>())
        QVERIFY(!field->text().contains(u"secret"));
    for (const QLabel *label : m_dialog->findChildren<QLabel *>())
        QVERIFY(!label->text().contains(u"secret"));
    QCOMPARE(child<QLineEdit>("key-kyyAiPower")->echoMode(), QLineEdit::Password);
}

void SettingsTest::theIntervalIsNeverUnderTheServicesMinimum()
{
    QCOMPARE(shortestInterval(ServiceCatalogue::builtIn()), 30s);
    m_dialog->showPage(SettingsDialog::Checking);
    QVERIFY(!child<QSpinBox>("interval")->isEnabled());
    child<QRadioButton>("fixed")->setChecked(true);
    QVERIFY(child<QSpinBox>("interval")->isEnabled());
    child<QSpinBox>("interval")->setValue(29);
    const auto *problem = child<WrappedLabel>("intervalProblem");
    QVERIFY(problem->isVisible());
    QVERIFY2(problem->text().contains(u"30\u00A0s"), qPrintable(problem->text()));
    press(QDialogButtonBox::Ok);
    QVERIFY(m_dialog->isVisible());
    QVERIFY(!settings().pollEvery());
    child<QSpinBox>("interval")->setValue(30);
    QVERIFY(!problem->isVisible());
    press(QDialogButtonBox::Ok);
    QCOMPARE(settings().pollEvery(), std::optional(30s));
}

void SettingsTest::hostAndPortAreAskedForOnlyWhereTheyCount()
{
    m_dialog->showPage(SettingsDialog::Network);
    QVERIFY(!child<QLineEdit>("host")->isVisible());
    choose("choice", int(ProxyChoice::Http));
    QVERIFY(child<QLineEdit>("host")->isVisible());
    choose("choice", int(ProxyChoice::None));
    QVERIFY(!child<QLineEdit>("host")->isVisible());
    press(QDialogButtonBox::Ok);
    QCOMPARE(settings().proxyChoice(), ProxyChoice::None);
}

void SettingsTest::theExampleFollowsTheTemplate()
{
    m_dialog->showPage(SettingsDialog::Folders);
    child<QLineEdit>("nameTemplate")->setText(u"{id}"_s);
    QVERIFY(child<WrappedLabel>("example")->text().contains(u"vgen_7f31c09ab2e4.mp4"));
    child<QLineEdit>("nameTemplate")->setText(u"{nonsense}"_s);
    QVERIFY(!child<WrappedLabel>("example")->isVisible());
    QVERIFY(child<WrappedLabel>("templateProblem")->isVisible());
}

void SettingsTest::theExampleIsARealClipWhereThereIsOne()
{
    const QString service = u"kyyReactApiServer"_s;
    const auto label = [](Task &task) { task.label = u"Sea"_s; };
    QVERIFY(m_fixture->addTask(u"sora_1aaaaaaaaaaa"_s, service, label));
    QVERIFY(m_fixture->addTask(u"sora_2aaaaaaaaaaa"_s, service, [&](Task &task) {
        label(task);
        task.status = Status::Completed;
        task.clip = ClipState::Held;
        task.created = m_fixture->clock().wall() + 1h;
    }));
    QVERIFY(m_fixture->addTask(u"sora_3aaaaaaaaaaa"_s, service));
    openDialog();
    m_dialog->showPage(SettingsDialog::Folders);
    child<QLineEdit>("nameTemplate")->setText(u"{label} {take}"_s);
    QCOMPARE(child<WrappedLabel>("example")->text(), u"One of your clips: Sea 02.mp4"_s);
}

void SettingsTest::whatIsWrongWithATemplateSaysWhere()
{
    m_dialog->showPage(SettingsDialog::Folders);
    const auto problem = [this](const QString &text) {
        child<QLineEdit>("nameTemplate")->setText(text);
        return child<WrappedLabel>("templateProblem")->text();
    };
    QVERIFY(problem(u"{id} {nope}"_s).contains(u"{nope} (at character 6)"_s));
    QVERIFY(problem(u"{id} {nope}"_s).contains(u"{take}"_s));
    QVERIFY(problem(u"a/b"_s).contains(u"“/” is character 2"_s));
    QVERIFY(problem(u"{id"_s).contains(u"character 1"_s));
    QVERIFY(problem(u" "_s).contains(u"empty"_s));
    QVERIFY(problem(u"{id}"_s).isEmpty());
}

void SettingsTest::fieldsAreInsertedWhereTheCursorIs()
{
    m_dialog->showPage(SettingsDialog::Folders);
    auto *field = child<QLineEdit>("nameTemplate");
    const QList<QAction *> actions = child<QPushButton>("insertField")->menu()->actions();
    QCOMPARE(actions.size(), qsizetype(allNameFields.size()));
    field->setText(u"a  b"_s);
    field->setCursorPosition(2);
    actions.at(int(NameField::Take))->trigger();
    QCOMPARE(field->text(), u"a {take} b"_s);
    field->clear();
    for (QAction *action : actions) {
        QVERIFY(action->text().size() > 10); // the field, and what it stands for
        action->trigger();
    }
    QCOMPARE(field->text(), u"{date}{time}{service}{model}{mode}{label}{id}{take}"_s);
    QVERIFY(!child<WrappedLabel>("templateProblem")->isVisible());
}

void SettingsTest::factsAreWrittenOnlyWhenAskedFor()
{
    auto *box = child<QCheckBox>("savesFacts");
    QVERIFY(!box->isChecked());
    QVERIFY(!settings().savesFacts());
    box->setChecked(true);
    press(QDialogButtonBox::Apply);
    QVERIFY(settings().savesFacts());
    openDialog();
    QVERIFY(child<QCheckBox>("savesFacts")->isChecked());
    child<QCheckBox>("savesFacts")->setChecked(false);
    press(QDialogButtonBox::Ok);
    QVERIFY(!Settings(m_fixture->folder() + u"/profile/settings.ini"_s).savesFacts());
}

void SettingsTest::aFolderIsChosenInADialog()
{
    m_dialog->showPage(SettingsDialog::Folders);
    child<QPushButton>("browse")->click();
    auto *dialog = m_dialog->findChild<QFileDialog *>();
    QVERIFY(dialog && dialog->isVisible());
    Q_EMIT dialog->fileSelected(m_fixture->folder());
    QCOMPARE(child<QLineEdit>("folder")->text(), QDir::toNativeSeparators(m_fixture->folder()));
}

void SettingsTest::theProfilesFolderIsShown()
{
    QCOMPARE(child<QLineEdit>("profile")->text(),
             QDir::toNativeSeparators(m_fixture->engine().profile().folder()));
}

void SettingsTest::theDefaultServiceIsTheCataloguesAtFirst()
{
    QCOMPARE(child<QComboBox>("defaultService")->currentData().toString(),
             m_fixture->engine().catalogue().defaultService());
}

void SettingsTest::thePagesTitleFollows()
{
    for (const auto page : {SettingsDialog::Appearance, SettingsDialog::Keys}) {
        m_dialog->showPage(page);
        QCOMPARE(child<QLabel>("pageTitle")->text(), child<QListWidget>("pageList")->item(page)->text());
    }
}

void SettingsTest::aChangeOfLanguageIsFollowedAtOnce()
{
    class Shouting : public QTranslator
    {
    public:
        [[nodiscard]] bool isEmpty() const override { return false; }
        [[nodiscard]] QString translate(const char *, const char *text, const char *, int) const override
        {
            return QString::fromUtf8(text).toUpper();
        }
    };
    Shouting shouting;
    QCoreApplication::installTranslator(&shouting);
    QTRY_COMPARE(child<QListWidget>("pageList")->item(SettingsDialog::Keys)->text(), u"KEYS"_s);
    QCOMPARE(child<QLabel>("pageTitle")->text(), u"SERVICES"_s);
    QCOMPARE(child<QComboBox>("language")->itemText(0), u"AS THE SYSTEM"_s);
    QCOMPARE(child<QComboBox>("language")->itemText(1), u"English"_s); // each in its own words
    QCoreApplication::removeTranslator(&shouting);
}

void SettingsTest::everyServiceIsListed()
{
    QStringList texts;
    for (const QLabel *label : m_dialog->findChildren<QLabel *>())
        texts.append(label->text());
    for (const Service &service : m_fixture->engine().catalogue().services()) {
        QVERIFY2(texts.contains(service.base.toDisplayString()), qPrintable(service.name));
        for (const Family &family : service.families)
            QVERIFY2(texts.join(u'|').contains(familyText(&family)), qPrintable(family.name));
    }
}

void SettingsTest::everyFieldHasAName()
{
    for (const QWidget *widget : m_dialog->findChildren<QWidget *>()) {
        const bool isField = qobject_cast<const QLineEdit *>(widget) ||
                             qobject_cast<const QComboBox *>(widget) ||
                             qobject_cast<const QAbstractSpinBox *>(widget);
        if (!isField || qobject_cast<const QAbstractSpinBox *>(widget->parentWidget()))
            continue;
        bool hasBuddy = false;
        for (const QLabel *label : m_dialog->findChildren<QLabel *>())
            hasBuddy = hasBuddy || label->buddy() == widget;
        QVERIFY2(hasBuddy || !widget->accessibleName().isEmpty(), qPrintable(widget->objectName()));
    }
}

void SettingsTest::proxiesAreChecked_data()
{
    QTest::addColumn<ProxyChoice>("choice");
    QTest::addColumn<QString>("host");
    QTest::addColumn<int>("port");
    QTest::addColumn<bool>("hostOk");
    QTest::addColumn<bool>("portOk");
    QTest::newRow("none needs neither") << ProxyChoice::None << QString() << 0 << true << true;
    QTest::newRow("the system's needs neither") << ProxyChoice::System << QString() << 0 << true << true;
    QTest::newRow("a name") << ProxyChoice::Http << u"proxy.example"_s << 8080 << true << true;
    QTest::newRow("an IPv6 address") << ProxyChoice::Socks5 << u"::1"_s << 1080 << true << true;
    QTest::newRow("no host") << ProxyChoice::Http << u"  "_s << 8080 << false << true;
    QTest::newRow("a scheme") << ProxyChoice::Http << u"http://proxy"_s << 8080 << false << true;
    QTest::newRow("a user") << ProxyChoice::Http << u"me@proxy"_s << 8080 << false << true;
    QTest::newRow("no port") << ProxyChoice::Http << u"proxy"_s << 0 << true << false;
    QTest::newRow("no such port") << ProxyChoice::Http << u"proxy"_s << 70000 << true << false;
}

void SettingsTest::proxiesAreChecked()
{
    QFETCH(ProxyChoice, choice);
    QFETCH(QString, host);
    QFETCH(int, port);
    QFETCH(bool, hostOk);
    QFETCH(bool, portOk);
    QCOMPARE(proxyHostProblem(choice, host).isEmpty(), hostOk);
    QCOMPARE(proxyPortProblem(choice, port).isEmpty(), portOk);
}

void SettingsTest::foldersAreChecked()
{
    const QString folder = m_fixture->folder();
    QVERIFY(saveFolderProblem(folder).isEmpty());
    QVERIFY(saveFolderProblem(folder + u"/a/b/c"_s).isEmpty());
    QVERIFY(!saveFolderProblem(u" "_s).isEmpty());
    QVERIFY(!saveFolderProblem(u"clips"_s).isEmpty());
    QFile file(folder + u"/file"_s);
    QVERIFY(file.open(QIODevice::WriteOnly));
    QVERIFY(!saveFolderProblem(file.fileName()).isEmpty());
    QVERIFY(!saveFolderProblem(file.fileName() + u"/below"_s).isEmpty());
}

void SettingsTest::keysAreChecked_data()
{
    QTest::addColumn<QString>("key");
    QTest::addColumn<bool>("isGood");
    QTest::newRow("none") << QString() << true;
    QTest::newRow("a key") << u"sk-AbC_123.x/y+z="_s << true;
    QTest::newRow("white space around it") << u"  sk-1\n"_s << true;
    QTest::newRow("a space in it") << u"sk 1"_s << false;
    QTest::newRow("a line break in it") << u"sk-1\r\nHost: x"_s << false;
    QTest::newRow("other letters") << u"ключ"_s << false;
}

void SettingsTest::keysAreChecked()
{
    QFETCH(QString, key);
    QFETCH(bool, isGood);
    QCOMPARE(keyProblem(key).isEmpty(), isGood);
}

QTEST_MAIN(SettingsTest)
#include "settings_test.moc"
