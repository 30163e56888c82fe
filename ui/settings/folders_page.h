// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/settings/settings_page.h"

#include <memory>

namespace Ui {
class FoldersPage;
}

namespace rushes {

class Engine;

/// Where clips are saved and what they are called; where the profile is. Main thread.
class FoldersPage final : public SettingsPage
{
    Q_OBJECT

public:
    /// engine is borrowed and outlives this.
    FoldersPage(Engine &engine, QWidget *parent);
    ~FoldersPage() override;

    void load() override;
    bool check() override;
    void apply() override;

protected:
    void retranslate() override;

private:
    void browse();
    void showTemplate();

    Engine &m_engine;
    std::unique_ptr<Ui::FoldersPage> m_ui;
};

} // namespace rushes
