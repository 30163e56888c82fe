// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/catalogue_import.h"
#include "ui/settings/service_card.h"
#include "ui/settings/service_editor.h"
#include "ui/settings/settings_page.h"

#include <functional>
#include <memory>

namespace Ui {
class ServicesPage;
}

namespace rushes {

class Engine;

/// The services that this profile knows: those that are built in, to read and to copy, and the user's own, to
/// add, edit, remove, import and export; and the one that ids of doubt are asked at. What is done to them
/// counts with OK or Apply, and at once then. Main thread.
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

    /// As if these files had been chosen. Beside the list stands what is wrong.
    void importFrom(const QString &path);
    void exportTo(const QString &path, const QString &service);

protected:
    void retranslate() override;

private:
    void listServices();
    void addCard(const Service &service, ServiceCard::Kind kind);
    void nameChoices();
    void edit(ServiceEditor::Purpose purpose, const Service &service);
    void remove(const QString &name);
    void chooseImport();
    void chooseExport(const Service &service);
    void take(const ServiceImport &import);
    void changeTo(const QVector<Service> &services);
    void ask(const QString &question, const QString &yes, std::function<void()> then);
    [[nodiscard]] int watchedAt(const QString &name) const;

    Engine &m_engine;
    QVector<Service> m_services;  ///< the user's, as entered
    ServiceCatalogue m_catalogue; ///< with those
    std::unique_ptr<Ui::ServicesPage> m_ui;
};

} // namespace rushes
