// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "monitor/intake.h"

#include <QFrame>

class QBoxLayout;
class QComboBox;
class QLabel;
class QPushButton;
class QToolButton;

namespace rushes {

/// Asks, above the table, about the ids that were not certain: which service, which mode. Shows itself while
/// any wait (Intake keeps them through a restart) and hides when there are none. Main thread.
class UndecidedStrip final : public QFrame
{
    Q_OBJECT

public:
    /// Both are borrowed and outlive this.
    UndecidedStrip(Intake &intake, const ServiceCatalogue &catalogue, QWidget *parent = nullptr);

    /// What of the same text was added at once; said before the question, with an Undo. An empty report says
    /// nothing.
    void setAdded(const IntakeReport &report);

Q_SIGNALS:
    void decided(const rushes::AddReport &report);
    void dismissed(const QStringList &ids);
    void undoRequested(const QVector<qint64> &numbers);

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void build();
    void connectControls();
    void refresh();
    void showModes();
    void retranslate();
    /// In one row where there is room, else the pickers below the question.
    void layOut();
    [[nodiscard]] QString question() const;
    /// Why the id is not certain; empty where there is nothing to say.
    [[nodiscard]] QString reasonOf(const FoundId &id) const;
    [[nodiscard]] const Service *service() const;

    Intake &m_intake;
    const ServiceCatalogue &m_catalogue;
    IntakeReport m_report;
    QBoxLayout *m_rows = nullptr;
    QLabel *m_added = nullptr;
    QLabel *m_question = nullptr;
    QWidget *m_controls = nullptr;
    QComboBox *m_service = nullptr;
    QComboBox *m_mode = nullptr;
    QPushButton *m_add = nullptr;
    QPushButton *m_undo = nullptr;
    QToolButton *m_close = nullptr;
};

} // namespace rushes
