// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/settings/settings_page.h"

#include <QVector>

#include <memory>

namespace Ui {
class KeysPage;
}

namespace rushes {

class Engine;
class KeyRow;

/// The key of each service: to enter, replace, show, test and remove. Main thread.
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

    /// Puts the cursor into the field of this service; nothing for one that is not there.
    void goTo(const QString &service);

protected:
    void retranslate() override;
    void hideEvent(QHideEvent *event) override;

private:
    /// A row a service; what was entered in others stays.
    void makeRows();

    Engine &m_engine;
    std::unique_ptr<Ui::KeysPage> m_ui;
    QVector<KeyRow *> m_rows;
};

} // namespace rushes
