// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/main_window/save_bar.h"

#include "ui/style/flat_style.h"
#include "ui/style/fonts.h"
#include "ui/style/text_labels.h"
#include "ui/style/theme.h"
#include "wording/plain_text.h"

#include <QHBoxLayout>
#include <QLocale>
#include <QPainter>
#include <QProgressBar>
#include <QPushButton>
#include <QTimerEvent>

namespace rushes {

namespace {

constexpr int steps = 1000;
constexpr int barWidth = 150;
constexpr int barHeight = 6;

double shareOf(const SaveProgress &progress)
{
    const double ofFile = progress.ofBytes > 0 ? double(progress.bytes) / double(progress.ofBytes) : 0;
    return progress.total > 0 ? (progress.done + ofFile) / progress.total : 0;
}

} // namespace

SaveBar::SaveBar(ClipSaver &saver, QWidget *parent)
    : QFrame(parent)
    , m_saver(saver)
    , m_text(new ElidedLabel(this))
    , m_bar(new QProgressBar(this))
    , m_cancel(new QPushButton(this))
{
    m_bar->setRange(0, steps);
    m_bar->setTextVisible(false);
    m_bar->setFixedSize(scaled(barWidth, this), scaled(barHeight, this));
    auto *layout = new QHBoxLayout(this);
    const int side = scaled(12, this);
    layout->setContentsMargins(side + scaled(12, this), scaled(8, this), side + scaled(6, this),
                               side + scaled(6, this));
    layout->setSpacing(scaled(12, this));
    layout->addWidget(m_text, 1);
    layout->addWidget(m_bar);
    layout->addWidget(m_cancel);
    connect(m_cancel, &QPushButton::clicked, this, &SaveBar::cancel);
    connect(&saver, &ClipSaver::progress, this, &SaveBar::tell);
    connect(&saver, &ClipSaver::allDone, this, &SaveBar::end);
    nameThings();
    hide();
}

void SaveBar::tell(const SaveProgress &progress)
{
    m_progress = progress;
    nameThings();
    m_bar->setValue(int(shareOf(progress) * steps));
    if (!isHidden())
        return;
    if (progress.total > 1)
        show();
    else if (!m_appearing.isActive())
        m_appearing.start(int(m_moment.count()), this);
}

void SaveBar::cancel()
{
    if (m_cancelled) {
        m_saver.cancelAll();
        return;
    }
    m_cancelled = true;
    nameThings();
    m_saver.cancelRest();
}

void SaveBar::end()
{
    m_appearing.stop();
    m_cancelled = false;
    m_progress = {};
    hide();
}

void SaveBar::nameThings()
{
    const QString name = shownText(m_progress.name, longestShown);
    if (m_cancelled)
        //: %1: the name of a file
        m_text->setWholeText(tr("Stopping after %1").arg(name));
    else if (m_progress.total > 1)
        //: %1 and %2: numbers, %3: the name of a file
        m_text->setWholeText(
            tr("Saving %1 of %2: %3")
                .arg(QLocale().toString(m_progress.done + 1), QLocale().toString(m_progress.total), name));
    else
        m_text->setWholeText(tr("Saving %1").arg(name));
    m_cancel->setText(m_cancelled ? tr("Stop now") : tr("Cancel"));
    m_cancel->setAccessibleDescription(m_cancelled ? tr("Gives up the file that is being written")
                                                   : tr("Saves no further clips after this one"));
    m_bar->setAccessibleName(tr("Saved so far"));
    setAccessibleName(tr("Saving"));
}

void SaveBar::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const ThemeColours &colours = themeColours(palette());
    const int side = scaled(12, this);
    drawRoundedBox(painter, QRectF(rect()).adjusted(side, scaled(2, this), -side, -side), scaled(7, this),
                   colours.card, colours.hairline);
}

void SaveBar::timerEvent(QTimerEvent *event)
{
    if (event->timerId() != m_appearing.timerId()) {
        QFrame::timerEvent(event);
        return;
    }
    m_appearing.stop();
    show();
}

void SaveBar::changeEvent(QEvent *event)
{
    QFrame::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        nameThings();
}

} // namespace rushes
