// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/answer_trial.h"

#include "core/answer_parser.h"
#include "core/key_redaction.h"
#include "core/url_redaction.h"
#include "ui/style/fonts.h"
#include "ui/style/text_labels.h"
#include "ui/style/theme.h"
#include "wording/catalogue_text.h"
#include "wording/error_text.h"
#include "wording/plain_text.h"
#include "wording/task_text.h"
#include "wording/time_text.h"

#include <QEvent>
#include <QGridLayout>
#include <QLabel>
#include <QPlainTextEdit>
#include <QVBoxLayout>

namespace rushes {

namespace {

struct Fact
{
    QString title;
    QString value; ///< empty: nothing was read
};

QString statusOf(const TaskResult &result)
{
    const QString word = shownText(result.word, longestQuoted);
    if (result.status == Status::Unrecognised)
        //: %1: the service's word for a status
        return AnswerTrial::tr(
                   "“%1”, which is none of the words: it would be shown as it is, and asked again")
            .arg(word);
    //: %1: a status, "Processing"; %2: the service's own word for it
    return AnswerTrial::tr("%1 (“%2”)").arg(statusText(result.status), word);
}

QString linkOf(const TaskResult &result, const Service &service, const QString &id)
{
    if (result.videoUrl.isEmpty())
        return {};
    const QString link = shownText(withoutQueries(result.videoUrl), longestShown);
    if (QUrl(result.videoUrl) != service.contentUrl(id))
        return link;
    //: %1: a URL
    return AnswerTrial::tr("%1, fetched with the key").arg(link);
}

QString modelOf(const TaskResult &result, const Service &service)
{
    if (result.model.isEmpty())
        return {};
    const QString model = shownText(result.model, longestQuoted);
    const Family *family = service.familyOfModel(result.model);
    //: %1: a model, "sora-2"; %2: the kind of its tasks, "Sora"
    return family ? AnswerTrial::tr("%1, of %2").arg(model, familyText(family)) : model;
}

QVector<Fact> factsOf(const TaskResult &result, const Service &service, const QString &id)
{
    return {
        {AnswerTrial::tr("Task id"), shownText(id, longestQuoted)},
        {AnswerTrial::tr("Status"), statusOf(result)},
        {AnswerTrial::tr("Progress"), result.progress ? percentText(*result.progress / 100.0) : QString()},
        {AnswerTrial::tr("Model"), modelOf(result, service)},
        {AnswerTrial::tr("Created"), result.created ? fullMomentText(*result.created) : QString()},
        {AnswerTrial::tr("Clip"), linkOf(result, service, id)},
        {AnswerTrial::tr("Length"),
         result.actualDuration ? clipLengthText(*result.actualDuration) : QString()},
        {AnswerTrial::tr("Link ends"), result.expiresAt ? fullMomentText(*result.expiresAt) : QString()},
        {AnswerTrial::tr("Error"), shownText(result.message, longestShown)},
    };
}

} // namespace

AnswerTrial::AnswerTrial(QWidget *parent)
    : QWidget(parent)
    , m_title(new QLabel(this))
    , m_answer(new QPlainTextEdit(this))
    , m_remark(new WrappedLabel(this))
{
    m_title->setTextFormat(Qt::PlainText);
    m_title->setFont(mediumFont(font()));
    m_title->setBuddy(m_answer);
    m_answer->setFont(monospaceFont(font()));
    m_answer->setTabChangesFocus(true);
    m_answer->setObjectName(QStringLiteral("example"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_title);
    layout->addWidget(m_answer, 1);
    layout->addWidget(m_remark);
    auto *grid = new QGridLayout;
    grid->setColumnStretch(1, 1);
    layout->addLayout(grid);
    const qsizetype count = factsOf({}, {}, {}).size();
    for (int row = 0; row < count; ++row) {
        const Row added{new QLabel(this), new WrappedLabel(this)};
        added.title->setTextFormat(Qt::PlainText);
        added.value->setCopyable(true);
        grid->addWidget(added.title, row, 0, Qt::AlignTop);
        grid->addWidget(added.value, row, 1);
        m_rows.append(added);
    }
    connect(m_answer, &QPlainTextEdit::textChanged, this, &AnswerTrial::read);
    retranslate();
}

void AnswerTrial::setService(const std::optional<Service> &service, const QString &problem)
{
    m_service = service;
    m_problem = problem;
    read();
}

void AnswerTrial::read()
{
    const QByteArray body = m_answer->toPlainText().toUtf8();
    QString remark;
    QVector<Fact> facts;
    bool isWrong = false;
    if (body.trimmed().isEmpty()) {
        remark = tr(
            "What would be read from it is shown here as you type. Nothing is asked, and nothing is kept.");
    } else if (!m_service) {
        remark = m_problem;
        isWrong = true;
    } else {
        const QString id = idInAnswer(body, *m_service);
        const Result<TaskResult> result = parseAnswer(body, id, *m_service, KeySpellings());
        isWrong = !result || id.isEmpty();
        if (!result && result.error().kind == ErrorKind::AnswerForeign)
            remark = tr("There is no task id in it: such an answer counts for nothing.");
        else if (!result)
            remark = errorText(result.error());
        else
            facts = factsOf(*result, *m_service, id);
    }
    const ThemeColours &colours = themeColours(palette());
    m_remark->setText(remark);
    m_remark->setVisible(!remark.isEmpty());
    setTextColour(*m_remark, isWrong ? colours.danger : colours.muted);
    for (qsizetype i = 0; i < m_rows.size(); ++i) {
        const bool isShown = i < facts.size();
        m_rows[i].title->setVisible(isShown);
        m_rows[i].value->setVisible(isShown);
        if (!isShown)
            continue;
        m_rows[i].title->setText(facts[i].title);
        setTextColour(*m_rows[i].title, colours.muted);
        const bool isEmpty = facts[i].value.isEmpty();
        m_rows[i].value->setText(isEmpty ? nothingText() : facts[i].value);
        m_rows[i].value->setAccessibleName(facts[i].title);
        m_rows[i].value->setAccessibleDescription(m_rows[i].value->text());
    }
}

void AnswerTrial::retranslate()
{
    m_title->setText(tr("&Try it"));
    m_answer->setAccessibleName(tr("An example of the service's answers"));
    m_answer->setPlaceholderText(tr("Paste an answer of the service here."));
    read();
}

void AnswerTrial::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::PaletteChange)
        retranslate();
}

} // namespace rushes
