// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/add/add_dialog.h"

#include "ui_add_dialog.h"

#include "core/background.h"
#include "store/settings.h"
#include "ui/add/choice_boxes.h"
#include "ui/add/incoming_text.h"
#include "ui/style/fonts.h"
#include "ui/style/screen_room.h"
#include "ui/style/theme.h"
#include "wording/catalogue_text.h"
#include "wording/plain_text.h"
#include "wording/sentences.h"

#include <QApplication>
#include <QDropEvent>
#include <QHeaderView>
#include <QLocale>
#include <QMimeData>
#include <QPushButton>
#include <QSignalBlocker>
#include <QStyledItemDelegate>

#include <algorithm>
#include <utility>

namespace rushes {

using namespace std::chrono_literals;

namespace {

constexpr auto typingPause = 120ms;
constexpr int mostShown = 500; ///< rows; more are counted, not listed
constexpr double leastIdWidth = 150;
constexpr double mostIdWidth = 300;
constexpr double columnGap = 10;

/// Of the list of what was found.
enum Column { IdColumn, ServiceColumn, KindColumn, NoteColumn };
constexpr int columnCount = NoteColumn + 1;

/// Cells that begin where the titles above them do.
class CellsUnderTitles final : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        QStyledItemDelegate::paint(painter, indented(option), index);
    }
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        return QStyledItemDelegate::sizeHint(option, index) + QSize(indent(option), 0);
    }

protected:
    bool editorEvent(QEvent *event, QAbstractItemModel *model, const QStyleOptionViewItem &option,
                     const QModelIndex &index) override
    {
        return QStyledItemDelegate::editorEvent(event, model, indented(option), index);
    }

private:
    /// What the style leaves before a title, less what it leaves before an item's text.
    static int indent(const QStyleOptionViewItem &option)
    {
        const QStyle *style = option.widget ? option.widget->style() : QApplication::style();
        return std::max(0, style->pixelMetric(QStyle::PM_HeaderMargin, &option, option.widget) -
                               style->pixelMetric(QStyle::PM_FocusFrameHMargin, &option, option.widget) - 1);
    }
    static QStyleOptionViewItem indented(QStyleOptionViewItem option)
    {
        option.rect.setLeft(option.rect.left() + indent(option));
        return option;
    }
};

/// The name of a video's file is more often no task than one.
bool isTickedAtFirst(const FoundId &found)
{
    return found.evidence != Evidence::FileName;
}

} // namespace

AddDialog::AddDialog(const ServiceCatalogue &catalogue, Settings &settings, QWidget *parent)
    : QDialog(parent)
    , m_catalogue(catalogue)
    , m_settings(settings)
    , m_ui(std::make_unique<Ui::AddDialog>())
{
    m_ui->setupUi(this);
    resize(QSize(scaled(width(), this), scaled(height(), this)).boundedTo(roomOnScreen(this)));
    m_ui->text->setFont(monospaceFont(font()));
    m_ui->text->setAcceptDrops(false); // files are the dialog's
    setAcceptDrops(true);
    m_ui->found->header()->setStretchLastSection(true);
    m_ui->found->setItemDelegate(new CellsUnderTitles(m_ui->found));
    m_pause.setSingleShot(true);
    m_pause.setInterval(typingPause);
    connect(&m_pause, &QTimer::timeout, this, &AddDialog::recognise);
    connect(m_ui->text, &QPlainTextEdit::textChanged, this, [this] { m_pause.start(); });
    connect(m_ui->service, &QComboBox::currentIndexChanged, this, [this] {
        showModes();
        showFound();
    });
    connect(m_ui->found, &QTreeWidget::itemChanged, this, &AddDialog::tickChanged);
    connect(m_ui->buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(m_ui->buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    show(QVector<FoundId>());
}

AddDialog::~AddDialog() = default;

void AddDialog::setText(const QString &text)
{
    m_ui->text->setPlainText(text);
    m_pause.stop();
    recognise();
}

void AddDialog::recognise()
{
    if (std::exchange(m_isReading, true)) {
        m_hasNewerText = true;
        return;
    }
    runInBackground(
        this,
        [text = m_ui->text->toPlainText(), catalogue = m_catalogue] { return findIds(text, catalogue); },
        [this](const QVector<FoundId> &found) {
            m_isReading = false;
            if (std::exchange(m_hasNewerText, false))
                recognise();
            else
                show(found);
        });
}

QVector<FoundId> AddDialog::ticked() const
{
    QVector<FoundId> ids;
    std::ranges::copy_if(m_found, std::back_inserter(ids),
                         [this](const FoundId &id) { return !m_unticked.contains(id.id); });
    return ids;
}

QVector<FoundId> AddDialog::doubtful() const
{
    QVector<FoundId> ids;
    std::ranges::copy_if(m_found, std::back_inserter(ids), [](const FoundId &id) { return !id.certain; });
    return ids;
}

void AddDialog::tickChanged(QTreeWidgetItem *row)
{
    const QString id = row->data(0, Qt::UserRole).toString();
    if (row->checkState(0) == Qt::Checked)
        m_unticked.remove(id);
    else
        m_unticked.insert(id);
    showModes();
    nameThings();
}

QString AddDialog::serviceOf(const FoundId &id) const
{
    return id.certain ? id.service : chosenWord(*m_ui->service);
}

const Family *AddDialog::sharedFamily() const
{
    const QVector<FoundId> ids = ticked();
    if (ids.isEmpty())
        return nullptr;
    const Family *common = nullptr;
    for (const FoundId &id : ids) {
        const Family *family = commonFamily({id}, m_catalogue.find(serviceOf(id)));
        if (!family || (common && common->name != family->name))
            return nullptr;
        common = family;
    }
    return common;
}

void AddDialog::show(const QVector<FoundId> &found)
{
    for (const FoundId &id : found) {
        if (!isTickedAtFirst(id) && !m_found.contains(id))
            m_unticked.insert(id.id);
    }
    m_found = found;
    const QVector<FoundId> doubt = doubtful();
    m_ui->service->setVisible(!doubt.isEmpty());
    m_ui->serviceLabel->setVisible(!doubt.isEmpty());
    if (!doubt.isEmpty()) {
        const Family *family =
            m_catalogue.claiming(doubt.constFirst().id).isEmpty()
                ? nullptr
                : m_catalogue.claiming(doubt.constFirst().id).constFirst()->familyOfId(doubt.constFirst().id);
        QString offered = m_settings.chosenService(prefixOf(doubt.constFirst().id, family));
        if (offered.isEmpty())
            offered = doubt.constFirst().service;
        if (offered.isEmpty())
            offered = m_catalogue.defaultService();
        fillServices(*m_ui->service, servicesFor(doubt, m_catalogue), offered);
    }
    showModes();
    showFound();
    Q_EMIT recognised();
}

void AddDialog::showModes()
{
    const Family *family = sharedFamily();
    QString offered;
    if (family)
        offered = m_settings.chosenMode(serviceOf(ticked().constFirst()), family->name);
    fillModes(*m_ui->mode, family, offered);
}

void AddDialog::showFound()
{
    const QSignalBlocker quiet(m_ui->found);
    m_ui->found->clear();
    const QColor warning = toneColour(Tone::Warning, palette());
    QList<QTreeWidgetItem *> rows;
    for (const FoundId &found : std::as_const(m_found)) {
        if (rows.size() >= mostShown)
            break;
        const Service *service = m_catalogue.find(serviceOf(found));
        auto *row = new QTreeWidgetItem;
        row->setData(0, Qt::UserRole, found.id);
        row->setCheckState(0, m_unticked.contains(found.id) ? Qt::Unchecked : Qt::Checked);
        row->setFont(0, monospaceFont(font()));
        row->setText(IdColumn, shownText(found.id, longestQuoted));
        row->setText(ServiceColumn, serviceText(service, serviceOf(found)));
        row->setText(KindColumn, familyText(commonFamily({found}, service)));
        row->setText(NoteColumn, noteOn(found));
        for (int column = 0; column < columnCount; ++column)
            row->setToolTip(column,
                            toolTipText(column == NoteColumn ? whyInDoubt(found) : row->text(column)));
        if (!found.certain)
            row->setForeground(ServiceColumn, warning);
        row->setForeground(NoteColumn, warning);
        rows.append(row);
    }
    m_ui->found->addTopLevelItems(rows);
    fitColumns();
    nameThings();
}

/// Each as wide as what stands in it, an id up to a bound; the note has the rest.
void AddDialog::fitColumns()
{
    QTreeWidget &list = *m_ui->found;
    list.setColumnHidden(NoteColumn, std::ranges::none_of(m_found, [](const FoundId &found) {
                             return found.evidence == Evidence::UnknownHost ||
                                    found.evidence == Evidence::FileName;
                         }));
    for (const int column : {IdColumn, ServiceColumn, KindColumn})
        list.resizeColumnToContents(column);
    for (const int column : {IdColumn, ServiceColumn, KindColumn})
        list.setColumnWidth(column, list.columnWidth(column) + scaled(columnGap, this));
    list.setColumnWidth(IdColumn, std::clamp(list.columnWidth(IdColumn), scaled(leastIdWidth, this),
                                             scaled(mostIdWidth, this)));
}

/// Short, to stand in a column; the whole sentence is its tool tip.
QString AddDialog::noteOn(const FoundId &found)
{
    if (found.evidence == Evidence::UnknownHost)
        //: note on an id; %1: a host name that came with it and is no configured service
        return tr("unknown host %1").arg(shownText(found.host, longestQuoted));
    return whyInDoubt(found);
}

QString AddDialog::whyInDoubt(const FoundId &found)
{
    if (found.evidence == Evidence::UnknownHost)
        //: %1: a host name that came with an id
        return tr("came with %1, which is no configured service").arg(shownText(found.host, longestQuoted));
    if (found.evidence == Evidence::FileName)
        return tr("the name of a file");
    return {};
}

void AddDialog::nameThings()
{
    const int count = int(ticked().size());
    QStringList sentences;
    if (m_found.isEmpty()) {
        sentences.append(m_ui->text->document()->isEmpty() ? tr("Ids are shown here as they are found.")
                                                           : tr("No task id is found in this text."));
    } else {
        sentences.append(tr("Ids found: %Ln.", nullptr, int(m_found.size())));
        if (const int doubt = int(doubtful().size()); doubt > 0)
            sentences.append(tr("In doubt: %Ln. Choose their service below.", nullptr, doubt));
        if (m_found.size() > mostShown)
            sentences.append(tr("Listed here: the first %Ln.", nullptr, mostShown));
    }
    m_ui->summary->setText(joinedSentences(sentences));
    QPushButton *add = m_ui->buttons->button(QDialogButtonBox::Ok);
    //: a button; %Ln: tasks
    add->setText(count > 0 ? tr("Add %Ln", nullptr, count) : tr("Add"));
    add->setEnabled(count > 0);
}

QVector<NewTask> AddDialog::newTasks() const
{
    const Family *shared = sharedFamily();
    const QString mode = chosenWord(*m_ui->mode);
    QVector<NewTask> tasks;
    const QVector<FoundId> ids = ticked();
    for (const FoundId &id : ids) {
        NewTask task;
        task.id = id.id;
        task.service = serviceOf(id);
        const Family *family = commonFamily({id}, m_catalogue.find(task.service));
        task.family = family ? family->name : id.family;
        task.mode = !id.mode.isEmpty() ? id.mode : shared ? mode : QString();
        task.modeIsUsers = !id.mode.isEmpty() || (shared && !mode.isEmpty() && mode != shared->defaultMode);
        task.label = m_ui->label->text().trimmed();
        tasks.append(task);
    }
    return tasks;
}

void AddDialog::rememberChoice() const
{
    const QVector<FoundId> ids = doubtful();
    const QString service = chosenWord(*m_ui->service);
    for (const FoundId &id : ids) {
        if (const Family *family = commonFamily({id}, m_catalogue.find(service)))
            m_settings.rememberChoice(prefixOf(id.id, family), service, family->name,
                                      chosenWord(*m_ui->mode));
    }
}

void AddDialog::changeEvent(QEvent *event)
{
    QDialog::changeEvent(event);
    if (event->type() == QEvent::LanguageChange && m_ui) {
        m_ui->retranslateUi(this);
        showModes();
        // Later: the buttons get their standard texts anew after this.
        QMetaObject::invokeMethod(this, &AddDialog::showFound, Qt::QueuedConnection);
    }
}

void AddDialog::dragEnterEvent(QDragEnterEvent *event)
{
    if (IncomingText::accepts(*event->mimeData()))
        event->acceptProposedAction();
}

void AddDialog::dropEvent(QDropEvent *event)
{
    auto *incoming = new IncomingText(this);
    connect(incoming, &IncomingText::arrived, this, [this, incoming](const QString &text) {
        m_ui->text->appendPlainText(text);
        incoming->deleteLater();
    });
    connect(incoming, &IncomingText::refused, this, [this, incoming](const QString &sentence) {
        m_ui->summary->setText(sentence);
        incoming->deleteLater();
    });
    incoming->take(*event->mimeData());
    event->acceptProposedAction();
}

} // namespace rushes
