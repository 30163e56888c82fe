// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/appearance_page.h"

#include "engine/engine.h"
#include "store/settings.h"
#include "ui_appearance_page.h"

#include <array>

namespace rushes {

using namespace Qt::StringLiterals;

namespace {
constexpr std::array schemes{ColourScheme::System, ColourScheme::Light, ColourScheme::Dark};

QString schemeText(ColourScheme scheme)
{
    switch (scheme) {
    case ColourScheme::System:
        return AppearancePage::tr("As the system", "colours");
    case ColourScheme::Light:
        return AppearancePage::tr("Light");
    case ColourScheme::Dark:
        return AppearancePage::tr("Dark");
    }
    Q_UNREACHABLE();
    return {};
}
} // namespace

AppearancePage::AppearancePage(Engine &engine, QWidget *parent)
    : SettingsPage(parent)
    , m_engine(engine)
    , m_ui(std::make_unique<Ui::AppearancePage>())
{
    m_ui->setupUi(this);
    // Each language in its own words, so that whoever is lost finds home.
    m_ui->language->addItem(QString(), QString());
    m_ui->language->addItem(u"English"_s, u"en"_s);
    m_ui->language->addItem(u"简体中文"_s, u"zh_CN"_s);
    for (const ColourScheme scheme : schemes)
        m_ui->scheme->addItem(QString(), int(scheme));
    retranslate();
}

AppearancePage::~AppearancePage() = default;

void AppearancePage::load()
{
    const int language = m_ui->language->findData(m_engine.settings().language());
    m_ui->language->setCurrentIndex(std::max(0, language));
    m_ui->scheme->setCurrentIndex(m_ui->scheme->findData(int(m_engine.settings().colourScheme())));
}

bool AppearancePage::check()
{
    return true;
}

void AppearancePage::apply()
{
    m_engine.settings().setColourScheme(ColourScheme(m_ui->scheme->currentData().toInt()));
    m_engine.settings().setLanguage(m_ui->language->currentData().toString());
}

void AppearancePage::nameChoices()
{
    m_ui->language->setItemText(0, tr("As the system", "language"));
    for (int i = 0; i < m_ui->scheme->count(); ++i)
        m_ui->scheme->setItemText(i, schemeText(ColourScheme(m_ui->scheme->itemData(i).toInt())));
}

void AppearancePage::retranslate()
{
    m_ui->retranslateUi(this);
    nameChoices();
}

} // namespace rushes
