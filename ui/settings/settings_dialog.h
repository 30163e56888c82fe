// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

#include <array>
#include <memory>

namespace Ui {
class SettingsDialog;
}

namespace rushes {

class Engine;
class KeysPage;
class SettingsPage;

/// The settings, a page a subject. Nothing changes before OK or Apply, and then only when every page is
/// valid: the first that is not comes forward with one sentence beside the field. Main thread.
class SettingsDialog : public QDialog
{
    Q_OBJECT

public:
    enum Page { Services, Keys, Folders, Checking, Network, Appearance };

    /// engine is borrowed and outlives this.
    SettingsDialog(Engine &engine, QWidget *parent);
    ~SettingsDialog() override;

    void showPage(Page page);
    /// The page of the keys, at the field of this service.
    void showKeyOf(const QString &service);

public Q_SLOTS:
    void accept() override;

protected:
    void changeEvent(QEvent *event) override;

private:
    /// Everything, or (a page is not valid) nothing.
    bool apply();
    void nameThings();

    std::unique_ptr<Ui::SettingsDialog> m_ui;
    KeysPage *m_keys = nullptr; ///< one of the pages
    std::array<SettingsPage *, 6> m_pages{};
};

} // namespace rushes
