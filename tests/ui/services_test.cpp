// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/catalogue_reader.h"
#include "core/catalogue_writer.h"
#include "engine/user_services.h"
#include "engine_fixture.h"
#include "monitor/task_monitor.h"
#include "store/key_ring.h"
#include "store/profile.h"
#include "store/settings.h"
#include "ui/settings/service_editor.h"
#include "ui/settings/services_page.h"
#include "ui/settings/settings_dialog.h"
#include "ui/style/text_labels.h"
#include "wording/time_text.h"

#include <QAbstractSpinBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QLineEdit>
#include <QMessageBox>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTest>

#include <algorithm>

using namespace rushes;
using namespace rushes::test;
using namespace Qt::StringLiterals;

namespace {

Service ownService(const QString &name = u"own"_s, const QString &base = u"https://own.example/api"_s)
{
    Service service = ServiceCatalogue::builtIn().services().constFirst();
    service.name = name;
    service.title = name;
    service.base = QUrl(base);
    return service;
}

} // namespace

/// The page "Services" of the settings, and its editor.
class ServicesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void aServiceIsAddedInAForm();
    void nothingCountsBeforeItIsApplied();
    void whatIsWrongIsSaidBesideItsField_data();
    void whatIsWrongIsSaidBesideItsField();
    void aProblemGoesOnceItIsMended();
    void anExampleShowsWhatWouldBeRead();
    void anExampleThatTellsNothingSaysWhy_data();
    void anExampleThatTellsNothingSaysWhy();
    void aServiceIsEditedAndKeepsItsName();
    void aFormGivesBackWhatItWasGiven_data();
    void aFormGivesBackWhatItWasGiven();
    void aBuiltInServiceIsOnlyCopied();
    void aServiceWithTasksIsNotRemovedUnasked();
    void aBadImportChangesNothing_data();
    void aBadImportChangesNothing();
    void anImportThatReplacesAsksFirst();
    void anImportMovesNoServiceAndSaysWhy();
    void whoEditsAnAddressIsToldWhatBecomesOfTheKey();
    void anExportCanBeImportedAndHoldsNoKey();
    void aServiceThatIsInTheWayOfABuiltInOneSaysSo();
    void everyFieldHasANameAndCanBeReachedByKeyboard();

private:
    template<typename Widget>
    Widget *child(const QString &name, const QWidget *in = nullptr) const
    {
        auto *found = (in ? in : m_dialog.get())->findChild<Widget *>(name);
        if (!found)
            qFatal("There is no %s.", qPrintable(name));
        return found;
    }
    [[nodiscard]] Engine &engine() const { return m_fixture->engine(); }
    [[nodiscard]] ServicesPage *page() const { return m_dialog->findChild<ServicesPage *>(); }
    [[nodiscard]] QString problem() const
    {
        const auto *label = child<WrappedLabel>(u"problem"_s, page());
        return label->isHidden() ? QString() : label->text();
    }
    void press(QDialogButtonBox::StandardButton which) const
    {
        child<QDialogButtonBox>(u"buttons"_s)->button(which)->click();
    }
    void openDialog()
    {
        m_dialog = std::make_unique<SettingsDialog>(engine(), nullptr);
        m_dialog->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_dialog.get()));
    }
    /// Presses a button of the page and gives the editor that it opens.
    ServiceEditor *editorBy(const QString &button)
    {
        child<QPushButton>(button)->click();
        const auto editors = m_dialog->findChildren<ServiceEditor *>();
        for (ServiceEditor *editor : editors) {
            if (editor->isVisible())
                return editor;
        }
        qFatal("No editor opened.");
    }
    static void set(const ServiceEditor *editor, const QString &place, const QString &text)
    {
        if (auto *line = editor->findChild<QLineEdit *>(place))
            line->setText(text);
        else
            editor->findChild<QPlainTextEdit *>(place)->setPlainText(text);
    }
    static QString problemIn(const ServiceEditor *editor)
    {
        const auto *label = editor->findChild<WrappedLabel *>(u"problem"_s, Qt::FindDirectChildrenOnly);
        return label->isHidden() ? QString() : label->text();
    }
    static void accept(ServiceEditor *editor)
    {
        editor->findChild<QDialogButtonBox *>()->button(QDialogButtonBox::Ok)->click();
    }
    static QStringList shownIn(const ServiceEditor *editor)
    {
        QStringList texts;
        for (const WrappedLabel *label : editor->findChildren<WrappedLabel *>()) {
            if (label->isVisible() && !label->text().isEmpty())
                texts.append(label->text());
        }
        return texts;
    }
    QMessageBox *question() const
    {
        const auto boxes = m_dialog->findChildren<QMessageBox *>();
        for (QMessageBox *box : boxes) {
            if (box->isVisible())
                return box;
        }
        return nullptr;
    }
    void agree() const
    {
        const QMessageBox *box = question();
        const auto buttons = box->buttons();
        const auto yes = std::find_if(buttons.begin(), buttons.end(), [box](QAbstractButton *button) {
            return box->buttonRole(button) == QMessageBox::AcceptRole;
        });
        QVERIFY(yes != buttons.end());
        (*yes)->click();
    }
    QString fileWith(const QByteArray &content) const
    {
        const QString path = m_fixture->folder() + u"/import.json"_s;
        QFile file(path);
        return file.open(QIODevice::WriteOnly) && file.write(content) == content.size() ? path : QString();
    }

    std::unique_ptr<EngineFixture> m_fixture;
    std::unique_ptr<SettingsDialog> m_dialog;
};

void ServicesTest::init()
{
    m_fixture = std::make_unique<EngineFixture>();
    openDialog();
}

void ServicesTest::cleanup()
{
    m_dialog.reset();
    m_fixture.reset();
}

void ServicesTest::aServiceIsAddedInAForm()
{
    ServiceEditor *editor = editorBy(u"add"_s);
    set(editor, u"name"_s, u"openai"_s);
    set(editor, u"title"_s, u"OpenAI"_s);
    set(editor, u"base"_s, u"https://api.openai.com/"_s);
    set(editor, u"path"_s, u"/v1/videos/{id}"_s);
    set(editor, u"content_path"_s, u"/v1/videos/{id}/content"_s);
    set(editor, u"status.processing"_s, u"in_progress, Running "_s);
    set(editor, u"fields.progress"_s, u"/progress"_s);
    set(editor, u"fields.error"_s, u"/error/message /error"_s);
    set(editor, u"families"_s, uR"([{"name": "sora", "id_prefixes": ["video_"], "models": ["sora-2.*"]}])"_s);
    accept(editor);
    QCOMPARE(problemIn(editor), QString());
    QVERIFY(!editor->isVisible());
    press(QDialogButtonBox::Apply);

    const Service *added = engine().catalogue().find(u"openai"_s);
    QVERIFY(added);
    QCOMPARE(added->title, u"OpenAI"_s);
    QCOMPARE(added->base, QUrl(u"https://api.openai.com"_s));
    QCOMPARE(added->contentPath, u"/v1/videos/{id}/content"_s);
    QCOMPARE(added->statusWords.value(u"in_progress"_s), Status::Processing);
    QCOMPARE(added->statusWords.value(u"running"_s), Status::Processing);
    QCOMPARE(added->fields.progress, QStringList{u"/progress"_s});
    QCOMPARE(added->fields.error, (QStringList{u"/error/message"_s, u"/error"_s}));
    QCOMPARE(added->families.constFirst().modelPatterns.size(), 1);
    QVERIFY(QFile::exists(Profile::servicesPath(m_fixture->folder() + u"/profile"_s)));
    // It can be the default at once, and is on the list.
    const auto *defaults = child<QComboBox>(u"defaultService"_s);
    QVERIFY(defaults->findData(u"openai"_s) >= 0);
    QVERIFY(child<QPushButton>(u"edit-openai"_s)->isEnabled());
}

void ServicesTest::nothingCountsBeforeItIsApplied()
{
    page()->importFrom(fileWith(catalogueToJson({ownService()})));
    QCOMPARE(problem(), QString());
    child<QComboBox>(u"defaultService"_s)
        ->setCurrentIndex(child<QComboBox>(u"defaultService"_s)->findData(u"own"_s));
    QVERIFY(!engine().catalogue().find(u"own"_s));
    press(QDialogButtonBox::Cancel);
    QVERIFY(!engine().catalogue().find(u"own"_s));

    openDialog();
    QVERIFY(!m_dialog->findChild<QPushButton *>(u"edit-own"_s));
    page()->importFrom(fileWith(catalogueToJson({ownService()})));
    child<QComboBox>(u"defaultService"_s)
        ->setCurrentIndex(child<QComboBox>(u"defaultService"_s)->findData(u"own"_s));
    press(QDialogButtonBox::Ok);
    QCOMPARE(*engine().catalogue().find(u"own"_s), ownService());
    QCOMPARE(engine().catalogue().defaultService(), u"own"_s);
}

void ServicesTest::whatIsWrongIsSaidBesideItsField_data()
{
    QTest::addColumn<QString>("place");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("sentence");
    QTest::newRow("no name") << u"name"_s << u""_s << u"Name: is missing"_s;
    QTest::newRow("a name with spaces")
        << u"name"_s << u"my own"_s
        << u"Name: is no name: letters, digits, '.', '_' and '-' alone, 64 at most"_s;
    QTest::newRow("a built-in name")
        << u"name"_s << u"kyyAiPower"_s
        << u"Name: kyyAiPower is built in and stays as it is: a copy has another name"_s;
    QTest::newRow("no address") << u"base"_s << u""_s << u"Address: is missing"_s;
    QTest::newRow("no scheme") << u"base"_s << u"own.example"_s << u"Address: must begin with https://"_s;
    QTest::newRow("http") << u"base"_s << u"http://own.example"_s
                          << u"Address: must begin with https://; http:// is for this machine alone"_s;
    QTest::newRow("a built-in address") << u"base"_s << u"https://zcbservice.aizfw.cn/kyyAiPower/"_s
                                        << u"Address: is the address of kyyAiPower already"_s;
    QTest::newRow("a key in the address")
        << u"base"_s << u"https://own.example/?key=abc"_s << u"Address: has a query or a fragment"_s;
    QTest::newRow("no id in the path")
        << u"path"_s << u"/v1/videos"_s << u"Path of a task: is no plain path with one segment {id}"_s;
    QTest::newRow("a content elsewhere") << u"content_path"_s << u"https://cdn.example/{id}"_s
                                         << u"Path of its clip: is no plain path with one segment {id}"_s;
    QTest::newRow("no word for the end") << u"status.completed"_s << u""_s << u"Completed: is missing"_s;
    QTest::newRow("commas alone") << u"status.completed"_s << u" , "_s << u"Completed: has no words"_s;
    QTest::newRow("a word twice") << u"status.failed"_s << u"nok, COMPLETED"_s
                                  << u"Failed: stands there twice"_s;
    QTest::newRow("no pointer") << u"fields.status"_s << u"data.status"_s
                                << u"Status: is no JSON Pointer: data.status"_s;
    QTest::newRow("nowhere an id") << u"fields.id"_s << u""_s << u"Task id: has no JSON Pointer"_s;
    QTest::newRow("kinds that are no JSON")
        << u"families"_s << u"[\n {\"name\": \"a\"},\n ]"_s
        << u"Kinds of tasks: not JSON: line 3, column 2: object is missing after a comma"_s;
    QTest::newRow("a kind that is wrong")
        << u"families"_s
        << u"[\n {\"name\": \"a\"},\n {\"name\": \"b\",\n  \"modes\": [{\"title\": \"x\"}]}\n]"_s
        << u"Kinds of tasks, line 4, [1].modes[0].name: is missing"_s;
    QTest::newRow("kinds that are none")
        << u"families"_s << u"{}"_s << u"Kinds of tasks, line 1: is no array"_s;
}

void ServicesTest::whatIsWrongIsSaidBesideItsField()
{
    QFETCH(QString, place);
    QFETCH(QString, text);
    QFETCH(QString, sentence);
    ServiceEditor *editor = editorBy(u"add"_s);
    set(editor, u"name"_s, u"own"_s);
    set(editor, u"base"_s, u"https://own.example"_s);
    set(editor, place, text);
    QCOMPARE(problemIn(editor), QString()); // nobody is blamed for what is not finished
    accept(editor);
    QVERIFY(editor->isVisible());
    QCOMPARE(problemIn(editor), sentence);
    QVERIFY(editor->focusWidget());
    QCOMPARE(editor->focusWidget()->objectName(), place);
}

void ServicesTest::aProblemGoesOnceItIsMended()
{
    ServiceEditor *editor = editorBy(u"add"_s);
    accept(editor);
    QCOMPARE(problemIn(editor), u"Name: is missing"_s);
    set(editor, u"name"_s, u"own"_s);
    QCOMPARE(problemIn(editor), u"Address: is missing"_s);
    set(editor, u"base"_s, u"https://own.example"_s);
    QCOMPARE(problemIn(editor), QString());
    accept(editor);
    QVERIFY(!editor->isVisible());
}

void ServicesTest::anExampleShowsWhatWouldBeRead()
{
    ServiceEditor *editor = editorBy(u"add"_s);
    set(editor, u"example"_s,
        uR"({"id": "video_1", "status": "in_progress", "progress": 33, "model": "sora-2", "created_at": 1761635478})"_s);
    // Neither a name nor an address is needed for it.
    QVERIFY(shownIn(editor).contains(
        u"“in_progress”, which is none of the words: it would be shown as it is, and asked again"_s));
    set(editor, u"status.processing"_s, u"in_progress"_s);
    QVERIFY(shownIn(editor).contains(u"Processing (“in_progress”)"_s));
    QVERIFY(!shownIn(editor).contains(percentText(0.33)));
    set(editor, u"fields.progress"_s, u"/progress"_s);
    QVERIFY2(shownIn(editor).contains(percentText(0.33)), qPrintable(shownIn(editor).join(u'|')));
    QVERIFY(shownIn(editor).contains(u"video_1"_s));

    set(editor, u"content_path"_s, u"/v1/videos/{id}/content"_s);
    set(editor, u"base"_s, u"https://own.example"_s);
    set(editor, u"name"_s, u"own"_s);
    set(editor, u"example"_s, uR"({"id": "video_1", "status": "completed", "error": null})"_s);
    QVERIFY(
        shownIn(editor).contains(u"https://own.example/v1/videos/video_1/content, fetched with the key"_s));
    set(editor, u"example"_s,
        uR"({"id": "v", "status": "completed", "video_url": "https://cdn.example/v.mp4?sig=secret", "error": "Oh"})"_s);
    QVERIFY(shownIn(editor).contains(u"https://cdn.example/v.mp4?…"_s));
    QVERIFY(shownIn(editor).contains(u"Oh"_s));
}

void ServicesTest::anExampleThatTellsNothingSaysWhy_data()
{
    QTest::addColumn<QString>("example");
    QTest::addColumn<QString>("why");
    QTest::newRow("no JSON") << u"<html>"_s << u"not JSON"_s;
    QTest::newRow("no id") << uR"({"status": "queued"})"_s << u"There is no task id in it"_s;
    QTest::newRow("no status") << uR"({"id": "video_1"})"_s << u"no status"_s;
}

void ServicesTest::anExampleThatTellsNothingSaysWhy()
{
    QFETCH(QString, example);
    QFETCH(QString, why);
    ServiceEditor *editor = editorBy(u"add"_s);
    set(editor, u"example"_s, example);
    QVERIFY2(shownIn(editor).join(u'|').contains(why), qPrintable(shownIn(editor).join(u'|')));
    set(editor, u"example"_s, {});
    QVERIFY(!shownIn(editor).join(u'|').contains(why));
}

void ServicesTest::aServiceIsEditedAndKeepsItsName()
{
    QVERIFY(engine()
                .userServices()
                .replace({ownService(), ownService(u"second"_s, u"https://second.example"_s)})
                .ok());
    openDialog();
    ServiceEditor *editor = editorBy(u"edit-own"_s);
    QVERIFY(editor->findChild<QLineEdit *>(u"name"_s)->isReadOnly());
    set(editor, u"base"_s, u"https://second.example"_s);
    accept(editor);
    QCOMPARE(problemIn(editor), u"Address: is the address of second already"_s);
    set(editor, u"base"_s, u"https://third.example"_s);
    accept(editor);
    press(QDialogButtonBox::Ok);
    QCOMPARE(engine().catalogue().find(u"own"_s)->base, QUrl(u"https://third.example"_s));
    QCOMPARE(engine().userServices().services().size(), 2);
}

void ServicesTest::aFormGivesBackWhatItWasGiven_data()
{
    QTest::addColumn<Service>("service");
    for (const Service &builtIn : ServiceCatalogue::builtIn().services()) {
        Service service = builtIn;
        service.name = u"own"_s;
        service.base = QUrl(u"https://own.example/a%20b"_s);
        QTest::newRow(qPrintable(builtIn.name)) << service;
    }
    Service other = ownService();
    other.contentPath = u"/x/{id}"_s;
    other.statusWords = {{u"a b"_s, Status::Completed}, {u"ok"_s, Status::Completed}};
    other.fields.progress = {u"/a b,c"_s, u"/p"_s};
    other.fields.videoUrl.clear();
    other.polling = {45s, 50500ms, 60s};
    other.families.clear();
    QTest::newRow("other") << other;
}

void ServicesTest::aFormGivesBackWhatItWasGiven()
{
    QFETCH(Service, service);
    QVERIFY(engine().userServices().replace({service}).ok());
    openDialog();
    accept(editorBy(u"edit-own"_s));
    press(QDialogButtonBox::Ok);
    QCOMPARE(engine().userServices().services(), QVector<Service>{service});
}

void ServicesTest::aBuiltInServiceIsOnlyCopied()
{
    QVERIFY(!m_dialog->findChild<QPushButton *>(u"edit-kyyAiPower"_s));
    QVERIFY(!m_dialog->findChild<QPushButton *>(u"remove-service-kyyAiPower"_s));
    ServiceEditor *editor = editorBy(u"copy-kyyAiPower"_s);
    QCOMPARE(editor->findChild<QLineEdit *>(u"name"_s)->text(), u"kyyAiPower-2"_s);
    QVERIFY(!editor->findChild<QLineEdit *>(u"name"_s)->isReadOnly());
    accept(editor);
    QCOMPARE(problemIn(editor), u"Address: is the address of kyyAiPower already"_s);
    set(editor, u"base"_s, u"https://mine.example"_s);
    accept(editor);
    press(QDialogButtonBox::Ok);
    const Service *copy = engine().catalogue().find(u"kyyAiPower-2"_s);
    QVERIFY(copy);
    QCOMPARE(copy->families, ServiceCatalogue::builtIn().find(u"kyyAiPower"_s)->families);
    QCOMPARE(*engine().catalogue().find(u"kyyAiPower"_s), *ServiceCatalogue::builtIn().find(u"kyyAiPower"_s));
}

void ServicesTest::aServiceWithTasksIsNotRemovedUnasked()
{
    QVERIFY(engine()
                .userServices()
                .replace({ownService(), ownService(u"free"_s, u"https://free.example"_s)})
                .ok());
    const qint64 number = m_fixture->addTask(u"vgen_1"_s, u"own"_s);
    QVERIFY(number > 0);
    openDialog();
    child<QPushButton>(u"remove-service-own"_s)->click();
    QVERIFY(question());
    QVERIFY2(question()->text().contains(u"own"), qPrintable(question()->text()));
    QCOMPARE(question()->textFormat(), Qt::PlainText);
    question()->button(QMessageBox::Cancel)->click();
    QVERIFY(child<QPushButton>(u"edit-own"_s)->isVisible());

    child<QPushButton>(u"remove-service-own"_s)->click();
    QTRY_VERIFY(question());
    agree();
    child<QPushButton>(u"remove-service-free"_s)->click(); // nothing is watched there
    press(QDialogButtonBox::Ok);
    QVERIFY(engine().userServices().services().isEmpty());
    QVERIFY(!engine().catalogue().find(u"own"_s));
    QVERIFY(engine().monitor().task(number));
}

void ServicesTest::aBadImportChangesNothing_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<QString>("why");
    const QByteArray good = R"({"name":"new","base":"https://new.example"},)";
    QTest::newRow("the second is wrong")
        << "{\"services\":[" + good + R"({"name":"b","base":"https://b.example","fields":{"status":"x"}}]})"
        << u"Nothing was imported. services[1].fields.status: is no JSON Pointer: x"_s;
    QTest::newRow("with a key")
        << "{\"services\":[" + good +
               R"({"name":"b","base":"https://b.example","api_key":"sk-secret-1234567"}]})"
        << u"Nothing was imported. services[1]: the field \"api_key\" is refused: keys are never read from a file"_s;
    QTest::newRow("a built-in one")
        << "{\"services\":[" + good + R"({"name":"kyyAiPower","base":"https://b.example"}]})"
        << u"Nothing was imported. services[1].name: kyyAiPower is built in and stays as it is: a copy has another name"_s;
    QTest::newRow("no JSON") << QByteArray("PK\x03\x04")
                             << u"Nothing was imported. not JSON: line 1, column 1: illegal value"_s;
    QTest::newRow("too large") << QByteArray(3 * 1024 * 1024, ' ')
                               << u"Nothing was imported. is larger than 1 MiB"_s;
}

void ServicesTest::aBadImportChangesNothing()
{
    QFETCH(QByteArray, content);
    QFETCH(QString, why);
    page()->importFrom(fileWith(content));
    QCOMPARE(problem(), why);
    press(QDialogButtonBox::Apply);
    QVERIFY(engine().userServices().services().isEmpty());
    QVERIFY(!QFile::exists(Profile::servicesPath(m_fixture->folder() + u"/profile"_s)));
}

void ServicesTest::anImportThatReplacesAsksFirst()
{
    QVERIFY(engine().userServices().replace({ownService()}).ok());
    openDialog();
    Service other = ownService();
    other.title = u"Another"_s;
    const QString path = fileWith(catalogueToJson({other}));
    page()->importFrom(path);
    QVERIFY(question());
    QVERIFY(question()->text().contains(u"own"));
    question()->button(QMessageBox::Cancel)->click();
    press(QDialogButtonBox::Apply);
    QCOMPARE(engine().userServices().services(), QVector<Service>{ownService()});

    engine().keys().setKey(u"own"_s, u"sk-own-0123456789"_s);
    page()->importFrom(path);
    QTRY_VERIFY(question());
    agree();
    press(QDialogButtonBox::Apply);
    QCOMPARE(engine().userServices().services(), QVector<Service>{other});
    QVERIFY(engine().keys().has(u"own"_s)); // its address is the same
}

void ServicesTest::anImportMovesNoServiceAndSaysWhy()
{
    QVERIFY(engine().userServices().replace({ownService()}).ok());
    engine().keys().setKey(u"own"_s, u"sk-own-0123456789"_s);
    openDialog();
    page()->importFrom(fileWith(catalogueToJson({ownService(u"own"_s, u"https://elsewhere.example"_s)})));
    QVERIFY(!question());
    QCOMPARE(problem(), u"Nothing was imported. services[0].base: own is configured at "
                        u"https://own.example/api already: rename it "
                        "in the file, or edit the address of yours yourself"_s);
    press(QDialogButtonBox::Apply);
    QCOMPARE(engine().userServices().services(), QVector<Service>{ownService()});
    QVERIFY(engine().keys().has(u"own"_s));
}

void ServicesTest::whoEditsAnAddressIsToldWhatBecomesOfTheKey()
{
    QVERIFY(engine().userServices().replace({ownService()}).ok());
    engine().keys().setKey(u"own"_s, u"sk-own-0123456789"_s);
    openDialog();
    ServiceEditor *editor = editorBy(u"edit-own"_s);
    const auto *move = child<WrappedLabel>(u"move"_s, editor);
    QVERIFY(move->isHidden());
    set(editor, u"base"_s, u"https://OWN.example:443/api/"_s); // the same
    QVERIFY(move->isHidden());
    set(editor, u"base"_s, u"https://own.example/other"_s);
    QVERIFY(move->isVisible());
    QVERIFY2(move->text().contains(u"asked for anew"), qPrintable(move->text()));
    QVERIFY2(move->text().contains(u"RUSHES_API_KEY"), qPrintable(move->text()));
    accept(editor);
    press(QDialogButtonBox::Ok);
    QVERIFY(!engine().keys().has(u"own"_s));
    openDialog();
    set(editorBy(u"add"_s), u"base"_s, u"https://new.example"_s);
    QVERIFY(child<WrappedLabel>(u"move"_s, m_dialog->findChild<ServiceEditor *>())->isHidden());
}

void ServicesTest::anExportCanBeImportedAndHoldsNoKey()
{
    QVERIFY(engine().userServices().replace({ownService()}).ok());
    engine().keys().setKey(u"own"_s, u"sk-own-0123456789abcdef"_s);
    openDialog();
    const QString path = m_fixture->folder() + u"/export.json"_s;
    page()->exportTo(path, u"own"_s);
    QCOMPARE(problem(), QString());
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray json = file.readAll();
    QVERIFY(!json.contains("sk-own"));
    const Result<ServiceCatalogue> read = ServiceCatalogue::fromJson(json);
    QVERIFY(read.ok());
    QCOMPARE(read->services(), QVector<Service>{ownService()});
    page()->exportTo(m_fixture->folder() + u"/missing/x.json"_s, u"own"_s);
    QVERIFY(!problem().isEmpty());
    page()->exportTo(path, u"kyyAiPower"_s); // one that is built in, too
    QCOMPARE(problem(), QString());
}

void ServicesTest::aServiceThatIsInTheWayOfABuiltInOneSaysSo()
{
    QVERIFY(engine().userServices().replace({ownService(u"kyyAiPower"_s)}).ok());
    openDialog();
    QStringList texts;
    for (const WrappedLabel *label : page()->findChildren<WrappedLabel *>())
        texts.append(label->text());
    QVERIFY(texts.contains(u"Not used: a built-in service has its name or its address."_s));
    QVERIFY(child<QPushButton>(u"remove-service-kyyAiPower"_s)->isVisible());
}

void ServicesTest::everyFieldHasANameAndCanBeReachedByKeyboard()
{
    const ServiceEditor *editor = editorBy(u"add"_s);
    int fields = 0;
    for (const QWidget *widget : editor->findChildren<QWidget *>()) {
        const bool isField = qobject_cast<const QLineEdit *>(widget) ||
                             qobject_cast<const QAbstractSpinBox *>(widget) ||
                             qobject_cast<const QPlainTextEdit *>(widget);
        if (!isField || qobject_cast<const QAbstractSpinBox *>(widget->parentWidget()))
            continue;
        ++fields;
        QVERIFY2(!widget->accessibleName().isEmpty(), qPrintable(widget->objectName()));
        QVERIFY2(widget->focusPolicy() & Qt::TabFocus, qPrintable(widget->objectName()));
        if (const auto *text = qobject_cast<const QPlainTextEdit *>(widget))
            QVERIFY(text->tabChangesFocus());
    }
    QCOMPARE(fields, 23);
    for (const QPushButton *button : page()->findChildren<QPushButton *>())
        QVERIFY2(!button->text().isEmpty(), qPrintable(button->objectName()));
}

QTEST_MAIN(ServicesTest)
#include "services_test.moc"
