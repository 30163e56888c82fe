// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/settings/settings_page.h"

#include <chrono>
#include <memory>
#include <optional>

namespace Ui {
class CheckingPage;
}

namespace rushes {

class Engine;

/// By plan, or at a fixed interval that is never under what the services ask for. Main thread.
class CheckingPage final : public SettingsPage
{
    Q_OBJECT

public:
    /// engine is borrowed and outlives this.
    CheckingPage(Engine &engine, QWidget *parent);
    ~CheckingPage() override;

    void load() override;
    bool check() override;
    void apply() override;

protected:
    void retranslate() override;

private:
    [[nodiscard]] std::optional<std::chrono::seconds> entered() const;
    void showInterval();

    Engine &m_engine;
    std::unique_ptr<Ui::CheckingPage> m_ui;
};

} // namespace rushes
