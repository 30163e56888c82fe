// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/main_window/fetch_dialog.h"

#include "ui/style/fonts.h"
#include "ui/style/text_labels.h"
#include "wording/error_text.h"

#include <QDialogButtonBox>
#include <QEvent>
#include <QPushButton>
#include <QVBoxLayout>

namespace rushes {

using namespace Qt::StringLiterals;

FetchDialog::FetchDialog(Error refusal, QWidget *parent)
    : QuestionDialog(parent)
    , m_refusal(std::move(refusal))
    , m_where(new WrappedLabel(this))
    , m_fetch(buttons().addButton(QString(), QDialogButtonBox::DestructiveRole))
{
    setObjectName(u"fetchDialog"_s);
    m_where->setObjectName(u"fetchWhere"_s);
    const int beside = scaled(12, this);
    const int above = scaled(8, this);
    inCard().setContentsMargins(beside, above, beside, above);
    inCard().addWidget(m_where);
    QPushButton *cancel = buttons().addButton(QDialogButtonBox::Cancel);
    connect(m_fetch, &QPushButton::clicked, this, &QDialog::accept);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    m_fetch->setAutoDefault(false);
    cancel->setDefault(true);
    cancel->setFocus();
    retranslate();
}

FetchDialog::~FetchDialog() = default;

void FetchDialog::retranslate()
{
    setWindowTitle(tr("Fetch anyway"));
    m_fetch->setText(tr("&Fetch anyway"));
    m_where->setText(errorText(m_refusal));
    say(Tone::Warning, tr("Fetch this clip from there?"),
        //: "there": an address, named below
        tr("A service that is out on the internet has no need to send you there: it can be a device in your "
           "own "
           "network, or a line that others can read. Fetch it only if you know that place. Your key is not "
           "sent along. The permission is for this link alone, until Rushes ends."));
    fit();
}

void FetchDialog::changeEvent(QEvent *event)
{
    QuestionDialog::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace rushes
