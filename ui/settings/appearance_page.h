// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/settings/settings_page.h"

#include <memory>

namespace Ui {
class AppearancePage;
}

namespace rushes {

class Engine;

/// The language and the colours. Main thread.
class AppearancePage final : public SettingsPage
{
    Q_OBJECT

public:
    /// engine is borrowed and outlives this.
    AppearancePage(Engine &engine, QWidget *parent);
    ~AppearancePage() override;

    void load() override;
    bool check() override;
    void apply() override;

protected:
    void retranslate() override;

private:
    void nameChoices();

    Engine &m_engine;
    std::unique_ptr<Ui::AppearancePage> m_ui;
};

} // namespace rushes
