// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/name_template.h"
#include "ui/settings/settings_page.h"

#include <memory>

namespace Ui {
class FoldersPage;
}

namespace rushes {

class Engine;
class NameExampleSearch;
class ProfileSection;
struct NameExample;

/// Where clips are saved and what they are called; where the profile is, and how large it may become. Main
/// thread.
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
    void insert(NameField field);
    void showTemplate();
    void showExample(const NameExample &example);

    Engine &m_engine;
    std::unique_ptr<Ui::FoldersPage> m_ui;
    ProfileSection *m_profile;
    NameExampleSearch *m_example;
};

} // namespace rushes
