// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/service_editor.h"

#include "core/base_url.h"
#include "core/catalogue_import.h"
#include "core/catalogue_reader.h"
#include "ui/settings/answer_trial.h"
#include "ui/settings/service_form.h"
#include "ui/style/fonts.h"
#include "ui/style/text_labels.h"
#include "ui/style/theme.h"
#include "wording/catalogue_text.h"

#include <QDialogButtonBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QScrollArea>

namespace rushes {

using namespace Qt::StringLiterals;

namespace {

constexpr QSize usualSize{900, 620};
constexpr int margin = 18;

/// What a name and an address are taken to be while only words are tried.
const QString anyName = u"tried"_s;
const QString anyBase = u"https://service.example"_s;

} // namespace

ServiceEditor::ServiceEditor(Purpose purpose, const Service &service, const ServiceCatalogue &builtIn,
                             const QVector<Service> &users, QWidget *parent)
    : QDialog(parent)
    , m_purpose(purpose)
    , m_originalName(purpose == Purpose::Edit ? service.name : QString())
    , m_originalBase(purpose == Purpose::Edit ? identityOfBase(service.base) : QString())
    , m_builtIn(builtIn)
    , m_users(users)
    , m_form(new ServiceForm(this))
    , m_trial(new AnswerTrial(this))
    , m_problem(new WrappedLabel(this))
    , m_move(new WrappedLabel(this))
    , m_buttons(new QDialogButtonBox(QDialogButtonBox::Cancel | QDialogButtonBox::Ok, this))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setObjectName(u"serviceEditor"_s);
    resize(scaled(usualSize.width(), this), scaled(usualSize.height(), this));
    auto *scroll = new QScrollArea(this);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setWidget(m_form);
    auto *columns = new QHBoxLayout;
    columns->setSpacing(scaled(margin, this));
    columns->addWidget(scroll, 3);
    columns->addWidget(m_trial, 2);
    auto *layout = new QVBoxLayout(this);
    const int around = scaled(margin, this);
    layout->setContentsMargins(around, around, around, around);
    layout->addLayout(columns, 1);
    layout->addWidget(m_move);
    layout->addWidget(m_problem);
    layout->addWidget(m_buttons);
    m_problem->setObjectName(u"problem"_s);
    m_problem->hide();
    m_move->setObjectName(u"move"_s);
    m_move->hide();

    m_form->show(service, purpose == Purpose::Edit);
    connect(m_form, &ServiceForm::changed, this, &ServiceEditor::check);
    connect(m_buttons, &QDialogButtonBox::accepted, this, &ServiceEditor::accept);
    connect(m_buttons, &QDialogButtonBox::rejected, this, &ServiceEditor::reject);
    retranslate();
    tryWords();
}

std::variant<Service, JsonFault> ServiceEditor::entered() const
{
    const auto form = m_form->entered();
    if (const auto *fault = std::get_if<JsonFault>(&form))
        return *fault;
    auto read = readService(std::get<QJsonObject>(form));
    if (const auto *service = std::get_if<Service>(&read)) {
        if (const auto conflict = conflictOf(*service, m_builtIn, m_users, m_originalName))
            return *conflict;
    }
    return read;
}

void ServiceEditor::tryWords()
{
    const auto form = m_form->entered();
    const auto *fault = std::get_if<JsonFault>(&form);
    if (!fault) {
        QJsonObject object = std::get<QJsonObject>(form);
        const auto whole = readService(object);
        if (const auto *service = std::get_if<Service>(&whole))
            return m_trial->setService(*service, {});
        object[u"name"_s] = anyName;
        object[u"base"_s] = anyBase;
        object.remove(u"polling"_s);
        const auto words = readService(object);
        if (const auto *service = std::get_if<Service>(&words))
            return m_trial->setService(*service, {});
        return m_trial->setService(std::nullopt, m_form->sentenceOf(std::get<JsonFault>(words)));
    }
    m_trial->setService(std::nullopt, m_form->sentenceOf(*fault));
}

void ServiceEditor::tellOfMove()
{
    const auto read = entered();
    const auto *service = std::get_if<Service>(&read);
    const bool isMoved =
        service && !m_originalBase.isEmpty() && identityOfBase(service->base) != m_originalBase;
    m_move->setVisible(isMoved);
    m_move->setText(isMoved ? tr("A key stays with its address: for this one it is asked for anew. A key in "
                                 "RUSHES_API_KEY goes to the "
                                 "default service, from the next start on wherever that is then.")
                            : QString());
}

void ServiceEditor::check()
{
    tryWords();
    tellOfMove();
    if (!m_wasRefused)
        return;
    const auto read = entered();
    const auto *fault = std::get_if<JsonFault>(&read);
    m_problem->setVisible(fault);
    m_problem->setText(fault ? m_form->sentenceOf(*fault) : QString());
}

void ServiceEditor::accept()
{
    const auto read = entered();
    if (const auto *fault = std::get_if<JsonFault>(&read)) {
        m_wasRefused = true;
        check();
        m_form->focus(*fault);
        return;
    }
    Q_EMIT edited(std::get<Service>(read));
    QDialog::accept();
}

void ServiceEditor::retranslate()
{
    switch (m_purpose) {
    case Purpose::Add:
        setWindowTitle(tr("Add a service"));
        break;
    case Purpose::Copy:
        setWindowTitle(tr("Copy a service"));
        break;
    case Purpose::Edit:
        setWindowTitle(tr("Edit a service"));
        break;
    }
    setTextColour(*m_problem, themeColours(palette()).danger);
    setTextColour(*m_move, themeColours(palette()).warning);
    check();
}

void ServiceEditor::changeEvent(QEvent *event)
{
    QDialog::changeEvent(event);
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::PaletteChange)
        retranslate();
}

} // namespace rushes
