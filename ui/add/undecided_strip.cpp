// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/add/undecided_strip.h"

#include "ui/add/choice_boxes.h"
#include "ui/style/flat_style.h"
#include "ui/style/fonts.h"
#include "ui/style/icons.h"
#include "ui/style/theme.h"
#include "wording/plain_text.h"

#include <QComboBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QPainter>
#include <QPushButton>
#include <QToolButton>

#include <algorithm>

namespace rushes {

using namespace Qt::StringLiterals;

namespace {
constexpr qsizetype mostReasons = 3; // more would not be read
} // namespace

UndecidedStrip::UndecidedStrip(Intake &intake, const ServiceCatalogue &catalogue, QWidget *parent)
    : QFrame(parent)
    , m_intake(intake)
    , m_catalogue(catalogue)
{
    build();
    connectControls();
    retranslate();
    refresh();
}

void UndecidedStrip::build()
{
    m_added = new QLabel(this);
    m_question = new QLabel(this);
    for (QLabel *label : {m_added, m_question})
        label->setTextFormat(Qt::PlainText);
    m_added->setFont(mediumFont(font()));
    m_service = new QComboBox(this);
    m_mode = new QComboBox(this);
    for (QComboBox *box : {m_service, m_mode})
        box->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    m_add = new QPushButton(this);
    m_add->setDefault(true);
    m_undo = new QPushButton(this);
    m_undo->setFlat(true);
    m_close = new QToolButton(this);
    m_close->setAutoRaise(true);

    auto *text = new QHBoxLayout;
    text->setSpacing(scaled(12, this));
    text->addWidget(m_added);
    text->addWidget(m_question, 1);
    m_controls = new QWidget(this);
    auto *controls = new QHBoxLayout(m_controls);
    controls->setContentsMargins(0, 0, 0, 0);
    controls->setSpacing(scaled(8, this));
    for (QWidget *control :
         {static_cast<QWidget *>(m_service), static_cast<QWidget *>(m_mode), static_cast<QWidget *>(m_add)})
        controls->addWidget(control);
    controls->addStretch(1);
    controls->addSpacing(scaled(6, this));
    controls->addWidget(m_undo);
    controls->addWidget(m_close);

    m_rows = new QBoxLayout(QBoxLayout::LeftToRight, this);
    const int side = scaled(12, this);
    // The frame is drawn inside these outer margins, so that it stands free of its neighbours.
    m_rows->setContentsMargins(side + scaled(14, this), side + scaled(7, this), side + scaled(8, this),
                               scaled(9, this));
    m_rows->setSpacing(scaled(10, this));
    m_rows->addLayout(text);
    m_rows->addWidget(m_controls, 1);
}

void UndecidedStrip::connectControls()
{
    connect(&m_intake, &Intake::undecidedChanged, this, &UndecidedStrip::refresh);
    connect(m_service, &QComboBox::currentIndexChanged, this, &UndecidedStrip::showModes);
    connect(m_add, &QPushButton::clicked, this, [this] {
        const AddReport report = m_intake.decide(chosenWord(*m_service), chosenWord(*m_mode));
        Q_EMIT decided(report);
    });
    connect(m_undo, &QPushButton::clicked, this, [this] {
        const QVector<qint64> numbers = m_report.added;
        setAdded({});
        Q_EMIT undoRequested(numbers);
    });
    connect(m_close, &QToolButton::clicked, this, [this] {
        QStringList ids;
        for (const FoundId &found : m_intake.undecided())
            ids.append(found.id);
        m_intake.dismiss();
        Q_EMIT dismissed(ids);
    });
}

void UndecidedStrip::setAdded(const IntakeReport &report)
{
    m_report = report;
    retranslate();
}

const Service *UndecidedStrip::service() const
{
    return m_catalogue.find(chosenWord(*m_service));
}

void UndecidedStrip::refresh()
{
    const QVector<FoundId> &ids = m_intake.undecided();
    if (!ids.isEmpty()) {
        const QString offered = m_intake.offeredService();
        fillServices(*m_service, servicesFor(ids, m_catalogue),
                     offered.isEmpty() ? m_catalogue.defaultService() : offered);
        showModes();
        retranslate();
    } else {
        m_report = {};
    }
    setVisible(!ids.isEmpty());
}

void UndecidedStrip::showModes()
{
    const Family *family = commonFamily(m_intake.undecided(), service());
    fillModes(*m_mode, family, service() ? m_intake.offeredMode(service()->name) : QString());
    m_mode->setVisible(!family || !family->modes.isEmpty());
}

QString UndecidedStrip::reasonOf(const FoundId &id) const
{
    if (!id.host.isEmpty())
        //: why a service has to be chosen for ids; %1: the host that they came with
        return tr("%1 is no configured service").arg(shownText(id.host, longestQuoted));
    const QString prefix = prefixOf(id.id, commonFamily({id}, service()));
    if (!prefix.isEmpty())
        //: why a service has to be chosen for ids; %1: how they begin, "vgen_"
        return tr("several services use ids that begin with %1").arg(shownText(prefix, longestQuoted));
    return {};
}

QString UndecidedStrip::question() const
{
    const QVector<FoundId> &ids = m_intake.undecided();
    QStringList reasons; // in the order of their first ids
    QVector<int> counts;
    for (const FoundId &id : ids) {
        const QString reason = reasonOf(id);
        if (!reasons.contains(reason)) {
            reasons.append(reason);
            counts.append(0);
        }
        ++counts[reasons.indexOf(reason)];
    }
    //: ids that wait for the user's choice of a service; the pickers follow
    const QString asked = tr("%Ln to decide: which service was it made at?", nullptr, int(ids.size()));
    QStringList told;
    for (qsizetype i = 0; i < std::min(reasons.size(), mostReasons); ++i) {
        if (reasons[i].isEmpty())
            continue;
        //: why a service has to be chosen, and for how many ids; %1: "several services use ids that begin
        //: with vgen_"
        told.append(reasons.size() > 1 ? tr("%1: %Ln", "reason", counts[i]).arg(reasons[i]) : reasons[i]);
    }
    if (told.isEmpty())
        return asked;
    //: %1: a question, %2: why it is asked, one reason or several
    return tr("%1 (%2)", "question").arg(asked, told.join(tr("; ", "reasons")));
}

void UndecidedStrip::retranslate()
{
    const int added = int(m_report.added.size());
    const int all = added + m_report.undecided + int(m_report.alreadyThere.size());
    m_added->setVisible(added > 0);
    //: %1 of all that were found; %Ln: all
    m_added->setText(tr("Added: %1 of %Ln", nullptr, all).arg(QLocale().toString(added)));
    m_undo->setVisible(added > 0);
    m_undo->setText(tr("Undo"));
    m_undo->setToolTip(tr("Remove what was just added"));
    m_question->setText(question());
    m_service->setAccessibleName(tr("Service"));
    m_service->setToolTip(tr("The service that these tasks were made at"));
    m_mode->setAccessibleName(tr("Mode"));
    m_mode->setToolTip(tr("How these tasks were made: their estimate depends on it"));
    //: a button; %Ln: ids
    m_add->setText(tr("Add %Ln", nullptr, int(m_intake.undecided().size())));
    m_close->setAccessibleName(tr("Do not add them"));
    m_close->setToolTip(tr("Do not add them"));
    m_close->setIcon(themedIcon(u"close"_s, themeColours(palette()).muted));
    setAccessibleName(tr("Ids to decide about"));
    layOut();
}

void UndecidedStrip::layOut()
{
    m_question->setWordWrap(false);
    const QMargins margins = m_rows->contentsMargins();
    const int needed = margins.left() + margins.right() + m_rows->spacing() + m_controls->sizeHint().width() +
                       (m_added->isVisibleTo(this) ? m_added->sizeHint().width() + scaled(12, this) : 0) +
                       m_question->sizeHint().width();
    const bool oneRow = needed <= width();
    m_question->setWordWrap(!oneRow);
    m_question->setSizePolicy(oneRow ? QSizePolicy::Preferred : QSizePolicy::Expanding,
                              QSizePolicy::Preferred);
    m_rows->setDirection(oneRow ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom);
}

void UndecidedStrip::resizeEvent(QResizeEvent *event)
{
    QFrame::resizeEvent(event);
    layOut();
}

void UndecidedStrip::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const ThemeColours &colours = themeColours(palette());
    const int side = scaled(12, this);
    drawRoundedBox(painter, QRectF(rect()).adjusted(side, side, -side, -scaled(2, this)), scaled(7, this),
                   colours.noticeCard, colours.noticeHairline);
}

void UndecidedStrip::changeEvent(QEvent *event)
{
    QFrame::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        refresh();
        retranslate();
    } else if (event->type() == QEvent::PaletteChange && m_close) {
        m_close->setIcon(themedIcon(u"close"_s, themeColours(palette()).muted));
    }
}

} // namespace rushes
