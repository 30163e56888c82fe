// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/settings/settings_page.h"

#include <memory>

namespace Ui {
class ServicesPage;
}

namespace rushes {

class Engine;

/// The services that this profile knows, to read, and the one that ids of doubt are asked at. Main thread.
class ServicesPage final : public SettingsPage
{
    Q_OBJECT

public:
    /// engine is borrowed and outlives this.
    ServicesPage(Engine &engine, QWidget *parent);
    ~ServicesPage() override;

    void load() override;
    bool check() override;
    void apply() override;

protected:
    void retranslate() override;

private:
    void listServices();
    void nameChoices();

    Engine &m_engine;
    std::unique_ptr<Ui::ServicesPage> m_ui;
};

} // namespace rushes
