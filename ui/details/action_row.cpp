// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/details/action_row.h"

#include "ui/style/fonts.h"
#include "wording/catalogue_text.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QKeySequence>
#include <QPushButton>

namespace rushes {

namespace {

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
}

void ActionRow::setActions(const QVector<OfferedAction> &actions)
{
    if (actions == m_actions)
        return;
    m_actions = actions;
    rebuild();
}

QPushButton *ActionRow::made(const OfferedAction &action)
{
    const ActionText text = textOf(action, m_catalogue);
    auto *button = new QPushButton(text.text, this);
    button->setToolTip(text.toolTip);
    button->setAutoDefault(false);
    button->setEnabled(action.enabled);
    connect(button, &QPushButton::clicked, this, [this, action] { Q_EMIT triggered(action); });
    return button;
}

void ActionRow::rebuild()
{
    while (QLayoutItem *item = m_layout->takeAt(0)) {
        // Perhaps it is its click that brought this about.
        item->widget()->hide();
        item->widget()->deleteLater();
        delete item;
    }
    for (const OfferedAction &action : std::as_const(m_actions)) {
        QPushButton *button = made(action);
        const bool isFirst = m_layout->count() == 0;
        button->setDefault(isFirst);
        m_layout->addWidget(button, isFirst ? 1 : 0);
    }
    setVisible(!m_actions.isEmpty());
}

void ActionRow::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        rebuild();
}

} // namespace rushes
