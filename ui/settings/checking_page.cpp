// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/checking_page.h"

#include "engine/engine.h"
#include "store/settings.h"
#include "ui/settings/settings_rules.h"
#include "ui/style/text_labels.h"
#include "ui_checking_page.h"
#include "wording/time_text.h"

namespace rushes {

CheckingPage::CheckingPage(Engine &engine, QWidget *parent)
    : SettingsPage(parent)
    , m_engine(engine)
    , m_ui(std::make_unique<Ui::CheckingPage>())
{
    m_ui->setupUi(this);
    connect(m_ui->fixed, &QRadioButton::toggled, this, &CheckingPage::showInterval);
    connect(m_ui->interval, &QSpinBox::valueChanged, this, &CheckingPage::showInterval);
    retranslate();
}

CheckingPage::~CheckingPage() = default;

std::optional<std::chrono::seconds> CheckingPage::entered() const
{
    return m_ui->fixed->isChecked() ? std::optional(std::chrono::seconds(m_ui->interval->value()))
                                    : std::nullopt;
}

void CheckingPage::load()
{
    const std::optional<std::chrono::seconds> interval = m_engine.settings().pollEvery();
    const std::chrono::seconds shown = interval.value_or(shortestInterval(m_engine.catalogue()));
    m_ui->interval->setValue(int(shown.count()));
    m_ui->fixed->setChecked(interval.has_value());
    m_ui->byPlan->setChecked(!interval);
    showInterval();
}

bool CheckingPage::check()
{
    const auto interval = entered();
    const bool isValid = !interval || intervalProblem(*interval, m_engine.catalogue()).isEmpty();
    if (!isValid)
        m_ui->interval->setFocus();
    return isValid;
}

void CheckingPage::apply()
{
    m_engine.settings().setPollEvery(entered());
}

void CheckingPage::showInterval()
{
    const auto interval = entered();
    m_ui->interval->setEnabled(interval.has_value());
    const QString problem = interval ? intervalProblem(*interval, m_engine.catalogue()) : QString();
    showProblem(*m_ui->intervalProblem, problem);
    m_ui->intervalHint->setVisible(problem.isEmpty());
}

void CheckingPage::retranslate()
{
    m_ui->retranslateUi(this);
    //: seconds, after a number
    m_ui->interval->setSuffix(tr(" s"));
    m_ui->interval->setAccessibleName(tr("Fixed interval in seconds"));
    showRemark(*m_ui->planHint, m_ui->planHint->text());
    //: %1: a duration, "30 s"
    showRemark(*m_ui->intervalHint, tr("At least %1: the services ask not to be checked more often.")
                                        .arg(durationText(shortestInterval(m_engine.catalogue()))));
    showInterval();
}

} // namespace rushes
