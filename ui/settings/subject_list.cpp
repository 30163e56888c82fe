// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/subject_list.h"

#include "ui/style/flat_style.h"
#include "ui/style/fonts.h"
#include "ui/style/theme.h"

#include <QEvent>
#include <QPainter>
#include <QStyledItemDelegate>

namespace rushes {

namespace {

constexpr int rowHeight = 32;
constexpr int rowMargin = 8;
constexpr int rowPadding = 12;
constexpr int topMargin = 14;
constexpr int freeWidth = 24; // beside the longest name

/// A subject as a row of its own: rounded, and filled where it is the one that is shown.
class SubjectDelegate final : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const ThemeColours &colours = themeColours(option.palette);
        const QRectF row = QRectF(option.rect).adjusted(rowMargin, 1, -rowMargin, -1);
        // The page that is shown follows the current row, which a selection can be taken from.
        const auto *view = qobject_cast<const QAbstractItemView *>(option.widget);
        const bool isShown = view && view->currentIndex() == index;
        if (isShown)
            drawRoundedBox(*painter, row, 6, colours.selection, {});
        else if (option.state & QStyle::State_MouseOver)
            drawRoundedBox(*painter, row, 6, blended(colours.bar, colours.text, 0.05), {});
        if (option.state & QStyle::State_HasFocus && option.state & QStyle::State_KeyboardFocusChange)
            drawRoundedBox(*painter, row, 6, {}, colours.accent);
        painter->setFont(isShown ? mediumFont(option.font) : option.font);
        painter->setPen(colours.text);
        painter->drawText(row.adjusted(rowPadding, 0, 0, 0), Qt::AlignVCenter | Qt::TextSingleLine,
                          index.data().toString());
    }

    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const QFontMetricsF metrics(mediumFont(option.font));
        const double text = metrics.horizontalAdvance(index.data().toString());
        return {int(text) + 2 * (rowMargin + rowPadding), scaled(rowHeight, option.widget)};
    }
};

} // namespace

SubjectList::SubjectList(QWidget *parent)
    : QListWidget(parent)
{
    setItemDelegate(new SubjectDelegate(this));
    setMouseTracking(true);
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setAutoFillBackground(true);
    setViewportMargins(0, scaled(topMargin, this), 0, 0);
    dress();
}

void SubjectList::setNames(const QStringList &names)
{
    while (count() < names.size())
        addItem(QString());
    for (int row = 0; row < count(); ++row)
        item(row)->setText(names[row]);
    setFixedWidth(sizeHintForColumn(0) + scaled(freeWidth, this));
}

void SubjectList::dress()
{
    QPalette sidebar;
    for (const auto role : {QPalette::Base, QPalette::Window})
        sidebar.setColor(role, themeColours(palette()).bar);
    setPalette(sidebar);
}

void SubjectList::changeEvent(QEvent *event)
{
    QListWidget::changeEvent(event);
    // Of the application: the palette of its own is what dress() sets.
    if (event->type() == QEvent::ApplicationPaletteChange)
        dress();
}

} // namespace rushes
