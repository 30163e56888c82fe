// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/settings/settings_page.h"

#include <QString>
#include <QVector>

#include <memory>

class QLabel;
class QLineEdit;
class QPushButton;

namespace Ui {
class KeysPage;
}

namespace rushes {

class Engine;
struct Service;

/// The key of each service: to enter, to replace, to remove; a key that is set is never shown. Main thread.
class KeysPage final : public SettingsPage
{
    Q_OBJECT

public:
    /// engine is borrowed and outlives this.
    KeysPage(Engine &engine, QWidget *parent);
    ~KeysPage() override;

    void load() override;
    bool check() override;
    void apply() override;

protected:
    void retranslate() override;

private:
    struct Row
    {
        QString service;
        QString title;
        QLabel *name = nullptr;
        QLabel *state = nullptr;
        QLineEdit *field = nullptr;
        QPushButton *show = nullptr;
        QPushButton *remove = nullptr;
        WrappedLabel *problem = nullptr;
        bool isToGo = false;
    };
    void addRow(const Service &service);
    void showRow(const Row &row) const;

    Engine &m_engine;
    std::unique_ptr<Ui::KeysPage> m_ui;
    QVector<Row> m_rows;
};

} // namespace rushes
