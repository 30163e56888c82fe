// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/services_page.h"

#include "core/service_catalogue.h"
#include "engine/engine.h"
#include "store/settings.h"
#include "ui/style/card.h"
#include "ui/style/fonts.h"
#include "ui/style/text_labels.h"
#include "ui/style/theme.h"
#include "ui_services_page.h"
#include "wording/catalogue_text.h"
#include "wording/time_text.h"

namespace rushes {

namespace {

QString familiesText(const Service &service)
{
    QStringList titles;
    for (const Family &family : service.families)
        titles.append(familyText(&family));
    //: parts the kinds of tasks in a list
    return titles.join(ServicesPage::tr(", ", "list"));
}

QString pollingText(const PollingAdvice &polling)
{
    //: %1: "30–60 s"; %2: "30 s"
    return ServicesPage::tr("Asked every %1, never more often than every %2.")
        .arg(durationRangeText(polling.from, polling.to), durationText(polling.minimum));
}

QWidget *cardOf(const Service &service, QWidget *parent)
{
    auto *card = new Card(parent);
    auto *layout = new QVBoxLayout(card);
    const int margin = scaled(12, parent);
    layout->setContentsMargins(margin, margin - 2, margin, margin - 2);
    layout->setSpacing(scaled(3, parent));
    const auto add = [&](const QString &text, const QFont &font, const QColor &colour) {
        auto *line = new WrappedLabel(card);
        line->setText(text);
        line->setFont(font);
        line->setCopyable(true);
        setTextColour(*line, colour);
        layout->addWidget(line);
    };
    const ThemeColours &colours = themeColours(parent->palette());
    const QFont font = parent->font();
    add(serviceText(&service), mediumFont(font), colours.text);
    add(service.base.toDisplayString(), monospaceFont(font), colours.muted);
    add(familiesText(service), font, colours.text);
    add(pollingText(service.polling), font, colours.muted);
    return card;
}

} // namespace

ServicesPage::ServicesPage(Engine &engine, QWidget *parent)
    : SettingsPage(parent)
    , m_engine(engine)
    , m_ui(std::make_unique<Ui::ServicesPage>())
{
    m_ui->setupUi(this);
    for (const Service &service : m_engine.catalogue().services())
        m_ui->defaultService->addItem(QString(), service.name);
    retranslate();
}

ServicesPage::~ServicesPage() = default;

void ServicesPage::load()
{
    const QString chosen = m_engine.settings().defaultService();
    const int index = m_ui->defaultService->findData(chosen);
    m_ui->defaultService->setCurrentIndex(
        index >= 0 ? index : m_ui->defaultService->findData(m_engine.catalogue().defaultService()));
}

bool ServicesPage::check()
{
    return true;
}

void ServicesPage::apply()
{
    m_engine.settings().setDefaultService(m_ui->defaultService->currentData().toString());
}

void ServicesPage::nameChoices()
{
    for (int i = 0; i < m_ui->defaultService->count(); ++i) {
        const QString name = m_ui->defaultService->itemData(i).toString();
        m_ui->defaultService->setItemText(i, serviceText(m_engine.catalogue().find(name), name));
    }
}

void ServicesPage::listServices()
{
    QLayout &list = *m_ui->listLayout;
    while (QLayoutItem *item = list.takeAt(0)) {
        delete item->widget();
        delete item;
    }
    for (const Service &service : m_engine.catalogue().services())
        list.addWidget(cardOf(service, m_ui->list));
    m_ui->listLayout->addStretch();
}

void ServicesPage::retranslate()
{
    m_ui->retranslateUi(this);
    showRemark(*m_ui->defaultHint, m_ui->defaultHint->text());
    nameChoices();
    listServices();
}

} // namespace rushes
