// SPDX-License-Identifier: GPL-3.0-or-later
#include "services_bench.h"

#include "engine/user_services.h"
#include "store/key_ring.h"
#include "store/profile.h"
#include "wording/time_text.h"

#include <QAbstractSpinBox>
#include <QComboBox>
#include <QTest>

using namespace rushes;
using namespace rushes::test;
using namespace Qt::StringLiterals;

/// The form in which a service is described.
class ServicesTest : public ServicesBench
{
    Q_OBJECT

private Q_SLOTS:
    void init() { begin(); }
    void cleanup() { end(); }

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
    void whoEditsAnAddressIsToldWhatBecomesOfTheKey();
    void everyFieldHasANameAndCanBeReachedByKeyboard();
};

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
