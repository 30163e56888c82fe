// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

class QLabel;
class QLineEdit;
class QPlainTextEdit;
class QPushButton;

namespace rushes {

class Engine;

/// The program's log while it is written: what it did and what Rushes knows of what went wrong, without keys
/// and signed links (the log's redactor has been over it). Lines can be filtered by a word; the newest are
/// followed while the end is in sight. "Copy report" gives a text that is safe to post. It does not block the
/// window. Main thread.
class LogWindow final : public QDialog
{
    Q_OBJECT

public:
    /// engine is borrowed and outlives this.
    LogWindow(Engine &engine, QWidget *parent);

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();
    void showAll();
    void addLine(const QString &line);
    void copyReport();

    Engine &m_engine;
    QLineEdit *m_filter;
    QPlainTextEdit *m_lines;
    QLabel *m_told;
    QPushButton *m_folder;
    QPushButton *m_report;
    QPushButton *m_close;
};

/// Puts the report (engine/problem_report.h) on the clipboard.
void copyProblemReport(Engine &engine);

} // namespace rushes
