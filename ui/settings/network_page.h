// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/settings/settings_page.h"

#include "store/settings.h"

#include <memory>

namespace Ui {
class NetworkPage;
}

namespace rushes {

class Engine;

/// Which proxy leads to the services; loopback addresses are always reached directly. Main thread.
class NetworkPage final : public SettingsPage
{
    Q_OBJECT

public:
    /// engine is borrowed and outlives this.
    NetworkPage(Engine &engine, QWidget *parent);
    ~NetworkPage() override;

    void load() override;
    bool check() override;
    void apply() override;

protected:
    void retranslate() override;

private:
    [[nodiscard]] ProxyChoice entered() const;
    void showChoice();

    Engine &m_engine;
    std::unique_ptr<Ui::NetworkPage> m_ui;
};

} // namespace rushes
