// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/main_window/use_cases.h"

#include "core/name_template.h"
#include "core/pause.h"
#include "core/task_rules.h"
#include "engine/engine.h"
#include "monitor/clip_keeper.h"
#include "monitor/clip_saver.h"
#include "monitor/intake.h"
#include "monitor/task_monitor.h"
#include "store/clip_store.h"
#include "store/settings.h"
#include "ui/main_window/fetch_dialog.h"
#include "ui/main_window/label_dialog.h"
#include "ui/main_window/remove_dialog.h"
#include "ui/main_window/show_in_folder.h"
#include "ui/style/literal_text.h"
#include "wording/catalogue_text.h"
#include "wording/error_text.h"
#include "wording/sentences.h"
#include "wording/task_text.h"
#include "wording/watch_text.h"

#include <QActionGroup>
#include <QClipboard>
#include <QFileDialog>
#include <QGuiApplication>
#include <QMenu>

#include <algorithm>

namespace rushes {

namespace {

QString localPath(const Task &task, const ClipStore &clips)
{
    const ClipFacts &facts = task.clipFacts;
    if (!facts.savedPath.isEmpty() && QFileInfo::exists(facts.savedPath))
        return facts.savedPath;
    return facts.heldFile.isEmpty() ? QString() : clips.pathOf(facts.heldFile);
}

/// The folder itself or, until the first clip is saved there, what is there of its path.
QString nearestFolder(const QString &path)
{
    QString folder = path;
    while (!QFileInfo(folder).isDir()) {
        const QString parent = QFileInfo(folder).path();
        if (parent == folder)
            break;
        folder = parent;
    }
    return folder;
}

FactsFile factsFile(const Settings &settings)
{
    return settings.savesFacts() ? FactsFile::Yes : FactsFile::No;
}

} // namespace

UseCases::UseCases(Engine &engine, QWidget *window)
    : QObject(window)
    , m_engine(engine)
    , m_window(window)
{
    connect(&engine.saver(), &ClipSaver::saved, this, [this](qint64, const QString &path) {
        ++m_summary.saved;
        m_summary.lastPath = path;
    });
    connect(&engine.saver(), &ClipSaver::failed, this,
            [this](qint64, const Error &error) { m_summary.addFailure(error); });
    connect(&engine.saver(), &ClipSaver::allDone, this, &UseCases::tellSaved);
}

void UseCases::visit(const QVector<qint64> &numbers,
                     const std::function<void(const Task &task)> &visitor) const
{
    for (const qint64 number : numbers) {
        if (const SharedTask task = m_engine.monitor().task(number))
            visitor(*task);
    }
}

SelectionFacts UseCases::factsOf(const QVector<qint64> &numbers) const
{
    SelectionFactsMaker maker(m_engine.catalogue());
    visit(numbers, [&maker](const Task &task) { maker.add(task); });
    return maker.facts();
}

void UseCases::check(const QVector<qint64> &numbers)
{
    const CheckReport report = m_engine.monitor().checkNow(numbers);
    visit(numbers, [this](const Task &task) {
        if (isAtRisk(task))
            m_engine.keeper().tryNow(task.number);
    });
    const QString text = checkText({.asked = report.asked,
                                    .tooSoon = report.tooSoon,
                                    .longestWait = report.longestWait,
                                    .afterTrial = report.afterTrial,
                                    .withoutKey = report.withoutKey,
                                    .withoutService = report.withoutService,
                                    .finished = report.finished});
    //: %1: what became of "Check now": "4 asked now, 2 to be asked within 18 s"
    Q_EMIT notice({Tone::Neutral, tr("%1.").arg(text), {}});
}

void UseCases::checkAll()
{
    QVector<qint64> numbers;
    m_engine.monitor().visit([&numbers](const Task &task) {
        if (!isFinished(task) || isAtRisk(task))
            numbers.append(task.number);
    });
    check(numbers);
}

void UseCases::setPaused(const QVector<qint64> &numbers, bool paused)
{
    int changed = 0;
    visit(numbers, [&changed, paused](const Task &task) {
        changed += canBePaused(task) && task.pausedAt.has_value() != paused;
    });
    m_engine.monitor().setPaused(numbers, paused);
    if (changed > 0)
        Q_EMIT notice({Tone::Neutral, pauseNoticeText(changed, paused), {}});
}

void UseCases::setAllPaused(bool paused)
{
    if (m_engine.monitor().allArePaused() == paused)
        return;
    m_engine.monitor().setAllPaused(paused);
    // In the place of what was told of some: it is not so any more.
    Q_EMIT notice({Tone::Neutral, allPauseNoticeText(paused), {}});
}

void UseCases::save(const QVector<qint64> &numbers)
{
    const Settings &settings = m_engine.settings();
    m_engine.saver().save(numbers, settings.saveFolder(), settings.nameTemplate(), factsFile(settings));
}

void UseCases::saveAs(qint64 number)
{
    const SharedTask task = m_engine.monitor().task(number);
    if (!task)
        return;
    const Settings &settings = m_engine.settings();
    const QString nameTemplate = settings.nameTemplate();
    TakeCount takes(nameTemplate, *task);
    m_engine.monitor().visit([&takes](const Task &other) { takes.add(other); });
    auto *dialog = new QFileDialog(m_window, tr("Save the clip as"), nearestFolder(settings.saveFolder()),
                                   tr("MP4 videos (*.mp4)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(QStringLiteral("mp4"));
    dialog->setOption(
        QFileDialog::DontConfirmOverwrite); // the saver never replaces: it takes the next free name
    dialog->selectFile(clipFileName(nameTemplate, *task, localTimeOf(*task), takes.take()));
    connect(dialog, &QFileDialog::fileSelected, this, [this, number](const QString &path) {
        m_engine.saver().saveAs(number, path, factsFile(m_engine.settings()));
    });
    dialog->open();
}

void UseCases::tellSaved()
{
    const SaveSummary summary = std::exchange(m_summary, {});
    Notice told;
    told.text = saveSummaryText(summary);
    told.tone = summary.failed > 0 ? Tone::Warning : summary.cancelled > 0 ? Tone::Neutral : Tone::Good;
    if (summary.saved > 0)
        told.offers.append(
            {tr("Show in folder"), [this, path = summary.lastPath] { rushes::showInFolder(path, this); }});
    if (!told.text.isEmpty())
        Q_EMIT notice(told);
}

void UseCases::showInFolder(qint64 number)
{
    const SharedTask task = m_engine.monitor().task(number);
    const QString path = task ? localPath(*task, m_engine.clips()) : QString();
    if (!path.isEmpty())
        rushes::showInFolder(path, this);
}

void UseCases::fetchAnyway(qint64 number)
{
    const SharedTask task = m_engine.monitor().task(number);
    if (!task || !canFetchAnyway(*task))
        return;
    auto *question = new FetchDialog(*task->clipTrouble, m_window);
    // By then it may be another link: the keeper looks again.
    connect(question, &QDialog::accepted, this, [this, number] { m_engine.keeper().fetchAnyway(number); });
    question->open();
}

void UseCases::setMode(const QVector<qint64> &numbers, const QString &mode)
{
    m_engine.monitor().setMode(numbers, mode);
}

void UseCases::fillModeMenu(QMenu &menu, const QVector<qint64> &numbers)
{
    menu.clear();
    const SelectionFacts facts = factsOf(numbers);
    if (!facts.family)
        return;
    auto *group = new QActionGroup(&menu);
    for (const Mode &mode : facts.family->modes) {
        //: a mode ("Reference image") and how long it usually takes ("2–5 min")
        const QString text =
            mode.estimate ? tr("%1 (%2)").arg(modeText(mode), estimateText(mode.estimate)) : modeText(mode);
        QAction *action = menu.addAction(literalText(text));
        action->setActionGroup(group);
        action->setCheckable(true);
        action->setChecked(mode.name == facts.mode);
        connect(action, &QAction::triggered, this,
                [this, numbers, name = mode.name] { setMode(numbers, name); });
    }
}

void UseCases::askForLabel(const QVector<qint64> &numbers)
{
    QStringList labels;
    visit(numbers, [&labels](const Task &task) { labels.append(task.label); });
    if (labels.isEmpty())
        return;
    auto *dialog = new LabelDialog(labels, m_window);
    connect(dialog, &LabelDialog::labelChosen, this,
            [this, numbers](const QString &label) { m_engine.monitor().setLabel(numbers, label); });
    dialog->open();
}

void UseCases::move(qint64 number, const QString &service)
{
    m_engine.monitor().moveToService(number, service);
}

void UseCases::remove(const QVector<qint64> &numbers)
{
    const SelectionFacts facts = factsOf(numbers);
    if (facts.onlyCopies > 0)
        askBeforeRemoving(numbers, facts.onlyCopies);
    else if (facts.count > 0)
        removeNow(numbers);
}

void UseCases::askBeforeRemoving(const QVector<qint64> &numbers, int onlyCopies)
{
    auto *question = new RemoveDialog(onlyCopies, m_engine.clips().folder(), m_window);
    connect(question, &QDialog::accepted, this, [this, numbers] { removeNow(numbers); });
    question->open();
}

void UseCases::removeNow(const QVector<qint64> &numbers)
{
    Q_EMIT removing(numbers);
    m_engine.monitor().remove(numbers);
    Notice told;
    //: tasks
    told.text = tr("Removed: %Ln.", nullptr, int(numbers.size()));
    told.offers.append({tr("Undo"), [this, numbers] { m_engine.monitor().restore(numbers); }});
    Q_EMIT notice(told);
}

void UseCases::undoAdding(const QVector<qint64> &numbers)
{
    if (!numbers.isEmpty())
        removeNow(numbers);
}

void UseCases::copy(const QStringList &lines)
{
    if (!lines.isEmpty())
        QGuiApplication::clipboard()->setText(lines.join(u'\n'));
}

void UseCases::copyIds(const QVector<qint64> &numbers)
{
    QStringList ids;
    visit(numbers, [&ids](const Task &task) { ids.append(task.id); });
    copy(ids);
}

void UseCases::copyLinks(const QVector<qint64> &numbers)
{
    QStringList links;
    visit(numbers, [&links](const Task &task) {
        if (!task.videoUrl.isEmpty())
            links.append(task.videoUrl);
    });
    copy(links);
    if (!links.isEmpty())
        Q_EMIT notice(
            {Tone::Warning,
             tr("The link is copied. It is secret: whoever has it can fetch the clip until the link ends."),
             {{tr("Clear the clipboard"), [] { QGuiApplication::clipboard()->clear(); }}}});
}

void UseCases::copyMessages(const QVector<qint64> &numbers)
{
    QStringList messages;
    visit(numbers, [this, &messages](const Task &task) {
        if (const QString message = messageText(task, m_engine.catalogue().find(task.service));
            !message.isEmpty())
            messages.append(message);
    });
    copy(messages);
}

void UseCases::tellIntake(const IntakeReport &report)
{
    // The strip tells of what was added where there is something to decide as well.
    if (report.undecided > 0)
        return;
    Notice told;
    if (report.added.isEmpty() && report.alreadyThere.isEmpty()) {
        told.text = tr("No task id is found in that text.");
    } else {
        //: %1: what became of pasted text: "3 added and 1 already there"
        told.text = tr("%1.").arg(intakeText(int(report.added.size()), int(report.alreadyThere.size()), 0));
        if (!report.added.isEmpty())
            told.offers.append({tr("Undo"), [this, added = report.added] { undoAdding(added); }});
    }
    Q_EMIT notice(told);
}

} // namespace rushes
