// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/folders_page.h"

#include "engine/engine.h"
#include "store/profile.h"
#include "store/settings.h"
#include "ui/settings/settings_rules.h"
#include "ui/style/text_labels.h"
#include "ui_folders_page.h"

#include <QDesktopServices>
#include <QDir>
#include <QFileDialog>
#include <QUrl>

namespace rushes {

FoldersPage::FoldersPage(Engine &engine, QWidget *parent)
    : SettingsPage(parent)
    , m_engine(engine)
    , m_ui(std::make_unique<Ui::FoldersPage>())
{
    m_ui->setupUi(this);
    m_ui->profile->setText(QDir::toNativeSeparators(m_engine.profile().folder()));
    m_ui->profile->setCursorPosition(0);
    connect(m_ui->browse, &QPushButton::clicked, this, &FoldersPage::browse);
    connect(m_ui->openProfile, &QPushButton::clicked, this,
            [this] { QDesktopServices::openUrl(QUrl::fromLocalFile(m_engine.profile().folder())); });
    connect(m_ui->folder, &QLineEdit::textChanged, this, [this] { showProblem(*m_ui->folderProblem, {}); });
    connect(m_ui->nameTemplate, &QLineEdit::textChanged, this, &FoldersPage::showTemplate);
    retranslate();
}

FoldersPage::~FoldersPage() = default;

void FoldersPage::load()
{
    m_ui->folder->setText(QDir::toNativeSeparators(m_engine.settings().saveFolder()));
    m_ui->nameTemplate->setText(m_engine.settings().nameTemplate());
    showProblem(*m_ui->folderProblem, {});
    showTemplate();
}

bool FoldersPage::check()
{
    const QString folderProblem =
        saveFolderProblem(QDir::fromNativeSeparators(m_ui->folder->text().trimmed()));
    showProblem(*m_ui->folderProblem, folderProblem);
    if (!folderProblem.isEmpty()) {
        m_ui->folder->setFocus();
        return false;
    }
    if (!nameTemplateProblem(m_ui->nameTemplate->text()).isEmpty()) {
        m_ui->nameTemplate->setFocus();
        return false;
    }
    return true;
}

void FoldersPage::apply()
{
    m_engine.settings().setSaveFolder(
        QDir::cleanPath(QDir::fromNativeSeparators(m_ui->folder->text().trimmed())));
    m_engine.settings().setNameTemplate(m_ui->nameTemplate->text());
}

void FoldersPage::browse()
{
    auto *dialog = new QFileDialog(this, tr("Folder for saved clips"), m_ui->folder->text());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::Directory);
    dialog->setOption(QFileDialog::ShowDirsOnly);
    connect(dialog, &QFileDialog::fileSelected, this,
            [this](const QString &folder) { m_ui->folder->setText(QDir::toNativeSeparators(folder)); });
    dialog->open();
}

void FoldersPage::showTemplate()
{
    const QString problem = nameTemplateProblem(m_ui->nameTemplate->text());
    showProblem(*m_ui->templateProblem, problem);
    //: %1: the name of a file
    showRemark(*m_ui->example, problem.isEmpty()
                                   ? tr("For example: %1").arg(exampleFileName(m_ui->nameTemplate->text()))
                                   : QString());
}

void FoldersPage::retranslate()
{
    m_ui->retranslateUi(this);
    //: the words in braces stay as they are
    showRemark(*m_ui->fields, tr("Filled in: {date} {time} {service} {model} {mode} {label} {id}"));
    m_ui->browse->setAccessibleName(tr("Browse for the folder for saved clips"));
    m_ui->openProfile->setAccessibleName(tr("Open the profile's folder"));
    showTemplate();
}

} // namespace rushes
