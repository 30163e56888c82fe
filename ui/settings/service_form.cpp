// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/service_form.h"

#include "core/catalogue_format.h"
#include "core/catalogue_writer.h"
#include "core/json_place.h"
#include "ui/style/fonts.h"
#include "ui/style/text_labels.h"
#include "ui/style/theme.h"
#include "wording/plain_text.h"
#include "wording/services_text.h"

#include <QDoubleSpinBox>
#include <QEvent>
#include <QGridLayout>
#include <QJsonDocument>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QRegularExpression>
#include <QTextBlock>

#include <array>
#include <cmath>

namespace rushes {

using namespace Qt::StringLiterals;

namespace {

const QString familiesPlace = u"families"_s;
constexpr double longestSeconds = 7 * 24 * 3600;

struct Title
{
    QLatin1StringView place;
    const char *text;
};
// In the order of the form.
constexpr auto titles = std::to_array<Title>({
    {"name"_l, QT_TRANSLATE_NOOP("rushes::ServiceForm", "Name")},
    {"title"_l, QT_TRANSLATE_NOOP("rushes::ServiceForm", "Title")},
    {"base"_l, QT_TRANSLATE_NOOP("rushes::ServiceForm", "Address")},
    {"path"_l, QT_TRANSLATE_NOOP("rushes::ServiceForm", "Path of a task")},
    {"content_path"_l, QT_TRANSLATE_NOOP("rushes::ServiceForm", "Path of its clip")},
    {"polling.from_s"_l, QT_TRANSLATE_NOOP("rushes::ServiceForm", "Asked every")},
    {"polling.to_s"_l, QT_TRANSLATE_NOOP("rushes::ServiceForm", "or, at ease, every")},
    {"polling.minimum_s"_l, QT_TRANSLATE_NOOP("rushes::ServiceForm", "Never more often than every")},
    {"status.queued"_l, QT_TRANSLATE_NOOP("rushes::ServiceForm", "Queued")},
    {"status.processing"_l, QT_TRANSLATE_NOOP("rushes::ServiceForm", "Processing")},
    {"status.completed"_l, QT_TRANSLATE_NOOP("rushes::ServiceForm", "Completed")},
    {"status.failed"_l, QT_TRANSLATE_NOOP("rushes::ServiceForm", "Failed")},
    {"fields.id"_l, QT_TRANSLATE_NOOP("rushes::ServiceForm", "Task id")},
    {"fields.status"_l, QT_TRANSLATE_NOOP("rushes::ServiceForm", "Status")},
    {"fields.progress"_l, QT_TRANSLATE_NOOP("rushes::ServiceForm", "Progress, in percent")},
    {"fields.model"_l, QT_TRANSLATE_NOOP("rushes::ServiceForm", "Model")},
    {"fields.created"_l, QT_TRANSLATE_NOOP("rushes::ServiceForm", "Created")},
    {"fields.video_url"_l, QT_TRANSLATE_NOOP("rushes::ServiceForm", "Link to the clip")},
    {"fields.actual_duration"_l, QT_TRANSLATE_NOOP("rushes::ServiceForm", "Length of the clip")},
    {"fields.error"_l, QT_TRANSLATE_NOOP("rushes::ServiceForm", "Error")},
    {"fields.expires_at"_l, QT_TRANSLATE_NOOP("rushes::ServiceForm", "End of the link")},
    {"families"_l, QT_TRANSLATE_NOOP("rushes::ServiceForm", "Kinds of tasks")},
});

QString titleOf(const QString &place)
{
    for (const Title &title : titles) {
        if (title.place == place)
            return ServiceForm::tr(title.text);
    }
    return place;
}

/// "status.completed[0]" is of "status.completed".
bool isWithin(const QString &place, const QString &line)
{
    return place == line ||
           (place.startsWith(line) && (place[line.size()] == u'[' || place[line.size()] == u'.'));
}

QJsonArray texts(const QStringList &list)
{
    return QJsonArray::fromStringList(list);
}

} // namespace

ServiceForm::ServiceForm(QWidget *parent)
    : QWidget(parent)
{
    auto *grid = new QGridLayout(this);
    grid->setContentsMargins(0, 0, scaled(12, this), 0);
    grid->setColumnStretch(1, 1);
    grid->setVerticalSpacing(scaled(5, this));
    for (const Title &title : titles) {
        const QString place = title.place;
        if (place == u"name" || place == u"status.queued" || place == u"fields.id" || place == familiesPlace)
            addSection(*grid);
        if (place.startsWith(u"polling."))
            addSeconds(*grid, place);
        else if (place != familiesPlace)
            addText(*grid, place, place != u"title");
    }
    m_families = new QPlainTextEdit(this);
    m_families->setTabChangesFocus(true);
    m_families->setFont(monospaceFont(font()));
    m_families->setMinimumHeight(scaled(200, this));
    m_families->setLineWrapMode(QPlainTextEdit::NoWrap);
    m_families->setObjectName(familiesPlace);
    connect(m_families, &QPlainTextEdit::textChanged, this, &ServiceForm::changed);
    grid->addWidget(m_families, grid->rowCount(), 0, 1, 2);
    m_lines.append({.place = familiesPlace, .title = m_sections.last().title, .field = m_families});
    grid->setRowStretch(grid->rowCount(), 1);
    retranslate();
}

void ServiceForm::addSection(QGridLayout &grid)
{
    Section section{new QLabel(this), new WrappedLabel(this)};
    section.title->setTextFormat(Qt::PlainText);
    section.title->setFont(mediumFont(font()));
    section.title->setContentsMargins(0, m_sections.isEmpty() ? 0 : scaled(14, this), 0, 0);
    grid.addWidget(section.title, grid.rowCount(), 0, 1, 2);
    grid.addWidget(section.remark, grid.rowCount(), 0, 1, 2);
    m_sections.append(section);
}

ServiceForm::Line &ServiceForm::addLine(QGridLayout &grid, const QString &place, QWidget *field)
{
    auto *title = new QLabel(this);
    title->setTextFormat(Qt::PlainText);
    title->setBuddy(field);
    field->setObjectName(place);
    const int row = grid.rowCount();
    grid.addWidget(title, row, 0);
    grid.addWidget(field, row, 1);
    m_lines.append({.place = place, .title = title, .field = field});
    return m_lines.last();
}

void ServiceForm::addText(QGridLayout &grid, const QString &place, bool isCode)
{
    auto *field = new QLineEdit(this);
    field->setTextMargins(scaled(4, this), 0, scaled(4, this), 0);
    if (isCode)
        field->setFont(monospaceFont(font()));
    addLine(grid, place, field).text = field;
    connect(field, &QLineEdit::textChanged, this, &ServiceForm::changed);
}

void ServiceForm::addSeconds(QGridLayout &grid, const QString &place)
{
    auto *field = new QDoubleSpinBox(this);
    field->setRange(0.1, longestSeconds);
    field->setDecimals(1);
    addLine(grid, place, field).seconds = field;
    grid.setAlignment(field, Qt::AlignLeft);
    connect(field, &QDoubleSpinBox::valueChanged, this, &ServiceForm::changed);
}

const ServiceForm::Line *ServiceForm::lineOf(const QString &place) const
{
    const auto found = std::find_if(m_lines.begin(), m_lines.end(),
                                    [&place](const Line &line) { return isWithin(place, line.place); });
    return found == m_lines.end() ? nullptr : &*found;
}

QString ServiceForm::textOf(const QString &place) const
{
    const Line *line = lineOf(place);
    return line && line->text ? line->text->text().trimmed() : QString();
}

void ServiceForm::setText(const QString &place, const QString &text)
{
    if (const Line *line = lineOf(place); line && line->text)
        line->text->setText(text);
}

QStringList ServiceForm::partsOf(const QString &place) const
{
    // A pointer can have spaces and commas in it, and always begins with a slash.
    static const QRegularExpression betweenPointers(u"[,\\s]+(?=/)"_s);
    static const QRegularExpression betweenWords(u"\\s*,\\s*"_s);
    return textOf(place).split(place.startsWith(u"fields.") ? betweenPointers : betweenWords,
                               Qt::SkipEmptyParts);
}

void ServiceForm::show(const Service &service, bool nameIsFixed)
{
    const QSignalBlocker quiet(this);
    setText(u"name"_s, service.name);
    lineOf(u"name"_s)->text->setReadOnly(nameIsFixed);
    setText(u"title"_s, service.title == service.name ? QString() : service.title);
    setText(u"base"_s, service.base.toString(QUrl::FullyEncoded));
    setText(u"path"_s, service.resultPath);
    setText(u"content_path"_s, service.contentPath);
    const auto secondsOf = [](std::chrono::milliseconds time) { return double(time.count()) / 1000; };
    lineOf(u"polling.from_s"_s)->seconds->setValue(secondsOf(service.polling.from));
    lineOf(u"polling.to_s"_s)->seconds->setValue(secondsOf(service.polling.to));
    lineOf(u"polling.minimum_s"_s)->seconds->setValue(secondsOf(service.polling.minimum));
    for (const StatusRow &row : statusRows) {
        QStringList words = service.statusWords.keys(row.status);
        words.sort();
        setText(u"status."_s + row.field, words.join(u", "_s));
    }
    for (const FieldRow &row : fieldRows)
        setText(u"fields."_s + row.field, (service.fields.*row.pointers).join(u", "_s));
    const QJsonArray families = familiesToJson(service.families);
    m_families->setPlainText(
        families.isEmpty() ? QString() : QString::fromUtf8(QJsonDocument(families).toJson()).trimmed());
}

std::variant<QJsonObject, JsonFault> ServiceForm::entered() const
{
    QJsonObject service;
    for (const QString &place : {u"name"_s, u"title"_s, u"base"_s, u"path"_s, u"content_path"_s}) {
        const QString text = textOf(place);
        if (!text.isEmpty())
            service[place] = text;
    }
    QJsonObject polling;
    QJsonObject status;
    QJsonObject fields;
    for (const Line &line : m_lines) {
        const QString name = line.place.section(u'.', 1);
        if (line.seconds)
            polling[name] = std::round(line.seconds->value() * 1000) / 1000;
        else if (line.place.startsWith(u"status.") && !textOf(line.place).isEmpty())
            status[name] = texts(partsOf(line.place));
        else if (line.place.startsWith(u"fields."))
            fields[name] = texts(partsOf(line.place));
    }
    service[u"polling"_s] = polling;
    service[u"status"_s] = status;
    service[u"fields"_s] = fields;
    const QByteArray families = m_families->toPlainText().toUtf8();
    if (families.trimmed().isEmpty())
        return service;
    const auto parsed = parsedJson(families);
    if (const auto *fault = std::get_if<JsonFault>(&parsed)) {
        JsonFault placed = *fault;
        placed.place = familiesPlace;
        return placed;
    }
    service[familiesPlace] = std::get<QJsonValue>(parsed);
    return service;
}

int ServiceForm::lineInFamilies(const JsonFault &fault) const
{
    return fault.line > 0
               ? fault.line
               : lineOfPlace(m_families->toPlainText().toUtf8(), fault.place.mid(familiesPlace.size()));
}

QString ServiceForm::sentenceOf(const JsonFault &fault) const
{
    const Line *line = lineOf(fault.place);
    const QString title = line ? titleOf(line->place) : shownText(fault.place, longestQuoted);
    if (!line || line->field != m_families || fault.line > 0) // what cannot be parsed names its line itself
        //: %1: the title of a field, "Address"; %2: what is wrong, "must begin with https://"
        return tr("%1: %2").arg(title, faultText(fault));
    const QString inner = fault.place.mid(familiesPlace.size());
    const QString number = locale().toString(lineInFamilies(fault));
    //: %1: "Kinds of tasks"; %2: the number of a line; %3: a place in a JSON text, "[0].name"; %4: what is
    //: wrong
    return inner.isEmpty() ? tr("%1, line %2: %3").arg(title, number, faultText(fault))
                           : tr("%1, line %2, %3: %4").arg(title, number, inner, faultText(fault));
}

void ServiceForm::focus(const JsonFault &fault)
{
    const Line *line = lineOf(fault.place);
    if (!line)
        return;
    line->field->setFocus();
    if (line->field != m_families)
        return;
    QTextCursor cursor(m_families->document()->findBlockByNumber(lineInFamilies(fault) - 1));
    m_families->setTextCursor(cursor);
}

void ServiceForm::retranslate()
{
    for (const Line &line : std::as_const(m_lines)) {
        const QString title = titleOf(line.place);
        line.title->setText(title);
        line.field->setAccessibleName(title);
        if (line.seconds)
            //: seconds
            line.seconds->setSuffix(tr(" s"));
    }
    const QStringList heads{tr("The service"), tr("Its words for a status"), tr("Where its answer says it"),
                            titleOf(familiesPlace)};
    const QStringList remarks{
        tr("The name is what scripts and exports call it. A clip without a link in the answer is fetched "
           "from its path, "
           "with the key."),
        tr("Several are parted by commas; capitals do not count. Any other word is shown as it is, and asked "
           "again."),
        tr("JSON Pointers, like /data/status. Of several, the first that has something in it counts."),
        tr("How ids begin, models, modes and estimates: JSON, as in the file of services. May be left "
           "empty.")};
    for (qsizetype i = 0; i < m_sections.size(); ++i) {
        m_sections[i].title->setText(heads[i]);
        m_sections[i].remark->setText(remarks[i]);
        setTextColour(*m_sections[i].remark, themeColours(palette()).muted);
    }
    for (const Line &line : std::as_const(m_lines)) {
        if (line.place == u"base")
            line.text->setPlaceholderText(u"https://api.example.com"_s);
        else if (line.place == u"path")
            line.text->setPlaceholderText(defaultResultPath);
        else if (line.place == u"content_path")
            line.text->setPlaceholderText(tr("The answer has a link"));
    }
}

void ServiceForm::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::PaletteChange)
        retranslate();
}

} // namespace rushes
