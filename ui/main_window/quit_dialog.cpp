// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/main_window/quit_dialog.h"

#include "core/clock.h"
#include "engine/engine.h"
#include "model/task_table_model.h"
#include "monitor/clips_at_risk.h"
#include "monitor/task_monitor.h"
#include "ui/main_window/at_risk_list.h"
#include "wording/sentences.h"

#include <QDialogButtonBox>
#include <QEvent>
#include <QPushButton>
#include <QTimerEvent>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace rushes {

using namespace Qt::StringLiterals;

namespace {

constexpr int tickPeriod = 1000;  ///< ms
constexpr int fastestTick = 200;  ///< ms, in the demo
constexpr int readingTime = 2500; ///< ms

/// Nearest to its end first; an unknown end last.
QVector<qint64> byEnd(const std::set<qint64> &numbers, const TaskMonitor &monitor)
{
    QVector<std::pair<Moment, qint64>> ends;
    for (const qint64 number : numbers) {
        if (const SharedTask task = monitor.task(number))
            ends.append({monitor.linkEndOf(*task).earliest.value_or(Moment::max()), number});
    }
    std::ranges::sort(ends);
    QVector<qint64> sorted;
    for (const auto &[end, number] : std::as_const(ends))
        sorted.append(number);
    return sorted;
}

} // namespace

QuitDialog::QuitDialog(Engine &engine, const TaskTableModel &model, Reason reason, QWidget *parent)
    : QuestionDialog(parent)
    , m_engine(engine)
    , m_model(model)
    , m_reason(reason)
{
    setObjectName(u"quitDialog"_s);
    build();
    addRows();
    retranslate();
    connect(&engine.clipsAtRisk(), &ClipsAtRisk::changed, this, [this] {
        addRows();
        refresh();
    });
    m_tick.start(std::max(fastestTick, int(tickPeriod / std::max(1.0, engine.clock().speed()))),
                 Qt::CoarseTimer, this);
    m_wait->setFocus();
}

QuitDialog::~QuitDialog() = default;

void QuitDialog::build()
{
    m_list = new AtRiskList(this);
    inCard().addWidget(m_list);
    m_wait = buttons().addButton(QString(), QDialogButtonBox::AcceptRole);
    m_quit = buttons().addButton(QString(), QDialogButtonBox::DestructiveRole);
    const QPushButton *cancel = buttons().addButton(QDialogButtonBox::Cancel);
    connect(m_wait, &QPushButton::clicked, this, [this] { done(Wait); });
    connect(m_quit, &QPushButton::clicked, this, [this] { done(QuitNow); });
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
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
        m_list->add(number);
    }
}

QuitDialog::Count QuitDialog::count() const
{
    const ClipsAtRisk &clips = m_engine.clipsAtRisk();
    Count count{.toBeHad = int(clips.toBeHad().size()), .leftAlone = int(clips.leftAlone().size())};
    count.allAreHere = count.toBeHad + count.leftAlone == 0;
    for (const qint64 number : m_listed) {
        const SharedTask task = m_engine.monitor().task(number);
        if (!task)
            continue; // removed
        count.allAreHere = count.allAreHere && isClipSafe(*task);
        count.unverified += task->clip == ClipState::Unverified ? 1 : 0;
    }
    return count;
}

void QuitDialog::refresh()
{
    m_list->refresh(m_engine, m_model);
    speak();
}

void QuitDialog::speak()
{
    const Count count = this->count();
    const int notHere = count.toBeHad + count.leftAlone;
    QString heading;
    if (count.allAreHere && count.unverified > 0)
        //: clips; here: on this computer
        heading = tr("All clips are here now; unverified: %Ln", nullptr, count.unverified);
    else if (count.allAreHere)
        heading = tr("All clips are held now");
    else if (notHere == 0)
        heading = tr("There is nothing left to wait for");
    else if (count.toBeHad == 0)
        //: clips
        heading = tr("Clips that are not fetched: %Ln", nullptr, notHere);
    else
        //: clips
        heading = tr("Clips that are not held yet: %Ln", nullptr, notHere);
    m_wait->setVisible(count.toBeHad > 0);
    (count.toBeHad > 0 ? m_wait : m_quit)->setDefault(true);
    say(count.allAreHere && count.unverified == 0 ? Tone::Good : Tone::Warning, heading, bodyOf(count));

    if (m_reason != Reason::Session || !count.allAreHere)
        m_reading.stop();
    else if (!m_reading.isActive())
        m_reading.start(readingTime, this);
}

QString QuitDialog::bodyOf(const Count &count) const
{
    const bool ofSession = m_reason == Reason::Session;
    if (count.allAreHere) {
        const QString unverified =
            tr("What is unverified is kept as it came; its details say what is wrong.");
        const QString goesOn = ofSession ? tr("Rushes goes on. If the session was to end, log out again.")
                                         : tr("No clip is left behind when Rushes quits now.");
        return joinedSentences({count.unverified > 0 ? unverified : QString(), goesOn});
    }
    if (count.toBeHad + count.leftAlone == 0)
        return tr("What is not held cannot be had any more.");
    const QString what =
        count.toBeHad == 0
            ? tr("Waiting does not help: their links are not followed, or a key is wanted.")
            : tr("They are copied only while Rushes runs. When their links end, they are gone.");
    if (!ofSession)
        return what;
    const QString stopped = tr("If the session was to end, that was stopped for them.");
    return count.toBeHad == 0 ? joinedSentences({stopped, what})
                              : joinedSentences({stopped, what, tr("Log out again once they are held.")});
}

void QuitDialog::retranslate()
{
    setWindowTitle(m_reason == Reason::Session ? tr("Clips that are not held") : tr("Quit Rushes"));
    m_wait->setText(tr("&Wait, then quit"));
    m_quit->setText(tr("&Quit now"));
    m_list->setAccessibleName(tr("Clips that are not held"));
    refresh();
}

void QuitDialog::timerEvent(QTimerEvent *event)
{
    if (event->timerId() == m_tick.timerId()) {
        refresh();
    } else if (event->timerId() == m_reading.timerId()) {
        m_reading.stop();
        reject();
    } else {
        QDialog::timerEvent(event);
    }
}

void QuitDialog::changeEvent(QEvent *event)
{
    QuestionDialog::changeEvent(event);
    if (m_wait && (event->type() == QEvent::LanguageChange || event->type() == QEvent::PaletteChange))
        retranslate();
}

} // namespace rushes
