// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/main_window/quit_dialog.h"

#include "core/clock.h"
#include "engine/engine.h"
#include "model/task_table_model.h"
#include "monitor/clips_at_risk.h"
#include "monitor/task_monitor.h"
#include "ui/main_window/at_risk_row.h"
#include "ui/style/card.h"
#include "ui/style/fonts.h"
#include "ui/style/icons.h"
#include "ui/style/text_labels.h"
#include "ui/style/theme.h"

#include <QAccessible>
#include <QDialogButtonBox>
#include <QEvent>
#include <QGridLayout>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QTimerEvent>

#include <algorithm>
#include <utility>

namespace rushes {

using namespace Qt::StringLiterals;

namespace {

constexpr int usualWidth = 560;
constexpr int mostRows = 50;      ///< more are counted
constexpr int rowsInView = 5;     ///< more are scrolled to
constexpr int tickPeriod = 1000;  ///< ms
constexpr int fastestTick = 200;  ///< ms, in the demo
constexpr int readingTime = 2500; ///< ms

/// Nearest to its end first; an unknown end last.
QVector<qint64> byEnd(const std::set<qint64> &numbers, const TaskMonitor &monitor)
{
    QVector<std::pair<Moment, qint64>> ends;
    for (const qint64 number : numbers) {
        if (const Task *task = monitor.task(number))
            ends.append({monitor.linkEndOf(*task).earliest.value_or(Moment::max()), number});
    }
    std::ranges::sort(ends);
    QVector<qint64> sorted;
    for (const auto &[end, number] : std::as_const(ends))
        sorted.append(number);
    return sorted;
}

QWidget *hairline(QWidget *parent)
{
    auto *line = new QWidget(parent);
    line->setFixedHeight(1);
    line->setAutoFillBackground(true);
    line->setBackgroundRole(QPalette::Mid);
    return line;
}

} // namespace

QuitDialog::QuitDialog(Engine &engine, const TaskTableModel &model, Reason reason, QWidget *parent)
    : QDialog(parent)
    , m_engine(engine)
    , m_model(model)
    , m_reason(reason)
{
    setAttribute(Qt::WA_DeleteOnClose);
    setObjectName(u"quitDialog"_s);
    build();
    addRows();
    retranslate();
    connect(&engine.clipsAtRisk(), &ClipsAtRisk::changed, this, [this] {
        addRows();
        refresh();
        fitList();
    });
    m_tick.start(std::max(fastestTick, int(tickPeriod / std::max(1.0, engine.clock().speed()))),
                 Qt::CoarseTimer, this);
    m_wait->setFocus();
}

QuitDialog::~QuitDialog() = default;

void QuitDialog::build()
{
    m_icon = new QLabel(this);
    m_heading = new WrappedLabel(this);
    m_heading->setFont(mediumFont(scaledFont(font(), 1.15)));
    m_body = new WrappedLabel(this);
    auto *card = new Card(this);
    m_scroll = new QScrollArea(card);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setWidgetResizable(true);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->viewport()->setAutoFillBackground(false);
    m_list = new QWidget(m_scroll);
    m_listRows = new QVBoxLayout(m_list);
    m_listRows->setContentsMargins(0, 0, 0, 0);
    m_listRows->setSpacing(0);
    m_more = new QLabel(m_list);
    m_more->setContentsMargins(scaled(12, this), scaled(8, this), scaled(12, this), scaled(8, this));
    m_listRows->addWidget(m_more);
    m_listRows->addStretch(1);
    m_scroll->setWidget(m_list);
    m_list->setAutoFillBackground(false); // setWidget() sees to the contrary; the card shows through
    auto *inCard = new QVBoxLayout(card);
    inCard->setContentsMargins(1, 1, 1, 1);
    inCard->addWidget(m_scroll);

    auto *buttons = new QDialogButtonBox(this);
    m_wait = buttons->addButton(QString(), QDialogButtonBox::AcceptRole);
    m_quit = buttons->addButton(QString(), QDialogButtonBox::DestructiveRole);
    m_cancel = buttons->addButton(QDialogButtonBox::Cancel);
    connect(m_wait, &QPushButton::clicked, this, [this] { done(Wait); });
    connect(m_quit, &QPushButton::clicked, this, [this] { done(QuitNow); });
    connect(m_cancel, &QPushButton::clicked, this, &QDialog::reject);

    auto *grid = new QGridLayout(this);
    const int side = scaled(20, this);
    grid->setContentsMargins(side, side, side, scaled(16, this));
    grid->setHorizontalSpacing(scaled(12, this));
    grid->setVerticalSpacing(scaled(6, this));
    grid->addWidget(m_icon, 0, 0, Qt::AlignTop);
    grid->addWidget(m_heading, 0, 1);
    grid->addWidget(m_body, 1, 1);
    grid->setRowMinimumHeight(2, scaled(4, this));
    grid->addWidget(card, 3, 0, 1, 2);
    grid->setRowMinimumHeight(4, scaled(6, this));
    grid->addWidget(buttons, 5, 0, 1, 2);
    grid->setColumnStretch(1, 1);
    grid->setRowStretch(3, 1);
    setMinimumWidth(scaled(usualWidth, this));
}

/// Those that came to be at risk; one that is no more keeps its row, which says what became of it.
void QuitDialog::addRows()
{
    std::set<qint64> fresh;
    for (const std::set<qint64> *numbers :
         {&m_engine.clipsAtRisk().toBeHad(), &m_engine.clipsAtRisk().leftAlone()}) {
        std::ranges::copy_if(*numbers, std::inserter(fresh, fresh.end()),
                             [this](qint64 number) { return !m_listed.contains(number); });
    }
    const QVector<qint64> numbers = byEnd(fresh, m_engine.monitor());
    for (const qint64 number : numbers) {
        m_listed.insert(number);
        if (m_rows.size() >= mostRows)
            continue;
        const int place = m_listRows->indexOf(m_more);
        auto *row = new AtRiskRow(number, m_list);
        if (!m_rows.isEmpty())
            m_listRows->insertWidget(place, hairline(m_list));
        m_listRows->insertWidget(m_listRows->indexOf(m_more), row);
        m_rows.append(row);
    }
}

bool QuitDialog::allAreHeld() const
{
    const TaskMonitor &monitor = m_engine.monitor();
    return std::ranges::all_of(m_listed, [&monitor](qint64 number) {
        const Task *task = monitor.task(number);
        return !task || isClipSafe(*task);
    });
}

void QuitDialog::refresh()
{
    for (AtRiskRow *row : std::as_const(m_rows)) {
        if (const Task *task = m_engine.monitor().task(row->number()))
            row->setTask(*task, m_model.contextOf(row->number()));
    }
    const auto more = int(m_listed.size()) - int(m_rows.size());
    m_more->setVisible(more > 0);
    //: clips, below a list of others
    m_more->setText(tr("And %Ln more", nullptr, more));
    speak();
}

void QuitDialog::speak()
{
    const auto toBeHad = int(m_engine.clipsAtRisk().toBeHad().size());
    const auto leftAlone = int(m_engine.clipsAtRisk().leftAlone().size());
    const bool allHeld = toBeHad + leftAlone == 0 && allAreHeld();
    QString heading;
    QString body;
    if (allHeld) {
        heading = tr("All clips are held now");
        body = tr("Rushes quits.");
    } else if (toBeHad + leftAlone == 0) {
        heading = tr("There is nothing left to wait for");
        body = tr("What is not held cannot be had any more.");
    } else if (toBeHad == 0) {
        //: clips
        heading = tr("Clips that are not fetched: %Ln", nullptr, leftAlone);
        body = tr("Waiting does not help: their links are not followed, or a key is wanted.");
    } else {
        //: clips
        heading = tr("Clips that are not held yet: %Ln", nullptr, toBeHad + leftAlone);
        body = m_reason == Reason::SessionEnd
                   ? tr("The end of the session was stopped for them: they are copied only while Rushes "
                        "runs, and "
                        "when their links end they are gone. Log out again once Rushes has quit.")
                   : tr("They are copied only while Rushes runs. When their links end, they are gone.");
    }
    m_body->setText(body);
    m_wait->setVisible(toBeHad > 0);
    (toBeHad > 0 ? m_wait : m_quit)->setDefault(true);
    const QColor colour = toneColour(allHeld ? Tone::Good : Tone::Warning, palette());
    const int side = scaled(22, this);
    m_icon->setPixmap(themedPixmap(allHeld ? u"status-completed"_s : u"warning"_s, colour, QSize(side, side),
                                   devicePixelRatioF()));
    if (heading != m_heading->text()) {
        m_heading->setText(heading);
        QAccessibleEvent alert(m_heading, QAccessible::Alert);
        QAccessible::updateAccessibility(&alert);
    }
    if (!allHeld)
        m_leaving.stop();
    else if (!m_leaving.isActive())
        m_leaving.start(readingTime, this);
}

void QuitDialog::retranslate()
{
    setWindowTitle(tr("Quit Rushes"));
    m_wait->setText(tr("&Wait, then quit"));
    m_quit->setText(tr("&Quit now"));
    m_scroll->setAccessibleName(tr("Clips that are not held"));
    setTextColour(*m_body, themeColours(palette()).muted);
    setTextColour(*m_more, themeColours(palette()).muted);
    refresh();
    fitList();
}

/// As high as its rows, up to so many; the rest is scrolled to.
void QuitDialog::fitList()
{
    const int inView = std::min(int(m_rows.size()), rowsInView);
    if (inView == 0)
        return;
    int height = 0;
    for (int i = 0; i < inView; ++i)
        height += m_rows[i]->sizeHint().height() + 1;
    const bool allInView = int(m_rows.size()) <= rowsInView;
    if (!allInView)
        height += m_rows.constFirst()->sizeHint().height() / 2; // so that it shows that there is more
    m_scroll->setMinimumHeight(height);
    m_scroll->setMaximumHeight(allInView ? height : QWIDGETSIZE_MAX);
}

void QuitDialog::timerEvent(QTimerEvent *event)
{
    if (event->timerId() == m_tick.timerId()) {
        refresh();
    } else if (event->timerId() == m_leaving.timerId()) {
        m_leaving.stop();
        done(QuitNow);
    } else {
        QDialog::timerEvent(event);
    }
}

void QuitDialog::changeEvent(QEvent *event)
{
    QDialog::changeEvent(event);
    if (m_wait && (event->type() == QEvent::LanguageChange || event->type() == QEvent::PaletteChange))
        retranslate();
}

} // namespace rushes
