// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/log/log_window.h"

#include "engine/engine.h"
#include "engine/problem_report.h"
#include "engine/program_log.h"
#include "ui/main_window/show_in_folder.h"
#include "ui/style/fonts.h"
#include "ui/style/theme.h"

#include <QClipboard>
#include <QEvent>
#include <QFontDatabase>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollBar>
#include <QVBoxLayout>

namespace rushes {

LogWindow::LogWindow(Engine &engine, QWidget *parent)
    : QDialog(parent)
    , m_engine(engine)
    , m_filter(new QLineEdit(this))
    , m_lines(new QPlainTextEdit(this))
    , m_told(new QLabel(this))
    , m_folder(new QPushButton(this))
    , m_report(new QPushButton(this))
    , m_close(new QPushButton(this))
{
    setAttribute(Qt::WA_DeleteOnClose);
    m_filter->setClearButtonEnabled(true);
    m_lines->setReadOnly(true);
    m_lines->setLineWrapMode(QPlainTextEdit::NoWrap);
    m_lines->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    m_lines->setMaximumBlockCount(int(ProgramLog::linesKept));
    m_lines->setUndoRedoEnabled(false);
    m_told->setTextFormat(Qt::PlainText);
    m_report->setDefault(true);
    m_folder->setAutoDefault(false);
    m_close->setAutoDefault(false);

    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(scaled(8, this));
    buttons->addWidget(m_folder);
    buttons->addWidget(m_told, 1);
    buttons->addWidget(m_report);
    buttons->addWidget(m_close);
    auto *layout = new QVBoxLayout(this);
    const int margin = scaled(16, this);
    layout->setContentsMargins(margin, margin, margin, margin);
    layout->setSpacing(scaled(10, this));
    layout->addWidget(m_filter);
    layout->addWidget(m_lines, 1);
    layout->addLayout(buttons);
    resize(scaled(860, this), scaled(520, this));

    connect(m_filter, &QLineEdit::textChanged, this, &LogWindow::showAll);
    connect(m_report, &QPushButton::clicked, this, &LogWindow::copyReport);
    connect(m_folder, &QPushButton::clicked, this,
            [this] { showInFolder(m_engine.log().files().value(0), this); });
    connect(m_close, &QPushButton::clicked, this, &QDialog::close);
    connect(&m_engine.log(), &ProgramLog::lineAdded, this, &LogWindow::addLine);
    retranslate();
    showAll();
    m_lines->setFocus();
}

void LogWindow::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QDialog::changeEvent(event);
}

void LogWindow::retranslate()
{
    setWindowTitle(tr("Log"));
    m_filter->setPlaceholderText(tr("Only lines with…"));
    m_filter->setAccessibleName(tr("Only lines with these words"));
    m_lines->setAccessibleName(tr("Lines of the log"));
    m_folder->setText(tr("Show &file"));
    m_report->setText(tr("Copy &report"));
    m_report->setToolTip(tr("Versions, counts and the log's last lines, without keys, links, whole ids, "
                            "labels and names of files."));
    m_close->setText(tr("Close"));
}

void LogWindow::showAll()
{
    QStringList shown;
    const QStringList all = m_engine.log().lines();
    for (const QString &line : all) {
        if (line.contains(m_filter->text(), Qt::CaseInsensitive))
            shown.append(line);
    }
    m_lines->setPlainText(shown.join(u'\n'));
    m_lines->verticalScrollBar()->setValue(m_lines->verticalScrollBar()->maximum());
}

void LogWindow::addLine(const QString &line)
{
    if (!line.contains(m_filter->text(), Qt::CaseInsensitive))
        return;
    // It goes along with the end only for who is looking at it.
    QScrollBar &bar = *m_lines->verticalScrollBar();
    const bool follows = bar.value() == bar.maximum();
    m_lines->appendPlainText(line);
    if (follows)
        bar.setValue(bar.maximum());
}

void LogWindow::copyReport()
{
    copyProblemReport(m_engine);
    m_told->setText(tr("The report is on the clipboard. Read it before you post it."));
}

void copyProblemReport(Engine &engine)
{
    QGuiApplication::clipboard()->setText(problemReport(engine, engine.log().lines()));
}

} // namespace rushes
