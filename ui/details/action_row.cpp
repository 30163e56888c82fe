// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/details/action_row.h"

#include "ui/style/elided_button.h"
#include "ui/style/flow_layout.h"
#include "ui/style/fonts.h"
#include "ui/style/literal_text.h"
#include "wording/catalogue_text.h"
#include "wording/plain_text.h"

#include <QEvent>
#include <QKeySequence>
#include <QMenu>

namespace rushes {

namespace {

constexpr int usualCount = 3;
constexpr int mostServices = 3; ///< that have a button each

struct ActionText
{
    QString text;
    QString toolTip;
};

QString titleOf(const OfferedAction &offered, const ServiceCatalogue &catalogue)
{
    return shownText(serviceText(catalogue.find(offered.service), offered.service), longestQuoted);
}

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
        return {ActionRow::tr("Ask at %1").arg(titleOf(offered, catalogue)),
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
    , m_layout(new FlowLayout(this))
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
    auto *button = new ElidedButton(this);
    button->setAutoDefault(false);
    button->setDefault(index == 0);
    button->hide();
    m_layout->addWidget(button);
    m_buttons.append(button);
    connect(button, &QPushButton::clicked, this, [this, index] {
        const QVector<Choice> offered = choices();
        if (index < offered.size() && offered[index].size() == 1)
            Q_EMIT triggered(OfferedAction(offered[index].constFirst()));
    });
}

void ActionRow::setActions(const QVector<OfferedAction> &actions)
{
    if (actions == m_actions)
        return;
    m_actions = actions;
    showActions();
}

QVector<ActionRow::Choice> ActionRow::choices() const
{
    Choice elsewhere;
    QVector<Choice> found;
    for (const OfferedAction &offered : m_actions) {
        if (offered.action == TaskAction::AskElsewhere)
            elsewhere.append(offered);
        else
            found.append(Choice{offered});
    }
    if (elsewhere.size() > mostServices) {
        found.prepend(elsewhere);
        return found;
    }
    for (qsizetype i = elsewhere.size() - 1; i >= 0; --i)
        found.prepend(Choice{elsewhere[i]});
    return found;
}

void ActionRow::showActions()
{
    const QVector<Choice> offered = choices();
    while (m_buttons.size() < offered.size())
        addButton();
    for (qsizetype i = 0; i < m_buttons.size(); ++i) {
        ElidedButton *button = m_buttons[i];
        button->setVisible(i < offered.size());
        if (QMenu *menu = button->menu()) {
            button->setMenu(nullptr);
            menu->deleteLater(); // it may be what was chosen from
        }
        if (i >= offered.size())
            continue;
        ActionText text = textOf(offered[i].constFirst(), m_catalogue);
        if (offered[i].size() > 1) {
            //: a button with a menu of services
            text.text = tr("Ask at another service");
            fillMenu(*button, offered[i]);
        }
        button->setWholeText(text.text, text.toolTip);
        button->setEnabled(offered[i].constFirst().enabled);
    }
    setVisible(!m_actions.isEmpty());
    m_layout->activate(); // at once, so that no text is cut for the room of another
}

void ActionRow::fillMenu(ElidedButton &button, const Choice &choice)
{
    auto *menu = new QMenu(&button);
    for (const OfferedAction &offered : choice) {
        connect(menu->addAction(literalText(titleOf(offered, m_catalogue))), &QAction::triggered, this,
                [this, offered] { Q_EMIT triggered(offered); });
    }
    button.setMenu(menu);
}

void ActionRow::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        showActions();
}

} // namespace rushes
