// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/services_page.h"

#include "core/catalogue_writer.h"
#include "engine/engine.h"
#include "engine/user_services.h"
#include "monitor/task_monitor.h"
#include "store/settings.h"
#include "ui/style/text_labels.h"
#include "ui_services_page.h"
#include "wording/catalogue_text.h"
#include "wording/error_text.h"
#include "wording/plain_text.h"
#include "wording/services_text.h"

#include <QDir>
#include <QFileDialog>
#include <QMessageBox>
#include <QPushButton>
#include <QSaveFile>

#include <algorithm>

namespace rushes {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 sizeCap = 1024 * 1024; ///< the catalogue's own

Result<QByteArray> contentsOf(const QString &path)
{
    const QFileInfo info(path);
    QFile file(path);
    if (!info.isFile() || !file.open(QIODevice::ReadOnly))
        return Error{ErrorKind::FileUnreadable, path + u": "_s + file.errorString()};
    return file.read(sizeCap + 1);
}

} // namespace

ServicesPage::ServicesPage(Engine &engine, QWidget *parent)
    : SettingsPage(parent)
    , m_engine(engine)
    , m_ui(std::make_unique<Ui::ServicesPage>())
{
    m_ui->setupUi(this);
    connect(m_ui->add, &QPushButton::clicked, this, [this] {
        Service service;
        service.resultPath = u"/v1/videos/{id}"_s;
        // What most services call it.
        const Service &pattern = m_engine.userServices().builtIn().services().constFirst();
        service.statusWords = pattern.statusWords;
        service.fields = pattern.fields;
        edit(ServiceEditor::Purpose::Add, service);
    });
    connect(m_ui->import, &QPushButton::clicked, this, &ServicesPage::chooseImport);
    load();
    retranslate();
}

ServicesPage::~ServicesPage() = default;

void ServicesPage::load()
{
    showProblem(*m_ui->problem, {});
    changeTo(m_engine.userServices().services());
    const QString chosen = m_engine.settings().defaultService();
    const int index = m_ui->defaultService->findData(chosen);
    m_ui->defaultService->setCurrentIndex(
        index >= 0 ? index : m_ui->defaultService->findData(m_engine.catalogue().defaultService()));
}

bool ServicesPage::check()
{
    return true;
}

void ServicesPage::apply()
{
    // First the services: the default can be a new one.
    const Outcome kept = m_engine.userServices().replace(m_services);
    showProblem(*m_ui->problem, kept ? QString() : errorText(kept.error()));
    m_engine.settings().setDefaultService(m_ui->defaultService->currentData().toString());
}

void ServicesPage::changeTo(const QVector<Service> &services)
{
    m_services = services;
    m_catalogue = m_engine.userServices().builtIn().withUsers(services);
    const QString chosen = m_ui->defaultService->currentData().toString();
    m_ui->defaultService->clear();
    for (const Service &service : m_catalogue.services())
        m_ui->defaultService->addItem(QString(), service.name);
    const int index = m_ui->defaultService->findData(chosen);
    m_ui->defaultService->setCurrentIndex(
        index >= 0 ? index : m_ui->defaultService->findData(m_catalogue.defaultService()));
    nameChoices();
    listServices();
}

void ServicesPage::nameChoices()
{
    for (int i = 0; i < m_ui->defaultService->count(); ++i) {
        const QString name = m_ui->defaultService->itemData(i).toString();
        m_ui->defaultService->setItemText(i, serviceText(m_catalogue.find(name), name));
    }
}

void ServicesPage::listServices()
{
    QLayout &list = *m_ui->listLayout;
    while (QLayoutItem *item = list.takeAt(0)) {
        // A card's own button can have brought us here.
        if (QWidget *card = item->widget()) {
            card->hide();
            card->setObjectName({});
            card->deleteLater();
        }
        delete item;
    }
    for (const Service &service : m_engine.userServices().builtIn().services())
        addCard(service, ServiceCard::Kind::BuiltIn);
    for (const Service &service : std::as_const(m_services)) {
        const Service *used = m_catalogue.find(service.name);
        const bool isUsed = used && *used == service && !m_engine.userServices().builtIn().find(service.name);
        addCard(service, isUsed ? ServiceCard::Kind::Users : ServiceCard::Kind::Unused);
    }
    m_ui->listLayout->addStretch();
}

void ServicesPage::addCard(const Service &service, ServiceCard::Kind kind)
{
    auto *card = new ServiceCard(service, kind, m_ui->list);
    connect(card, &ServiceCard::editWanted, this,
            [this, service] { edit(ServiceEditor::Purpose::Edit, service); });
    connect(card, &ServiceCard::copyWanted, this, [this, service] {
        Service copy = service;
        copy.name = nameForCopy(service.name, m_engine.userServices().builtIn(), m_services);
        copy.title = service.title == service.name ? copy.name : service.title;
        edit(ServiceEditor::Purpose::Copy, copy);
    });
    connect(card, &ServiceCard::exportWanted, this, [this, service] { chooseExport(service); });
    connect(card, &ServiceCard::removalWanted, this, [this, name = service.name] { remove(name); });
    m_ui->listLayout->addWidget(card);
}

void ServicesPage::edit(ServiceEditor::Purpose purpose, const Service &service)
{
    showProblem(*m_ui->problem, {});
    auto *editor = new ServiceEditor(purpose, service, m_engine.userServices().builtIn(), m_services, this);
    const QString instead = purpose == ServiceEditor::Purpose::Edit ? service.name : QString();
    connect(editor, &ServiceEditor::edited, this, [this, instead](const Service &edited) {
        QVector<Service> services = m_services;
        const auto place = std::find_if(services.begin(), services.end(),
                                        [&instead](const Service &each) { return each.name == instead; });
        if (place != services.end())
            *place = edited;
        else
            services.append(edited);
        changeTo(services);
    });
    editor->open();
}

int ServicesPage::watchedAt(const QString &name) const
{
    int count = 0;
    m_engine.monitor().visit([&](const Task &task) { count += task.service == name; });
    return count;
}

void ServicesPage::remove(const QString &name)
{
    showProblem(*m_ui->problem, {});
    const auto removeIt = [this, name] {
        QVector<Service> services = m_services;
        services.removeIf([&name](const Service &service) { return service.name == name; });
        changeTo(services);
    };
    const int watched = watchedAt(name);
    if (watched == 0)
        return removeIt();
    const QString title = serviceText(m_catalogue.find(name), name);
    //: %1: a service; %n: tasks
    ask(tr("%n tasks are watched at %1. They and their clips stay in the list, but they are not asked for "
           "any more "
           "until a service of this name is here again.",
           nullptr, watched)
            .arg(title),
        tr("Remove"), removeIt);
}

void ServicesPage::ask(const QString &question, const QString &yes, std::function<void()> then)
{
    auto *box =
        new QMessageBox(QMessageBox::Question, window()->windowTitle(), question, QMessageBox::Cancel, this);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setTextFormat(Qt::PlainText);
    const QPushButton *agree = box->addButton(yes, QMessageBox::AcceptRole);
    box->setDefaultButton(QMessageBox::Cancel);
    connect(agree, &QPushButton::clicked, this, std::move(then));
    box->open();
}

void ServicesPage::chooseImport()
{
    auto *dialog = new QFileDialog(this, tr("Import services"), QDir::homePath(), tr("Services (*.json)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this, &ServicesPage::importFrom);
    dialog->open();
}

void ServicesPage::importFrom(const QString &path)
{
    const Result<QByteArray> contents = contentsOf(path);
    if (!contents)
        return showProblem(*m_ui->problem, errorText(contents.error()));
    const auto planned = planImport(*contents, m_engine.userServices().builtIn(), m_services);
    if (const auto *fault = std::get_if<JsonFault>(&planned))
        //: %1: what is wrong in the file, and where
        return showProblem(*m_ui->problem, tr("Nothing was imported. %1").arg(placedFaultText(*fault)));
    showProblem(*m_ui->problem, {});
    const auto &import = std::get<ServiceImport>(planned);
    if (import.replaced.isEmpty())
        return take(import);
    //: %1: names of services
    ask(tr("These services are here already, and are replaced by those of the file: %1. Their addresses and "
           "keys stay as they are.")
            .arg(shownText(import.replaced.join(tr(", ", "list")), longestShown)),
        tr("Replace"), [this, import] { take(import); });
}

void ServicesPage::take(const ServiceImport &import)
{
    changeTo(import.services);
}

void ServicesPage::chooseExport(const Service &service)
{
    auto *dialog = new QFileDialog(this, tr("Export a service"), QDir::homePath(), tr("Services (*.json)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(u"json"_s);
    dialog->selectFile(service.name + u".json"_s);
    connect(dialog, &QFileDialog::fileSelected, this,
            [this, name = service.name](const QString &path) { exportTo(path, name); });
    dialog->open();
}

void ServicesPage::exportTo(const QString &path, const QString &service)
{
    const auto users = std::find_if(m_services.begin(), m_services.end(),
                                    [&service](const Service &each) { return each.name == service; });
    const Service *found = users != m_services.end() ? &*users : m_catalogue.find(service);
    if (!found)
        return;
    const QByteArray json = catalogueToJson({*found});
    QSaveFile file(path);
    const bool written = file.open(QIODevice::WriteOnly) && file.write(json) == json.size() && file.commit();
    showProblem(*m_ui->problem,
                written ? QString()
                        : errorText({ErrorKind::FileWriteFailed, path + u": "_s + file.errorString()}));
}

void ServicesPage::retranslate()
{
    m_ui->retranslateUi(this);
    showRemark(*m_ui->defaultHint, m_ui->defaultHint->text());
    nameChoices();
    listServices();
}

} // namespace rushes
