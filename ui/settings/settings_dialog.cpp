// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/settings_dialog.h"

#include "ui/settings/appearance_page.h"
#include "ui/settings/checking_page.h"
#include "ui/settings/folders_page.h"
#include "ui/settings/keys_page.h"
#include "ui/settings/network_page.h"
#include "ui/settings/services_page.h"
#include "ui/style/fonts.h"
#include "ui/style/screen_room.h"
#include "ui_settings_dialog.h"

#include <QEvent>
#include <QLineEdit>
#include <QPushButton>

namespace rushes {

namespace {

constexpr int pageMargin = 24;

} // namespace

SettingsDialog::SettingsDialog(Engine &engine, QWidget *parent)
    : QDialog(parent)
    , m_ui(std::make_unique<Ui::SettingsDialog>())
{
    m_ui->setupUi(this);
    resize(QSize(scaled(width(), this), scaled(height(), this)).boundedTo(roomOnScreen(this)));
    const int margin = scaled(pageMargin, this);
    m_ui->pageColumn->setContentsMargins(margin, margin - 6, margin, margin - 8);
    m_ui->pageColumn->setSpacing(scaled(14, this));
    m_ui->pageTitle->setFont(mediumFont(scaledFont(font(), 1.3)));
    // In the order of enum Page.
    m_keys = new KeysPage(engine, this);
    m_pages = {new ServicesPage(engine, this), m_keys,
               new FoldersPage(engine, this),  new CheckingPage(engine, this),
               new NetworkPage(engine, this),  new AppearancePage(engine, this)};
    for (SettingsPage *page : m_pages) {
        m_ui->pageStack->addWidget(page);
        page->load();
    }
    // The style's fields are tight for what stands alone in them.
    for (QLineEdit *field : findChildren<QLineEdit *>()) {
        if (!qobject_cast<QAbstractSpinBox *>(field->parentWidget()))
            field->setTextMargins(scaled(4, this), 0, scaled(4, this), 0);
    }
    nameThings();
    connect(m_ui->pageList, &QListWidget::currentRowChanged, this, [this](int row) {
        m_ui->pageStack->setCurrentIndex(row);
        m_ui->pageTitle->setText(m_ui->pageList->item(row)->text());
    });
    connect(m_ui->buttons, &QDialogButtonBox::accepted, this, &SettingsDialog::accept);
    connect(m_ui->buttons, &QDialogButtonBox::rejected, this, &SettingsDialog::reject);
    connect(m_ui->buttons->button(QDialogButtonBox::Apply), &QPushButton::clicked, this, [this] { apply(); });
    showPage(Services);
}

SettingsDialog::~SettingsDialog() = default;

void SettingsDialog::showPage(Page page)
{
    m_ui->pageList->setCurrentRow(page);
}

void SettingsDialog::showKeyOf(const QString &service)
{
    showPage(Keys);
    m_keys->goTo(service);
}

bool SettingsDialog::apply()
{
    for (size_t i = 0; i < m_pages.size(); ++i) {
        // A field that is shown can take the cursor: the page first, then its check.
        const int shown = m_ui->pageList->currentRow();
        if (m_pages[i]->check())
            continue;
        if (shown != int(i)) {
            showPage(Page(i));
            m_pages[i]->check();
        }
        return false;
    }
    for (SettingsPage *page : m_pages)
        page->apply();
    return true;
}

void SettingsDialog::accept()
{
    if (apply())
        QDialog::accept();
}

void SettingsDialog::nameThings()
{
    const QStringList names{tr("Services"), tr("Keys"),    tr("Folders and names"),
                            tr("Checking"), tr("Network"), tr("Appearance")};
    m_ui->pageList->setNames(names);
    if (const QListWidgetItem *current = m_ui->pageList->currentItem())
        m_ui->pageTitle->setText(current->text());
}

void SettingsDialog::changeEvent(QEvent *event)
{
    QDialog::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        m_ui->retranslateUi(this);
        nameThings();
    }
}

} // namespace rushes
