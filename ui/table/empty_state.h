// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLabel;
class QPushButton;

namespace rushes {

/// What stands where there are no rows: at the first start what can be done, later that nothing matches what
/// was looked for, and until a long list is read that it is being read. Main thread.
class EmptyState final : public QWidget
{
    Q_OBJECT

public:
    enum class Kind { NoTasks, NoMatch, Reading };

    explicit EmptyState(QWidget *parent = nullptr);

    void setKind(Kind kind);
    [[nodiscard]] Kind kind() const { return m_kind; }
    /// The demo is offered, but not within the demo.
    void setDemoOffered(bool offered);

Q_SIGNALS:
    void addRequested();
    void keyRequested();
    void demoRequested();
    void showAllRequested();

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();
    void showKind();
    void styleTexts();

    Kind m_kind = Kind::NoTasks;
    bool m_demoOffered = true;
    QWidget *m_art;
    QLabel *m_headline;
    QLabel *m_sentences;
    QLabel *m_second; ///< what happens then
    QWidget *m_samples;
    QPushButton *m_add;
    QPushButton *m_key;
    QPushButton *m_demo;
    QPushButton *m_showAll;
};

} // namespace rushes
