// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/keys_page.h"

#include "core/base_url.h"
#include "core/service_catalogue.h"
#include "engine/engine.h"
#include "engine/user_services.h"
#include "store/key_vault.h"
#include "ui/settings/key_row.h"
#include "ui/style/text_labels.h"
#include "ui_keys_page.h"

#include <QHideEvent>

#include <algorithm>

namespace rushes {

KeysPage::KeysPage(Engine &engine, QWidget *parent)
    : SettingsPage(parent)
    , m_engine(engine)
    , m_ui(std::make_unique<Ui::KeysPage>())
{
    m_ui->setupUi(this);
    m_ui->listLayout->addStretch();
    makeRows();
    connect(&m_engine.keyVault(), &KeyVault::standingChanged, this, [this](const QString &service) {
        for (KeyRow *row : std::as_const(m_rows)) {
            if (row->service() == service)
                row->refresh();
        }
    });
    connect(&m_engine.userServices(), &UserServices::changed, this, &KeysPage::makeRows);
    retranslate();
}

KeysPage::~KeysPage() = default;

void KeysPage::makeRows()
{
    const QVector<Service> &services = m_engine.catalogue().services();
    QVector<KeyRow *> rows;
    for (const Service &service : services) {
        // By its address too: what was typed for one is not stored for another of the same name.
        const auto isIts = [&service](const KeyRow *row) {
            return row->service() == service.name && row->base() == identityOfBase(service.base);
        };
        const auto before = std::ranges::find_if(m_rows, isIts);
        rows.append(before == m_rows.end() ? new KeyRow(m_engine, service, m_ui->list) : *before);
        m_ui->listLayout->insertWidget(int(rows.size()) - 1, rows.last());
        rows.last()->retranslate();
    }
    for (KeyRow *row : std::as_const(m_rows)) {
        if (rows.contains(row))
            continue;
        row->hide();
        row->deleteLater();
    }
    m_rows = rows;
}

void KeysPage::load()
{
    for (KeyRow *row : std::as_const(m_rows))
        row->load();
}

bool KeysPage::check()
{
    return std::ranges::all_of(m_rows, [](KeyRow *row) { return row->check(); });
}

void KeysPage::apply()
{
    for (KeyRow *row : std::as_const(m_rows))
        row->apply();
    load();
}

void KeysPage::goTo(const QString &service)
{
    const auto row = std::ranges::find(m_rows, service, &KeyRow::service);
    if (row == m_rows.end())
        return;
    m_ui->scroll->widget()->layout()->activate(); // rows may be new: where they stand has to be known
    m_ui->scroll->ensureWidgetVisible(*row, 0, 0);
    (*row)->enter();
}

void KeysPage::retranslate()
{
    m_ui->retranslateUi(this);
    showRemark(*m_ui->intro, m_engine.keyVault().hasStore()
                                 ? tr("A key goes to its own service and nowhere else. It is kept in the key "
                                      "store of this system, or, where "
                                      "there is none, for this session only; never in a file of Rushes. "
                                      "RUSHES_API_KEY is read at the start for "
                                      "the default service, and not stored.")
                                 : tr("Keys are kept for this session only."));
    for (KeyRow *row : std::as_const(m_rows))
        row->retranslate();
}

void KeysPage::hideEvent(QHideEvent *event)
{
    SettingsPage::hideEvent(event);
    if (event->spontaneous())
        return; // the window was minimised: it comes back as it was
    for (KeyRow *row : std::as_const(m_rows))
        row->hideKey();
}

} // namespace rushes
