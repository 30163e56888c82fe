// SPDX-License-Identifier: GPL-3.0-or-later

// The log, and that a key is in nothing that the window shows, keeps or copies.

#include "shown_texts.h"
#include "window_bench.h"

#include "core/log_categories.h"
#include "engine/program_log.h"
#include "store/key_ring.h"
#include "support/planted_key.h"
#include "ui/log/log_window.h"
#include "ui/settings/settings_dialog.h"

#include <QClipboard>
#include <QLabel>
#include <QLineEdit>
#include <QMimeData>
#include <QPlainTextEdit>
#include <QScrollBar>
#include <QTest>

namespace rushes::test {

namespace {

const PlantedKey planted("sk-planted-0123456789abcdef");

QPlainTextEdit *linesOf(const LogWindow &window)
{
    return window.findChild<QPlainTextEdit *>();
}

} // namespace

class LogWindowTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cleanup() { QGuiApplication::clipboard()->clear(); }

    void linesAreShownAsTheyCome();
    void linesAreFiltered();
    void whoReadsIsNotMovedAway();
    void theReportIsCopied();
    void theMenuOpensItAndCopies();
    void aPlantedKeyIsNowhere();
};

void LogWindowTest::linesAreShownAsTheyCome()
{
    EngineFixture fixture;
    qCInfo(logPoll) << "before it was opened";
    LogWindow window(fixture.engine(), nullptr);
    window.setAttribute(Qt::WA_DeleteOnClose, false);
    window.show();
    QVERIFY(linesOf(window)->toPlainText().contains(u"before it was opened"));
    qCInfo(logPoll) << "<b>while it is open</b>";
    QTRY_VERIFY(linesOf(window)->toPlainText().endsWith(u"rushes.poll: <b>while it is open</b>"));
}

void LogWindowTest::linesAreFiltered()
{
    EngineFixture fixture;
    qCInfo(logPoll) << "one";
    qCInfo(logClip) << "two";
    LogWindow window(fixture.engine(), nullptr);
    window.setAttribute(Qt::WA_DeleteOnClose, false);
    window.findChild<QLineEdit *>()->setText(u"RUSHES.CLIP"_s);
    QVERIFY(linesOf(window)->toPlainText().endsWith(u"two"));
    QVERIFY(!linesOf(window)->toPlainText().contains(u"one"));
    qCInfo(logPoll) << "three";
    qCInfo(logClip) << "four";
    QTRY_VERIFY(linesOf(window)->toPlainText().endsWith(u"four"));
    QVERIFY(!linesOf(window)->toPlainText().contains(u"three"));
    window.findChild<QLineEdit *>()->clear();
    QVERIFY(linesOf(window)->toPlainText().contains(u"three"));
}

void LogWindowTest::whoReadsIsNotMovedAway()
{
    EngineFixture fixture;
    for (int i = 0; i < 300; ++i)
        qCInfo(logPoll) << i;
    LogWindow window(fixture.engine(), nullptr);
    window.setAttribute(Qt::WA_DeleteOnClose, false);
    window.show();
    QVERIFY(QTest::qWaitForWindowExposed(&window));
    QScrollBar &bar = *linesOf(window)->verticalScrollBar();
    QTRY_COMPARE(bar.value(), bar.maximum());
    QVERIFY(bar.maximum() > 0);
    qCInfo(logPoll) << "followed";
    QTRY_VERIFY(linesOf(window)->toPlainText().endsWith(u"followed"));
    QCOMPARE(bar.value(), bar.maximum());
    bar.setValue(3);
    qCInfo(logPoll) << "not followed";
    QTRY_VERIFY(linesOf(window)->toPlainText().endsWith(u"not followed"));
    QCOMPARE(bar.value(), 3);
}

void LogWindowTest::theReportIsCopied()
{
    EngineFixture fixture;
    LogWindow window(fixture.engine(), nullptr);
    window.setAttribute(Qt::WA_DeleteOnClose, false);
    for (QPushButton *button : window.findChildren<QPushButton *>()) {
        if (button->isDefault())
            button->click();
    }
    QVERIFY(QGuiApplication::clipboard()->text().contains(u"The log's last lines:"));
}

void LogWindowTest::theMenuOpensItAndCopies()
{
    Bench bench;
    bench.action(Command::Log)->trigger();
    QVERIFY(bench.find<LogWindow>());
    QTRY_VERIFY(bench.find<LogWindow>()->isVisible());
    bench.action(Command::Log)->trigger();
    QCOMPARE(bench.window->findChildren<LogWindow *>().size(), 1);
    bench.action(Command::CopyReport)->trigger();
    QVERIFY(QGuiApplication::clipboard()->text().contains(u"The log's last lines:"));
    QVERIFY(!bench.notice().isEmpty());
}

void LogWindowTest::aPlantedKeyIsNowhere()
{
    Bench bench;
    QString copied;
    const auto note = [&copied] {
        copied += QGuiApplication::clipboard()->text() + u'\n';
        const QMimeData *content = QGuiApplication::clipboard()->mimeData();
        for (const QString &format : content ? content->formats() : QStringList())
            copied += QString::fromUtf8(content->data(format)) + u'\n';
    };
    const QString key = QString::fromLatin1(planted.key());
    bench.fixture.engine().keys().setKey(service, key);
    qWarning("a library says %s", planted.key().constData());
    // The key in what is pasted, in every way in which it comes.
    for (
        const QString &text :
        {u"curl -H 'Authorization: Bearer %1' https://zcbservice.aizfw.cn/kyyAiPower/v1/result/vgen_abc123def456"_s,
         u"vgen_abc456def123 my key is %1"_s, u"{\"id\":\"sora_abc123def456\",\"key\":\"%1\"}"_s, u"%1"_s}) {
        bench.window->takeInText(text.arg(key));
        QTest::qWait(0);
        QVERIFY(!planted.isIn(shownTexts().join(u'\n')));
    }
    const qint64 number = bench.add(u"sora_18cc40de77ff"_s, hold);
    QVERIFY(number > 0);
    bench.select({number});
    for (const Command command :
         {Command::CopyId, Command::CopyLink, Command::CopyError, Command::CopyRow, Command::CopyReport}) {
        bench.action(command)->trigger();
        note();
    }
    bench.action(Command::Log)->trigger();
    bench.action(Command::Settings)->trigger();
    bench.find<SettingsDialog>()->showPage(SettingsDialog::Keys);
    bench.action(Command::Keys)->trigger();
    bench.action(Command::About)->trigger();
    QTest::qWait(0);
    const QString texts = shownTexts().join(u'\n');
    QVERIFY(texts.contains(u"sora_18cc40de77ff"));
    QVERIFY(!planted.isIn(texts));
    QVERIFY(copied.contains(u"sora_18cc40de77ff"));
    QVERIFY(!planted.isIn(copied));
    int files = 0;
    QCOMPARE(planted.fileWithIt(bench.fixture.folder(), &files), QString());
    QVERIFY(files >= 3);
}

} // namespace rushes::test

QTEST_MAIN(rushes::test::LogWindowTest)
#include "log_window_test.moc"
