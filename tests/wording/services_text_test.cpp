// SPDX-License-Identifier: GPL-3.0-or-later
#include "wording/services_text.h"

#include "core/json_reader.h"
#include "task_fixture.h"
#include "wording/what_next.h"

#include <QTest>
#include <QTranslator>

using namespace rushes;
using namespace rushes::test;
using namespace Qt::StringLiterals;

namespace {

/// Translates the words of faults alone, each in capitals.
class Capitals final : public QTranslator
{
public:
    [[nodiscard]] bool isEmpty() const override { return false; }
    [[nodiscard]] QString translate(const char *context, const char *source, const char *, int) const override
    {
        return qstrcmp(context, "JsonFault") == 0 ? QString::fromUtf8(source).toUpper() : QString();
    }
};

} // namespace

class ServicesTextTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aFaultNamesItsPlace()
    {
        const JsonFault fault{u"services[1].base"_s, "must begin with https://"};
        QCOMPARE(faultText(fault), u"must begin with https://"_s);
        QCOMPARE(placedFaultText(fault), u"services[1].base: must begin with https://"_s);
        QCOMPARE(placedFaultText({{}, "is no object"}), u"is no object"_s);
    }

    void aFaultIsSaidInTheUsersLanguage()
    {
        Capitals capitals;
        QCoreApplication::installTranslator(&capitals);
        const JsonFault fault{u"polling.from_s"_s, "is not within %1 and %2", {u"30"_s, u"60"_s}};
        QCOMPARE(faultText(fault), u"IS NOT WITHIN 30 AND 60"_s);
        QCOMPARE(fault.text(), u"polling.from_s: is not within 30 and 60"_s); // for logs: English
        QCoreApplication::removeTranslator(&capitals);
    }

    void whatAFileSaysIsShownAsText()
    {
        const QString text = faultText({{}, "unknown field \"%1\"", {u"a\u202e<b>\n%2"_s}});
        QCOMPARE(text, u"unknown field \"a[U+202E]<b> %2\""_s);
    }

    void aFileThatWasSetAsideIsNamed()
    {
        const Error why{ErrorKind::CatalogueInvalid, u"services[0].base: is missing"_s};
        QCOMPARE(servicesTroubleText(why, u"/p/services.json.set-aside-1"_s),
                 u"The list of services is wrong at services[0].base: is missing. The services that you "
                 u"added are not there "
                 "now. The file is kept as /p/services.json.set-aside-1: mend it and import it."_s);
        QVERIFY(!servicesTroubleText(why, {}).contains(u"kept"));
    }

    void aTaskOfAServiceThatIsGoneSaysSo()
    {
        Task task;
        task.id = u"video_1"_s;
        task.service = u"own"_s;
        task.status = Status::Processing;
        task.contact = Contact::Ok;
        TaskContext context;
        QCOMPARE(whatNextText(task, context), u"own is not among the services any more, so nothing is asked. "
                                              u"Add it in Settings, and the watching goes "
                                              "on."_s);
        task.status = Status::Failed;
        QVERIFY(!whatNextText(task, context).contains(u"Settings"));
    }
};

QTEST_GUILESS_MAIN(ServicesTextTest)
#include "services_text_test.moc"
