// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/main_window/top_bar.h"

#include "ui/main_window/action_button.h"
#include "ui/main_window/commands.h"
#include "ui/style/flat_style.h"
#include "ui/style/fonts.h"
#include "ui/style/icons.h"
#include "ui/style/theme.h"
#include "wording/watch_text.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QPainter>

namespace rushes {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr auto typingPause = 120ms;

/// A quiet pill.
class Badge final : public QLabel
{
public:
    using QLabel::QLabel;

protected:
    void paintEvent(QPaintEvent *event) override
    {
        {
            QPainter painter(this);
            const ThemeColours &colours = themeColours(palette());
            drawRoundedBox(painter, rect(), height() / 2.0, blended(colours.bar, colours.queued, 0.13), {});
        }
        QLabel::paintEvent(event);
    }
};

} // namespace

TopBar::TopBar(const Commands &commands, QWidget *parent)
    : QWidget(parent)
    , m_add(new ActionButton(commands.of(Command::Add), this))
    , m_search(new QLineEdit(this))
    , m_searchIcon(m_search->addAction(QIcon(), QLineEdit::LeadingPosition))
    , m_demo(new Badge(this))
{
    m_add->setDefault(true);
    m_demo->hide();
    m_demo->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    m_demo->setMargin(scaled(4, this));
    m_demo->setContentsMargins(scaled(8, this), 0, scaled(8, this), 0);
    m_search->setClearButtonEnabled(true);
    m_search->installEventFilter(this);
    m_search->setMinimumWidth(scaled(150, this));
    m_search->setMaximumWidth(scaled(270, this));
    m_search->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);

    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(scaled(12, this), scaled(8, this), scaled(12, this), scaled(9, this));
    layout->setSpacing(scaled(7, this));
    layout->addWidget(m_add);
    for (const Command command : {Command::Check, Command::Save, Command::SaveAll})
        layout->addWidget(new ActionButton(commands.of(command), this));
    const auto buttons = findChildren<ActionButton *>();
    for (ActionButton *button : buttons) {
        if (button != m_add)
            button->setIcon({});
    }
    layout->addStretch(1);
    layout->addWidget(m_demo);
    layout->addSpacing(scaled(5, this));
    layout->addWidget(m_search, 3);

    m_pause.setSingleShot(true);
    m_pause.setInterval(typingPause);
    connect(m_search, &QLineEdit::textChanged, this, [this](const QString &text) {
        if (text.isEmpty()) { // cleared: all comes back at once
            m_pause.stop();
            Q_EMIT searchChanged(text);
        } else {
            m_pause.start();
        }
    });
    connect(&m_pause, &QTimer::timeout, this, [this] { Q_EMIT searchChanged(m_search->text()); });
    retranslate();
    redraw();
}

void TopBar::setDemoSpeed(double speed)
{
    m_demoSpeed = speed;
    m_demo->setVisible(speed != 1);
    retranslate();
}

QString TopBar::search() const
{
    return m_search->text();
}

void TopBar::goToSearch()
{
    m_search->setFocus(Qt::ShortcutFocusReason);
    m_search->selectAll();
}

void TopBar::clearSearch()
{
    m_search->clear();
}

void TopBar::retranslate()
{
    m_search->setPlaceholderText(tr("Search id, label, model, message"));
    m_search->setAccessibleName(tr("Search"));
    setAccessibleName(tr("Tools"));
    //: %1: a number: how many times as fast as real time the demo runs
    m_demo->setText(tr("Demo · %1× speed").arg(QLocale().toString(m_demoSpeed, 'g', 3)));
    m_demo->setToolTip(demoText(m_demoSpeed));
}

void TopBar::redraw()
{
    const ThemeColours &colours = themeColours(palette());
    m_add->setIcon(themedIcon(u"add"_s, colours.onAccent));
    m_searchIcon->setIcon(themedIcon(u"search"_s, colours.muted));
    QPalette badge = palette();
    badge.setColor(QPalette::WindowText, colours.queued);
    m_demo->setPalette(badge);
}

void TopBar::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const ThemeColours &colours = themeColours(palette());
    painter.fillRect(rect(), colours.bar);
    drawHairline(painter, rect(), Qt::BottomEdge, colours.hairline);
}

void TopBar::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    else if (event->type() == QEvent::PaletteChange)
        redraw();
}

bool TopBar::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_search && event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent *>(event)->key();
        if (key == Qt::Key_Escape) {
            m_search->clear();
            Q_EMIT searchLeft();
            return true;
        }
        if (key == Qt::Key_Return || key == Qt::Key_Enter || key == Qt::Key_Down) {
            m_pause.stop();
            Q_EMIT searchChanged(m_search->text());
            Q_EMIT searchLeft();
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace rushes
