// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/settings/settings_page.h"

#include <optional>

class QLabel;
class QPushButton;
class QSpinBox;

namespace rushes {

class Engine;
class WrappedLabel;

/// Of the page about folders: how much room held clips may take, and the move of the profile to another
/// folder. Main thread.
class ProfileSection final : public SettingsPage
{
    Q_OBJECT

public:
    /// engine is borrowed and outlives this.
    explicit ProfileSection(Engine &engine, QWidget *parent = nullptr);

    void load() override;
    bool check() override;
    void apply() override;

    /// Wants the profile moved to the folder, or into one of its own inside it where something stands there.
    void moveTo(const QString &folder);

protected:
    void retranslate() override;

private:
    void choose();
    void showUse();
    void showMove();

    Engine &m_engine;
    QLabel *m_quotaLabel;
    QSpinBox *m_quota;
    WrappedLabel *m_use;
    QPushButton *m_move;
    WrappedLabel *m_moveRemark;
    WrappedLabel *m_moveProblem;
    std::optional<QString> m_moveTo;
};

} // namespace rushes
