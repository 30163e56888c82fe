// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/profile_section.h"

#include "core/clock.h"
#include "engine/engine.h"
#include "monitor/clip_quota.h"
#include "store/free_space.h"
#include "store/profile.h"
#include "store/profile_place.h"
#include "store/settings.h"
#include "ui/settings/settings_rules.h"
#include "ui/style/text_labels.h"
#include "wording/plain_text.h"
#include "wording/time_text.h"

#include <QDir>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QSpinBox>
#include <QVBoxLayout>

namespace rushes {

namespace {

constexpr qint64 gigabyte = 1'000'000'000;
constexpr int mostGigabytes = 100'000;
constexpr int gap = 10;
/// Where something stands in the chosen folder already.
const QString ownFolder = QStringLiteral("Rushes-profile");

} // namespace

ProfileSection::ProfileSection(Engine &engine, QWidget *parent)
    : SettingsPage(parent)
    , m_engine(engine)
    , m_quotaLabel(new QLabel(this))
    , m_quota(new QSpinBox(this))
    , m_use(new WrappedLabel(this))
    , m_move(new QPushButton(this))
    , m_moveRemark(new WrappedLabel(this))
    , m_moveProblem(new WrappedLabel(this))
{
    m_quota->setObjectName(QStringLiteral("heldQuota"));
    m_move->setObjectName(QStringLiteral("moveProfile"));
    m_quota->setRange(0, mostGigabytes);
    m_quotaLabel->setBuddy(m_quota);
    m_quotaLabel->setTextFormat(Qt::PlainText);
    m_move->setAutoDefault(false);

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    auto *moveRow = new QHBoxLayout;
    moveRow->addWidget(m_move);
    moveRow->addStretch(1);
    layout->addLayout(moveRow);
    layout->addWidget(m_moveProblem);
    layout->addWidget(m_moveRemark);
    layout->addSpacing(gap);
    auto *quotaRow = new QHBoxLayout;
    quotaRow->addWidget(m_quotaLabel);
    quotaRow->addWidget(m_quota);
    quotaRow->addStretch(1);
    layout->addLayout(quotaRow);
    layout->addWidget(m_use);

    // The demo begins anew with each start: there is nothing to move.
    m_move->setVisible(m_engine.clock().speed() == 1);
    connect(m_move, &QPushButton::clicked, this, &ProfileSection::choose);
    retranslate();
}

void ProfileSection::load()
{
    m_quota->setValue(int(m_engine.settings().heldQuota() / gigabyte));
    const std::optional<PendingMove> pending = pendingMove(m_engine.profile().folder());
    m_moveTo = pending ? std::optional(pending->to) : std::nullopt;
    showProblem(*m_moveProblem, {});
    showUse();
    showMove();
}

bool ProfileSection::check()
{
    const QString problem = m_moveTo ? profileMoveProblem(m_engine.profile().folder(), *m_moveTo) : QString();
    showProblem(*m_moveProblem, problem);
    if (!problem.isEmpty())
        m_move->setFocus();
    return problem.isEmpty();
}

void ProfileSection::apply()
{
    // A limit that is no whole number of gigabytes was not entered here.
    if (m_quota->value() != m_engine.settings().heldQuota() / gigabyte)
        m_engine.settings().setHeldQuota(m_quota->value() * gigabyte);
    const QString folder = m_engine.profile().folder();
    if (m_moveTo)
        (void)setPendingMove(folder, {.to = *m_moveTo});
    else
        clearPendingMove(folder);
}

void ProfileSection::choose()
{
    if (m_moveTo) {
        m_moveTo.reset();
        showProblem(*m_moveProblem, {});
        showMove();
        return;
    }
    auto *dialog = new QFileDialog(this, tr("New folder for the profile"), QDir::homePath());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::Directory);
    dialog->setOption(QFileDialog::ShowDirsOnly);
    connect(dialog, &QFileDialog::fileSelected, this, &ProfileSection::moveTo);
    dialog->open();
}

void ProfileSection::moveTo(const QString &folder)
{
    const QString chosen = QDir::cleanPath(folder);
    m_moveTo = QDir(chosen).isEmpty() ? chosen : chosen + u'/' + ownFolder;
    if (!check())
        m_moveTo.reset();
    showMove();
}

void ProfileSection::showUse()
{
    //: %1: a size, "7.9 GB"
    showRemark(
        *m_use,
        tr("Held clips take %1 now. Where they take more than this, those go first that you saved and whose "
           "saved file is still there. Copying never stops for it, and no clip is lost.")
            .arg(sizeText(m_engine.quota().used())));
}

void ProfileSection::showMove()
{
    m_move->setText(m_moveTo ? tr("Do not &move") : tr("&Move…"));
    m_move->setAccessibleName(m_moveTo ? tr("Leave the profile where it is")
                                       : tr("Move the profile to another folder"));
    QString remark;
    if (m_moveTo)
        //: %1: a folder
        remark = tr("When Rushes starts the next time, the profile with all held clips is moved to %1. Until "
                    "then it "
                    "stays where it is.")
                     .arg(shownText(QDir::toNativeSeparators(*m_moveTo), longestShown));
    showRemark(*m_moveRemark, remark);
}

void ProfileSection::retranslate()
{
    m_quotaLabel->setText(tr("&Room for held clips"));
    //: gigabytes
    m_quota->setSuffix(tr(" GB"));
    m_quota->setSpecialValueText(tr("No limit"));
    showUse();
    showMove();
}

} // namespace rushes
