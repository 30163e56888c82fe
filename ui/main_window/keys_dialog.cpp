// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/main_window/keys_dialog.h"

#include "ui/main_window/commands.h"
#include "ui/style/flat_style.h"
#include "ui/style/fonts.h"
#include "ui/style/icons.h"
#include "ui/style/theme.h"

#include <QCoreApplication>
#include <QDialogButtonBox>
#include <QGridLayout>
#include <QLabel>
#include <QMessageBox>
#include <QPainter>
#include <QVBoxLayout>

namespace rushes {

using namespace Qt::StringLiterals;

namespace {

/// A key as it looks on a keyboard.
class KeyCap final : public QLabel
{
public:
    KeyCap(const QString &text, QWidget *parent)
        : QLabel(text, parent)
    {
        setTextFormat(Qt::PlainText);
        setAlignment(Qt::AlignCenter);
        setContentsMargins(scaled(7, this), scaled(2, this), scaled(7, this), scaled(3, this));
        setFont(scaledFont(font(), 0.92));
    }

protected:
    void paintEvent(QPaintEvent *event) override
    {
        {
            QPainter painter(this);
            const ThemeColours &colours = themeColours(palette());
            drawRoundedBox(painter, rect(), 4, blended(colours.hairline, colours.text, 0.15), {});
            drawRoundedBox(painter, QRectF(rect()).adjusted(1, 1, -1, -2), 3.5, colours.card, {});
        }
        QLabel::paintEvent(event);
    }
};

struct Line
{
    QString what;
    QList<QKeySequence> keys;
    bool isRange = false; ///< from the first to the last of two
};

/// Keys that belong to a widget rather than to a command.
QVector<Line> furtherLines()
{
    const auto keys = [](const char *list) {
        return QKeySequence::listFromString(QString::fromLatin1(list), QKeySequence::PortableText);
    };
    return {
        {KeysDialog::tr("Select all tasks"), keys("Ctrl+A")},
        {KeysDialog::tr("First or last task"), keys("Home; End")},
        {KeysDialog::tr("Clear the search"), keys("Esc")},
        {KeysDialog::tr("A filter above the table"), keys("Ctrl+1; Ctrl+6"), true},
    };
}

QVector<Line> allLines()
{
    QVector<Line> lines;
    for (const CommandFacts &facts : allCommands()) {
        if (const QList<QKeySequence> keys = keysOf(facts.command); !keys.isEmpty())
            lines.append({commandName(facts.command), keys});
    }
    return lines + furtherLines();
}

void addLine(QGridLayout &grid, int row, int column, const Line &line, QWidget *parent)
{
    auto *caps = new QHBoxLayout;
    caps->setSpacing(scaled(4, parent));
    for (const QKeySequence &sequence : line.keys) {
        if (line.isRange && caps->count() > 0)
            //: between the first and the last of several keys: "Ctrl+1 to Ctrl+6"
            caps->addWidget(new QLabel(KeysDialog::tr("to", "keys"), parent));
        caps->addWidget(new KeyCap(sequence.toString(QKeySequence::NativeText), parent));
    }
    caps->addStretch(1);
    auto *name = new QLabel(line.what, parent);
    name->setTextFormat(Qt::PlainText);
    grid.addWidget(name, row, column);
    grid.addLayout(caps, row, column + 1);
}

} // namespace

KeysDialog::KeysDialog(QWidget *parent)
    : QDialog(parent)
{
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Keys"));
    const QVector<Line> lines = allLines();
    const int half = int(lines.size() + 1) / 2;
    auto *grid = new QGridLayout;
    grid->setHorizontalSpacing(scaled(18, this));
    grid->setVerticalSpacing(scaled(7, this));
    grid->setColumnMinimumWidth(2, scaled(24, this));
    for (int i = 0; i < int(lines.size()); ++i)
        addLine(*grid, i % half, i < half ? 0 : 3, lines[i], this);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(scaled(20, this), scaled(18, this), scaled(20, this), scaled(16, this));
    layout->setSpacing(scaled(16, this));
    layout->addLayout(grid);
    layout->addStretch(1);
    layout->addWidget(buttons);
}

void showAbout(QWidget *parent)
{
    auto *about = new QMessageBox(parent);
    about->setAttribute(Qt::WA_DeleteOnClose);
    const int side = scaled(72, parent);
    about->setIconPixmap(themedPixmap(u"rushes"_s, Qt::black, {side, side}, parent->devicePixelRatioF()));
    about->setTextFormat(Qt::PlainText);
    about->setWindowTitle(KeysDialog::tr("About Rushes"));
    //: %1: a version number
    about->setText(KeysDialog::tr("Rushes %1").arg(QCoreApplication::applicationVersion()));
    about->setInformativeText(
        //: %1: a version number of Qt
        KeysDialog::tr(
            "Watches video-generation tasks and keeps every finished clip.\n\n"
            "Free software under the GNU General Public License, version 3 or later. Made with Qt %1.")
            .arg(QString::fromLatin1(qVersion())));
    about->setStandardButtons(QMessageBox::Close);
    about->open();
}

} // namespace rushes
