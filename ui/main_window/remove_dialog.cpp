// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/main_window/remove_dialog.h"

#include "ui/style/fonts.h"
#include "ui/style/text_labels.h"
#include "wording/plain_text.h"

#include <QDialogButtonBox>
#include <QDir>
#include <QEvent>
#include <QPushButton>
#include <QVBoxLayout>

namespace rushes {

using namespace Qt::StringLiterals;

RemoveDialog::RemoveDialog(int onlyCopies, const QString &folder, QWidget *parent)
    : QuestionDialog(parent)
    , m_onlyCopies(onlyCopies)
    , m_folder(new ElidedLabel(this))
    , m_remove(buttons().addButton(QString(), QDialogButtonBox::DestructiveRole))
{
    setObjectName(u"removeDialog"_s);
    m_folder->setWholeText(shownText(QDir::toNativeSeparators(folder), longestShown));
    const int beside = scaled(12, this);
    const int above = scaled(8, this);
    inCard().setContentsMargins(beside, above, beside, above);
    inCard().addWidget(m_folder);
    QPushButton *cancel = buttons().addButton(QDialogButtonBox::Cancel);
    connect(m_remove, &QPushButton::clicked, this, &QDialog::accept);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    m_remove->setAutoDefault(false);
    cancel->setDefault(true);
    cancel->setFocus();
    retranslate();
}

RemoveDialog::~RemoveDialog() = default;

void RemoveDialog::retranslate()
{
    setWindowTitle(tr("Remove"));
    m_remove->setText(tr("&Remove"));
    say(Tone::Warning,
        //: clips that are on this computer, but were not saved by the user
        tr("Clips that are not saved yet: %Ln", nullptr, m_onlyCopies),
        //: a folder, named below
        tr("Their only copies stay in this folder, but Rushes will not show them any more."));
}

void RemoveDialog::changeEvent(QEvent *event)
{
    QuestionDialog::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace rushes
