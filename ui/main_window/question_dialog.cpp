// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/main_window/question_dialog.h"

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
#include <QScreen>

#include <algorithm>

namespace rushes {

using namespace Qt::StringLiterals;

namespace {

constexpr int usualWidth = 560;
constexpr int iconSide = 22;
constexpr double mostOfTheScreen = 0.9; ///< the rest is for its frame and for panels

} // namespace

QuestionDialog::QuestionDialog(QWidget *parent)
    : QDialog(parent)
    , m_icon(new QLabel(this))
    , m_heading(new WrappedLabel(this))
    , m_body(new WrappedLabel(this))
{
    setAttribute(Qt::WA_DeleteOnClose);
    m_icon->setObjectName(u"icon"_s);
    m_heading->setFont(mediumFont(scaledFont(font(), 1.15)));
    auto *card = new Card(this);
    m_inCard = new QVBoxLayout(card);
    m_inCard->setContentsMargins(1, 1, 1, 1);
    m_buttons = new QDialogButtonBox(this);

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
    grid->addWidget(m_buttons, 5, 0, 1, 2);
    grid->setColumnStretch(1, 1);
    grid->setRowStretch(3, 1);
    setMinimumWidth(scaled(usualWidth, this));
}

QuestionDialog::~QuestionDialog() = default;

void QuestionDialog::say(Tone tone, const QString &heading, const QString &body)
{
    m_tone = tone;
    m_body->setText(body);
    colour();
    if (heading != m_heading->text()) {
        m_heading->setText(heading);
        QAccessibleEvent alert(m_heading, QAccessible::Alert);
        QAccessible::updateAccessibility(&alert);
    }
    fit();
}

void QuestionDialog::colour()
{
    const int side = scaled(iconSide, this);
    m_icon->setPixmap(themedPixmap(m_tone == Tone::Good ? u"status-completed"_s : u"warning"_s,
                                   toneColour(m_tone, palette()), QSize(side, side), devicePixelRatioF()));
    setTextColour(*m_body, themeColours(palette()).muted);
}

/// What texts need when they break into lines is asked of a layout only when its window is first shown.
void QuestionDialog::fit()
{
    layout()->activate();
    const int usual = m_fitted.isEmpty() ? minimumWidth() : width();
    const int room = int(screen()->availableSize().height() * mostOfTheScreen);
    const int width = std::max(usual, layout()->totalMinimumSize().width());
    setMinimumHeight(std::min(room, layout()->totalMinimumHeightForWidth(width)));
    const QSize size(width, std::min(room, layout()->totalHeightForWidth(width)));
    if (size == m_fitted)
        return;
    m_fitted = size;
    resize(size);
}

void QuestionDialog::changeEvent(QEvent *event)
{
    QDialog::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        colour();
    else if (event->type() == QEvent::FontChange && !m_fitted.isEmpty())
        fit();
}

void QuestionDialog::showEvent(QShowEvent *event)
{
    fit(); // the parts have their style's sizes by now
    QDialog::showEvent(event);
}

} // namespace rushes
