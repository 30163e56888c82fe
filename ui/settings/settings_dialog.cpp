// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/settings_dialog.h"

#include "ui/settings/appearance_page.h"
#include "ui/settings/checking_page.h"
#include "ui/settings/folders_page.h"
#include "ui/settings/keys_page.h"
#include "ui/settings/network_page.h"
#include "ui/settings/services_page.h"
#include "ui/style/flat_style.h"
#include "ui/style/fonts.h"
#include "ui/style/theme.h"
#include "ui_settings_dialog.h"

#include <QEvent>
#include <QLineEdit>
#include <QPainter>
#include <QPushButton>
#include <QStyledItemDelegate>

namespace rushes {

namespace {

constexpr int rowHeight = 32;
constexpr int rowPadding = 12;
constexpr int pageMargin = 24;

/// The subjects as rows of their own on the sidebar.
class SubjectDelegate final : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const ThemeColours &colours = themeColours(option.palette);
        const QRectF row = QRectF(option.rect).adjusted(8, 1, -8, -1);
        const bool isSelected = option.state & QStyle::State_Selected;
        const bool isHovered = option.state & QStyle::State_MouseOver;
        if (isSelected || isHovered) {
            const QColor fill = isSelected ? colours.selection : blended(colours.bar, colours.text, 0.05);
            drawRoundedBox(*painter, row, 6, fill, {});
        }
        if (option.state & QStyle::State_HasFocus && option.state & QStyle::State_KeyboardFocusChange)
            drawRoundedBox(*painter, row, 6, {}, colours.accent);
        painter->setFont(isSelected ? mediumFont(option.font) : option.font);
        painter->setPen(colours.text);
        painter->drawText(row.adjusted(rowPadding, 0, -rowPadding, 0), Qt::AlignVCenter | Qt::TextSingleLine,
                          index.data().toString());
    }

    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const QFontMetricsF metrics(mediumFont(option.font));
        const int width = int(metrics.horizontalAdvance(index.data().toString())) + 2 * rowPadding + 24;
        return {width, scaled(rowHeight, option.widget)};
    }
};

} // namespace

SettingsDialog::SettingsDialog(Engine &engine, QWidget *parent)
    : QDialog(parent)
    , m_ui(std::make_unique<Ui::SettingsDialog>())
{
    m_ui->setupUi(this);
    resize(scaled(width(), this), scaled(height(), this));
    const int margin = scaled(pageMargin, this);
    m_ui->pageColumn->setContentsMargins(margin, margin - 6, margin, margin - 8);
    m_ui->pageColumn->setSpacing(scaled(14, this));
    m_ui->pageTitle->setFont(mediumFont(scaledFont(font(), 1.3)));
    m_ui->pageList->setItemDelegate(new SubjectDelegate(m_ui->pageList));
    m_ui->pageList->setMouseTracking(true);
    m_ui->pageList->setAutoFillBackground(true);
    m_ui->pageList->setContentsMargins(0, margin - 10, 0, 0);
    // In the order of enum Page.
    m_pages = {new ServicesPage(engine, this), new KeysPage(engine, this),
               new FoldersPage(engine, this),  new CheckingPage(engine, this),
               new NetworkPage(engine, this),  new AppearancePage(engine, this)};
    for (SettingsPage *page : m_pages) {
        m_ui->pageStack->addWidget(page);
        m_ui->pageList->addItem(QString());
        page->load();
    }
    // The style's fields are tight for what stands alone in them.
    for (QLineEdit *field : findChildren<QLineEdit *>()) {
        if (!qobject_cast<QAbstractSpinBox *>(field->parentWidget()))
            field->setTextMargins(scaled(4, this), 0, scaled(4, this), 0);
    }
    connect(m_ui->pageList, &QListWidget::currentRowChanged, this, [this](int row) {
        m_ui->pageStack->setCurrentIndex(row);
        m_ui->pageTitle->setText(m_ui->pageList->item(row)->text());
    });
    connect(m_ui->buttons, &QDialogButtonBox::accepted, this, &SettingsDialog::accept);
    connect(m_ui->buttons, &QDialogButtonBox::rejected, this, &SettingsDialog::reject);
    connect(m_ui->buttons->button(QDialogButtonBox::Apply), &QPushButton::clicked, this, [this] { apply(); });
    nameThings();
    showPage(Services);
}

SettingsDialog::~SettingsDialog() = default;

void SettingsDialog::showPage(Page page)
{
    m_ui->pageList->setCurrentRow(page);
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
    for (int i = 0; i < int(names.size()); ++i)
        m_ui->pageList->item(i)->setText(names[i]);
    m_ui->pageList->setFixedWidth(m_ui->pageList->sizeHintForColumn(0) + scaled(pageMargin, this));
    if (const QListWidgetItem *current = m_ui->pageList->currentItem())
        m_ui->pageTitle->setText(current->text());
    dress();
}

void SettingsDialog::dress()
{
    QPalette sidebar = m_ui->pageList->palette();
    sidebar.setColor(QPalette::Base, themeColours(palette()).bar);
    sidebar.setColor(QPalette::Window, themeColours(palette()).bar);
    m_ui->pageList->setPalette(sidebar);
}

void SettingsDialog::changeEvent(QEvent *event)
{
    QDialog::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        m_ui->retranslateUi(this);
        nameThings();
    } else if (event->type() == QEvent::PaletteChange) {
        dress();
    }
}

} // namespace rushes
