// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/service_catalogue.h"
#include "wording/task_detail_text.h"

#include <QWidget>

class QComboBox;
class QGridLayout;
class QLabel;

namespace rushes {

class WrappedLabel;

/// What is known of a task as a list of names and values, each of which can be copied; the mode can be
/// changed here. Main thread.
class FactsView final : public QWidget
{
    Q_OBJECT

public:
    explicit FactsView(QWidget *parent = nullptr);

    void setFacts(const QVector<Fact> &facts);
    /// The modes to choose from; nothing to choose: the mode is a fact like the others. family may be
    /// nullptr.
    void setModes(const Family *family, const QString &mode);

Q_SIGNALS:
    void modeChosen(const QString &mode);

protected:
    void changeEvent(QEvent *event) override;

private:
    struct Row
    {
        QLabel *name = nullptr;
        WrappedLabel *value = nullptr;
    };
    void placeRows();
    void dress(const Row &row);

    QVector<Fact> m_facts;
    QVector<Row> m_rows;
    QGridLayout *m_layout = nullptr;
    QLabel *m_modeName = nullptr;
    QComboBox *m_modes = nullptr;
    bool m_modeCanBeChosen = false;
};

} // namespace rushes
