// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/details/action_row.h"

#include "ui/style/fonts.h"
#include "wording/catalogue_text.h"
#include "wording/plain_text.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QKeySequence>
#include <QPushButton>

namespace rushes {

namespace {

constexpr int usualCount = 3;

struct ActionText
{
    QString text;
    QString toolTip;
};

ActionText textOf(const OfferedAction &offered, const ServiceCatalogue &catalogue)
{
    switch (offered.action) {
    case TaskAction::Save: {
        const QString keys = QKeySequence(Qt::CTRL | Qt::Key_S).toString(QKeySequence::NativeText);
        const QString hint = offered.enabled
                                 ? ActionRow::tr("Copies the clip to the folder for saved clips")
                                 : ActionRow::tr("The clip can be saved once a copy is on this computer");
        //: a button; %1 is its key, "Ctrl+S"
        return {ActionRow::tr("Save clip  %1").arg(keys), hint};
    }
    case TaskAction::SaveAgain:
        return {ActionRow::tr("Save again"), ActionRow::tr("Saves another copy beside the first")};
    case TaskAction::SaveAs:
        return {ActionRow::tr("Save as…"), {}};
    case TaskAction::ShowInFolder:
        return {ActionRow::tr("Show in folder"), {}};
    case TaskAction::CheckNow:
        return {ActionRow::tr("Check now"), ActionRow::tr("Asks the service ahead of the plan")};
    case TaskAction::AskElsewhere:
        //: a button; %1 is a service
        return {ActionRow::tr("Ask at %1").arg(serviceText(catalogue.find(offered.service), offered.service)),
                ActionRow::tr("This id's beginning is used there too")};
    case TaskAction::FetchAnyway:
        return {ActionRow::tr("Fetch anyway…"), ActionRow::tr("Says where the link leads, and asks again")};
    }
    Q_UNREACHABLE();
    return {};
}

} // namespace

ActionRow::ActionRow(const ServiceCatalogue &catalogue, QWidget *parent)
    : QWidget(parent)
    , m_catalogue(catalogue)
    , m_layout(new QHBoxLayout(this))
{
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setSpacing(scaled(8, this));
    // Made beforehand and used again: so they keep the focus, and their place in the tab order.
    for (int i = 0; i < usualCount; ++i)
        addButton();
}

void ActionRow::addButton()
{
    const qsizetype index = m_buttons.size();
    auto *button = new QPushButton(this);
    button->setAutoDefault(false);
    button->setDefault(index == 0);
    button->hide();
    m_layout->addWidget(button, index == 0 ? 1 : 0);
    m_buttons.append(button);
    connect(button, &QPushButton::clicked, this, [this, index] {
        if (index < m_actions.size())
            Q_EMIT triggered(OfferedAction(m_actions[index]));
    });
}

void ActionRow::setActions(const QVector<OfferedAction> &actions)
{
    if (actions == m_actions)
        return;
    m_actions = actions;
    showActions();
}

void ActionRow::showActions()
{
    while (m_buttons.size() < m_actions.size())
        addButton();
    for (qsizetype i = 0; i < m_buttons.size(); ++i) {
        QPushButton *button = m_buttons[i];
        button->setVisible(i < m_actions.size());
        if (i >= m_actions.size())
            continue;
        const ActionText text = textOf(m_actions[i], m_catalogue);
        button->setText(text.text);
        button->setToolTip(toolTipText(text.toolTip));
        button->setEnabled(m_actions[i].enabled);
    }
    setVisible(!m_actions.isEmpty());
}

void ActionRow::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        showActions();
}

} // namespace rushes
