// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/folders_page.h"

#include "core/name_template.h"
#include "engine/engine.h"
#include "monitor/task_monitor.h"
#include "store/profile.h"
#include "store/settings.h"
#include "ui/settings/name_example.h"
#include "ui/settings/profile_section.h"
#include "ui/settings/settings_rules.h"
#include "ui/style/text_labels.h"
#include "ui_folders_page.h"
#include "wording/name_template_text.h"
#include "wording/plain_text.h"

#include <QDesktopServices>
#include <QDir>
#include <QFileDialog>
#include <QMenu>
#include <QUrl>

namespace rushes {

FoldersPage::FoldersPage(Engine &engine, QWidget *parent)
    : SettingsPage(parent)
    , m_engine(engine)
    , m_ui(std::make_unique<Ui::FoldersPage>())
{
    m_ui->setupUi(this);
    m_profile = new ProfileSection(m_engine, this);
    m_ui->pageLayout->insertWidget(m_ui->pageLayout->count() - 1, m_profile); // above the empty rest
    m_ui->profile->setText(QDir::toNativeSeparators(m_engine.profile().folder()));
    m_ui->profile->setCursorPosition(0);
    connect(m_ui->browse, &QPushButton::clicked, this, &FoldersPage::browse);
    connect(m_ui->openProfile, &QPushButton::clicked, this,
            [this] { QDesktopServices::openUrl(QUrl::fromLocalFile(m_engine.profile().folder())); });
    connect(m_ui->folder, &QLineEdit::textChanged, this, [this] { showProblem(*m_ui->folderProblem, {}); });
    connect(m_ui->nameTemplate, &QLineEdit::textChanged, this, &FoldersPage::showTemplate);
    auto *fields = new QMenu(m_ui->insertField);
    for (const NameField field : allNameFields)
        fields->addAction(QString(), this, [this, field] { insert(field); })->setData(int(field));
    m_ui->insertField->setMenu(fields);
    m_example = new NameExampleSearch(m_engine.monitor(), this);
    connect(m_example, &NameExampleSearch::found, this, &FoldersPage::showExample);
    retranslate();
}

FoldersPage::~FoldersPage() = default;

void FoldersPage::load()
{
    m_example->restart();
    m_ui->folder->setText(QDir::toNativeSeparators(m_engine.settings().saveFolder()));
    m_ui->nameTemplate->setText(m_engine.settings().nameTemplate());
    m_ui->savesFacts->setChecked(m_engine.settings().savesFacts());
    m_profile->load();
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
    return m_profile->check();
}

void FoldersPage::apply()
{
    m_engine.settings().setSaveFolder(
        QDir::cleanPath(QDir::fromNativeSeparators(m_ui->folder->text().trimmed())));
    m_engine.settings().setNameTemplate(m_ui->nameTemplate->text());
    m_engine.settings().setSavesFacts(m_ui->savesFacts->isChecked());
    m_profile->apply();
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

void FoldersPage::insert(NameField field)
{
    m_ui->nameTemplate->insert(braced(field));
    m_ui->nameTemplate->setFocus();
}

void FoldersPage::showTemplate()
{
    const QString nameTemplate = m_ui->nameTemplate->text();
    const QString problem = nameTemplateProblem(nameTemplate);
    showProblem(*m_ui->templateProblem, problem);
    if (!problem.isEmpty())
        showRemark(*m_ui->example, {});
    m_example->look(problem.isEmpty() ? nameTemplate : QString());
}

void FoldersPage::showExample(const NameExample &example)
{
    //: %1: the name of a file, of a task that is in the list
    showRemark(*m_ui->example, (example.isReal ? tr("One of your clips: %1") : tr("For example: %1"))
                                   .arg(shownText(example.name, longestShown)));
}

void FoldersPage::retranslate()
{
    m_ui->retranslateUi(this);
    showRemark(*m_ui->factsRemark,
               tr("The facts of the task and its course, and the clip's SHA-256; no key and no link."));
    m_ui->insertField->setAccessibleName(tr("Insert a field into the name"));
    for (QAction *action : m_ui->insertField->menu()->actions()) {
        const auto field = NameField(action->data().toInt());
        action->setText(braced(field) + u'\t' + nameFieldText(field)); // in columns
    }
    m_ui->browse->setAccessibleName(tr("Browse for the folder for saved clips"));
    m_ui->openProfile->setAccessibleName(tr("Open the profile's folder"));
    showTemplate();
}

} // namespace rushes
