// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/network_page.h"

#include "engine/engine.h"
#include "ui/settings/settings_rules.h"
#include "ui/style/text_labels.h"
#include "ui_network_page.h"

#include <array>

namespace rushes {

namespace {
constexpr std::array choices{ProxyChoice::System, ProxyChoice::None, ProxyChoice::Http, ProxyChoice::Socks5};

QString choiceText(ProxyChoice choice)
{
    switch (choice) {
    case ProxyChoice::System:
        return NetworkPage::tr("The system's proxy");
    case ProxyChoice::None:
        return NetworkPage::tr("No proxy");
    case ProxyChoice::Http:
        return NetworkPage::tr("HTTP proxy");
    case ProxyChoice::Socks5:
        return NetworkPage::tr("SOCKS5 proxy");
    }
    Q_UNREACHABLE();
    return {};
}
} // namespace

NetworkPage::NetworkPage(Engine &engine, QWidget *parent)
    : SettingsPage(parent)
    , m_engine(engine)
    , m_ui(std::make_unique<Ui::NetworkPage>())
{
    m_ui->setupUi(this);
    // No port is shown as nothing, not as 0.
    m_ui->port->setSpecialValueText(QStringLiteral(" "));
    for (const ProxyChoice choice : choices)
        m_ui->choice->addItem(QString(), int(choice));
    connect(m_ui->choice, &QComboBox::currentIndexChanged, this, &NetworkPage::showChoice);
    connect(m_ui->host, &QLineEdit::textChanged, this, [this] { showProblem(*m_ui->hostProblem, {}); });
    connect(m_ui->port, &QSpinBox::valueChanged, this, [this] { showProblem(*m_ui->portProblem, {}); });
    retranslate();
}

NetworkPage::~NetworkPage() = default;

ProxyChoice NetworkPage::entered() const
{
    return ProxyChoice(m_ui->choice->currentData().toInt());
}

void NetworkPage::load()
{
    const Settings &settings = m_engine.settings();
    m_ui->choice->setCurrentIndex(m_ui->choice->findData(int(settings.proxyChoice())));
    m_ui->host->setText(settings.proxyHost());
    m_ui->port->setValue(settings.proxyPort());
    showChoice();
}

bool NetworkPage::check()
{
    const QString hostProblem = proxyHostProblem(entered(), m_ui->host->text());
    const QString portProblem = proxyPortProblem(entered(), m_ui->port->value());
    showProblem(*m_ui->hostProblem, hostProblem);
    showProblem(*m_ui->portProblem, portProblem);
    if (!hostProblem.isEmpty())
        m_ui->host->setFocus();
    else if (!portProblem.isEmpty())
        m_ui->port->setFocus();
    return hostProblem.isEmpty() && portProblem.isEmpty();
}

void NetworkPage::apply()
{
    m_engine.settings().setProxy(entered(), m_ui->host->text().trimmed(), quint16(m_ui->port->value()));
}

void NetworkPage::showChoice()
{
    const bool isManual = entered() == ProxyChoice::Http || entered() == ProxyChoice::Socks5;
    m_ui->manual->setVisible(isManual);
    showProblem(*m_ui->hostProblem, {});
    showProblem(*m_ui->portProblem, {});
}

void NetworkPage::retranslate()
{
    m_ui->retranslateUi(this);
    for (int i = 0; i < m_ui->choice->count(); ++i)
        m_ui->choice->setItemText(i, choiceText(ProxyChoice(m_ui->choice->itemData(i).toInt())));
    showRemark(*m_ui->choiceHint, tr("Addresses of this computer are always reached directly."));
    showChoice();
}

} // namespace rushes
