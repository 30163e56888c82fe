// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/keys_page.h"

#include "core/service_catalogue.h"
#include "engine/engine.h"
#include "store/key_ring.h"
#include "ui/settings/settings_rules.h"
#include "ui/style/card.h"
#include "ui/style/fonts.h"
#include "ui/style/text_labels.h"
#include "ui/style/theme.h"
#include "ui_keys_page.h"
#include "wording/catalogue_text.h"

#include <QGridLayout>
#include <QLineEdit>
#include <QPushButton>

namespace rushes {

KeysPage::KeysPage(Engine &engine, QWidget *parent)
    : SettingsPage(parent)
    , m_engine(engine)
    , m_ui(std::make_unique<Ui::KeysPage>())
{
    m_ui->setupUi(this);
    for (const Service &service : m_engine.catalogue().services())
        addRow(service);
    m_ui->listLayout->addStretch();
    connect(&m_engine.keys(), &KeyRing::changed, this, [this] {
        for (const Row &row : std::as_const(m_rows))
            showRow(row);
    });
    retranslate();
}

KeysPage::~KeysPage() = default;

void KeysPage::addRow(const Service &service)
{
    auto *box = new Card(m_ui->list);
    Row row{
        .service = service.name,
        .title = {},
        .name = new QLabel(box),
        .state = new QLabel(box),
        .field = new QLineEdit(box),
        .show = new QPushButton(box),
        .remove = new QPushButton(box),
        .problem = new WrappedLabel(box),
    };
    row.name->setFont(mediumFont(font()));
    row.name->setTextFormat(Qt::PlainText);
    row.name->setBuddy(row.field);
    row.field->setObjectName(QStringLiteral("key-") + service.name);
    row.field->setEchoMode(QLineEdit::Password);
    row.field->setInputMethodHints(Qt::ImhHiddenText | Qt::ImhSensitiveData | Qt::ImhNoPredictiveText |
                                   Qt::ImhNoAutoUppercase);
    row.show->setCheckable(true);
    row.show->setAutoDefault(false);
    row.remove->setAutoDefault(false);
    row.remove->setObjectName(QStringLiteral("remove-") + service.name);

    auto *layout = new QGridLayout(box);
    const int margin = scaled(12, this);
    layout->setContentsMargins(margin, margin - 2, margin, margin);
    layout->setColumnStretch(0, 1);
    layout->addWidget(row.name, 0, 0);
    layout->addWidget(row.state, 0, 1, 1, 2, Qt::AlignRight);
    layout->addWidget(row.field, 1, 0);
    layout->addWidget(row.show, 1, 1);
    layout->addWidget(row.remove, 1, 2);
    layout->addWidget(row.problem, 2, 0, 1, 3);
    m_ui->listLayout->addWidget(box);

    const qsizetype index = m_rows.size();
    m_rows.append(row);
    connect(row.show, &QPushButton::toggled, row.field, [field = row.field](bool shown) {
        field->setEchoMode(shown ? QLineEdit::Normal : QLineEdit::Password);
    });
    connect(row.remove, &QPushButton::clicked, this, [this, index] {
        m_rows[index].isToGo = !m_rows[index].isToGo;
        m_rows[index].field->clear();
        showRow(m_rows[index]);
    });
    connect(row.field, &QLineEdit::textEdited, this, [this, index] {
        m_rows[index].isToGo = false;
        showRow(m_rows[index]);
    });
}

void KeysPage::load()
{
    for (Row &row : m_rows) {
        row.isToGo = false;
        row.field->clear();
        row.show->setChecked(false);
        showRow(row);
    }
}

bool KeysPage::check()
{
    for (const Row &row : std::as_const(m_rows)) {
        if (!keyProblem(row.field->text()).isEmpty()) {
            row.field->setFocus();
            return false;
        }
    }
    return true;
}

void KeysPage::apply()
{
    for (const Row &row : std::as_const(m_rows)) {
        if (row.isToGo)
            m_engine.keys().setKey(row.service, {});
        else if (const QString key = row.field->text().trimmed(); !key.isEmpty())
            m_engine.keys().setKey(row.service, key);
    }
    load();
}

void KeysPage::showRow(const Row &row) const
{
    const bool isSet = m_engine.keys().has(row.service);
    const ThemeColours &colours = themeColours(palette());
    setTextColour(*row.state, isSet && !row.isToGo ? colours.good : colours.muted);
    if (row.isToGo)
        row.state->setText(tr("Will be removed"));
    else
        row.state->setText(isSet ? tr("Set for this session") : tr("No key"));
    row.field->setPlaceholderText(isSet ? tr("Enter a key to replace it") : tr("Enter a key"));
    row.remove->setVisible(isSet);
    //: not to remove the key after all
    row.remove->setText(row.isToGo ? tr("Keep") : tr("Remove"));
    showProblem(*row.problem, keyProblem(row.field->text()));
}

void KeysPage::retranslate()
{
    m_ui->retranslateUi(this);
    showRemark(*m_ui->intro, m_ui->intro->text());
    for (Row &row : m_rows) {
        row.title = serviceText(m_engine.catalogue().find(row.service), row.service);
        row.name->setText(row.title);
        //: %1: a service
        row.field->setAccessibleName(tr("Key for %1").arg(row.title));
        //: %1: a service
        row.remove->setAccessibleName(tr("Remove the key for %1").arg(row.title));
        row.show->setText(tr("Show"));
        //: %1: a service
        row.show->setAccessibleName(tr("Show the key that is entered for %1").arg(row.title));
        showRow(row);
    }
}

} // namespace rushes
