// SPDX-License-Identifier: GPL-3.0-or-later
#include "window_bench.h"

#include <QAbstractButton>
#include <QComboBox>
#include <QLabel>
#include <QMenu>
#include <QTextDocument>

namespace rushes::test {

namespace {

bool isTreacherous(QChar character)
{
    return character == QChar(0x202E) || character == QChar(0x1B) || character == QChar(0);
}

/// What of a widget is read, with what it is.
QVector<std::pair<const char *, QString>> textsOf(const QWidget *widget)
{
    QVector<std::pair<const char *, QString>> texts{{"window title", widget->windowTitle()},
                                                    {"name", widget->accessibleName()},
                                                    {"description", widget->accessibleDescription()}};
    if (const auto *label = qobject_cast<const QLabel *>(widget))
        texts.append({"label", label->text()});
    if (const auto *button = qobject_cast<const QAbstractButton *>(widget))
        texts.append({"button", button->text()});
    if (const auto *box = qobject_cast<const QComboBox *>(widget)) {
        for (int i = 0; i < box->count(); ++i)
            texts.append({"choice", box->itemText(i)});
    }
    for (const QAction *action : widget->actions())
        texts.append({"action", action->text()});
    return texts;
}

QString nameOf(const QWidget *widget, const char *what, const QString &text)
{
    return u"%1 of %2 '%3': %4"_s.arg(QLatin1StringView(what),
                                      QLatin1StringView(widget->metaObject()->className()),
                                      widget->objectName(), text.left(200));
}

} // namespace

/// The window over a task of which everything that a stranger writes is hostile.
class PlainWindowTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nothingInTheWindowIsTakenForMarkup_data();
    void nothingInTheWindowIsTakenForMarkup();
};

void PlainWindowTest::nothingInTheWindowIsTakenForMarkup_data()
{
    QTest::addColumn<QString>("hostile");
    QTest::newRow("an image") << u"<img src=\"http://127.0.0.1:1/x\">"_s;
    QTest::newRow("bold, turned and coloured") << u"<b>x</b>\u202Egpj\x1B[31m"_s + QChar(0) + u"\n"_s;
    QTest::newRow("endless") << QString(10'000, u'x');
}

void PlainWindowTest::nothingInTheWindowIsTakenForMarkup()
{
    QFETCH(const QString, hostile);
    Bench bench;
    bool found = false;
    for (const bool isFailed : {true, false}) {
        const QString id = isFailed ? u"vgen_failed000001"_s : u"vgen_refused00001"_s;
        bench.add(id, [&hostile, isFailed](Task &task) {
            complete(task);
            if (isFailed)
                task.status = Status::Failed;
            task.label = hostile;
            task.model = hostile;
            task.statusWord = hostile;
            task.message = hostile;
            task.contact = Contact::Lost;
            task.trouble = Error{ErrorKind::ServerTrouble, hostile};
            task.clipTrouble = Error{ErrorKind::LinkRefused, hostile};
            task.lastAnswer = hostile.toUtf8();
        });
    }
    for (int row = 0; row < bench.rows(); ++row) {
        bench.table->selectRow(row);
        QCoreApplication::processEvents();
        const QList<QWidget *> widgets = bench.window->findChildren<QWidget *>();
        for (const QWidget *widget : widgets + QList<QWidget *>{bench.window.get()}) {
            for (const auto &[what, text] : textsOf(widget)) {
                QVERIFY2(std::ranges::none_of(text, isTreacherous), qPrintable(nameOf(widget, what, text)));
                QVERIFY2(text.size() < 5000, qPrintable(nameOf(widget, what, text)));
            }
            if (const auto *label = qobject_cast<const QLabel *>(widget);
                label && Qt::mightBeRichText(label->text())) {
                found = true;
                QVERIFY2(label->textFormat() == Qt::PlainText,
                         qPrintable(nameOf(widget, "label", label->text())));
            }
            const QString tip = widget->toolTip();
            if (Qt::mightBeRichText(tip))
                QVERIFY2(tip.startsWith(u"<qt>"_s) && !tip.contains(u"<img"_s) && !tip.contains(u"<b>"_s),
                         qPrintable(nameOf(widget, "tool tip", tip)));
            QVERIFY2(std::ranges::none_of(tip, isTreacherous), qPrintable(nameOf(widget, "tool tip", tip)));
        }
    }
    // It was there to be taken for markup.
    QVERIFY(found == hostile.contains(u'<'));
}

} // namespace rushes::test

QTEST_MAIN(rushes::test::PlainWindowTest)
#include "plain_window_test.moc"
