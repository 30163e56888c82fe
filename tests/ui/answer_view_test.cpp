// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine_fixture.h"
#include "ui/details/answer_view.h"

#include <QtTest>

using namespace rushes;
using namespace rushes::test;
using namespace Qt::StringLiterals;

/// The answer of a finished task is read from disk when it is shown, and never stands under another task.
class AnswerViewTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void anAnswerOnDiskIsReadWhenItIsShown();
    void whatComesTooLateIsNotShown();
    void theAnswerOfTheOneBeforeGoesAtOnce();
    void whatWasReadIsNotReadAgain();

private:
    qint64 add(const QString &id, const QByteArray &answer)
    {
        return m_fixture->addTask(id, u"kyyReactApiServer"_s, [&answer](Task &task) {
            task.status = Status::Failed;
            task.lastAnswer = answer;
        });
    }
    SharedTask task(qint64 number) { return m_fixture->engine().monitor().task(number); }

    std::unique_ptr<EngineFixture> m_fixture;
    std::unique_ptr<AnswerView> m_view;
};

void AnswerViewTest::init()
{
    m_fixture = std::make_unique<EngineFixture>();
    m_view = std::make_unique<AnswerView>(m_fixture->engine().monitor());
}

void AnswerViewTest::cleanup()
{
    m_view.reset();
    m_fixture.reset();
}

void AnswerViewTest::anAnswerOnDiskIsReadWhenItIsShown()
{
    const qint64 number = add(u"vgen_1"_s, "no JSON");
    QVERIFY(!task(number)->lastAnswer.isHere());
    m_view->showAnswerOf(*task(number));
    QTRY_COMPARE(m_view->toPlainText(), u"no JSON"_s);
    QCOMPARE(m_view->accessibleDescription(), QString());
}

void AnswerViewTest::whatComesTooLateIsNotShown()
{
    const qint64 first = add(u"vgen_1"_s, "first");
    const qint64 second = add(u"vgen_2"_s, "second");
    m_view->showAnswerOf(*task(first));
    m_view->showAnswerOf(*task(second));
    QSignalSpy changed(m_view.get(), &QPlainTextEdit::textChanged);
    QTRY_COMPARE(m_view->toPlainText(), u"second"_s);
    QCOMPARE(changed.count(), 1);
}

void AnswerViewTest::theAnswerOfTheOneBeforeGoesAtOnce()
{
    const qint64 first = add(u"vgen_1"_s, "first");
    const qint64 second = add(u"vgen_2"_s, "second");
    m_view->showAnswerOf(*task(first));
    QTRY_COMPARE(m_view->toPlainText(), u"first"_s);
    m_view->showAnswerOf(*task(second));
    QCOMPARE(m_view->toPlainText(), QString());
}

void AnswerViewTest::whatWasReadIsNotReadAgain()
{
    const qint64 number = add(u"vgen_1"_s, "the answer");
    m_view->showAnswerOf(*task(number));
    QTRY_COMPARE(m_view->toPlainText(), u"the answer"_s);
    QSignalSpy changed(m_view.get(), &QPlainTextEdit::textChanged);
    m_view->showAnswerOf(*task(number));
    QTest::qWait(0);
    QCOMPARE(m_view->toPlainText(), u"the answer"_s);
    QCOMPARE(changed.count(), 0);
}

QTEST_MAIN(AnswerViewTest)
#include "answer_view_test.moc"
