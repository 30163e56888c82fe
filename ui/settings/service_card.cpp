// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/service_card.h"

#include "ui/style/fonts.h"
#include "ui/style/text_labels.h"
#include "ui/style/theme.h"
#include "wording/catalogue_text.h"
#include "wording/time_text.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace rushes {

namespace {

QString familiesText(const Service &service)
{
    QStringList titles;
    for (const Family &family : service.families)
        titles.append(familyText(&family));
    //: parts the kinds of tasks in a list
    return titles.join(ServiceCard::tr(", ", "list"));
}

QString pollingText(const PollingAdvice &polling)
{
    //: %1: "30–60 s"; %2: "30 s"
    return ServiceCard::tr("Asked every %1, never more often than every %2.")
        .arg(durationRangeText(polling.from, polling.to), durationText(polling.minimum));
}

} // namespace

ServiceCard::ServiceCard(const Service &service, Kind kind, QWidget *parent)
    : Card(parent)
{
    const ThemeColours &colours = themeColours(palette());
    const QString title = serviceText(&service);
    auto *layout = new QVBoxLayout(this);
    const int margin = scaled(12, this);
    layout->setContentsMargins(margin, margin - 2, margin, margin - 2);
    layout->setSpacing(scaled(3, this));
    const auto line = [&](const QString &text, const QFont &lineFont, const QColor &colour) {
        auto *label = new WrappedLabel(this);
        label->setText(text);
        label->setFont(lineFont);
        label->setCopyable(true);
        setTextColour(*label, colour);
        return label;
    };

    auto *head = new QHBoxLayout;
    head->setSpacing(scaled(6, this));
    head->addWidget(line(title, mediumFont(font()), colours.text), 1);
    if (kind == Kind::BuiltIn) {
        //: a service that came with the program
        auto *mark = new QLabel(tr("built in"), this);
        mark->setTextFormat(Qt::PlainText);
        setTextColour(*mark, colours.muted);
        head->addWidget(mark);
    }
    layout->addLayout(head);
    layout->addWidget(line(service.base.toDisplayString(), monospaceFont(font()), colours.muted));
    if (!service.families.isEmpty())
        layout->addWidget(line(familiesText(service), font(), colours.text));
    layout->addWidget(line(pollingText(service.polling), font(), colours.muted));
    if (kind == Kind::Unused)
        layout->addWidget(
            line(tr("Not used: a built-in service has its name or its address."), font(), colours.warning));

    auto *row = new QHBoxLayout;
    row->setSpacing(scaled(6, this));
    const auto button = [&](const char *name, const QString &text, const QString &spoken, auto signal) {
        auto *added = new QPushButton(text, this);
        added->setObjectName(QLatin1StringView(name) + u'-' + service.name);
        added->setAccessibleName(spoken);
        added->setAutoDefault(false);
        connect(added, &QPushButton::clicked, this, signal);
        row->addWidget(added);
    };
    if (kind != Kind::BuiltIn)
        //: %1: a service
        button("edit", tr("Edit…"), tr("Edit %1").arg(title), &ServiceCard::editWanted);
    //: %1: a service
    button("copy", tr("Copy as new…"), tr("Copy %1 as a new service").arg(title), &ServiceCard::copyWanted);
    //: %1: a service
    button("export", tr("Export…"), tr("Export %1").arg(title), &ServiceCard::exportWanted);
    if (kind != Kind::BuiltIn)
        //: %1: a service
        button("remove-service", tr("Remove"), tr("Remove %1").arg(title), &ServiceCard::removalWanted);
    row->addStretch(1);
    layout->addSpacing(scaled(4, this));
    layout->addLayout(row);
}

} // namespace rushes
