// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/add/notice_bar.h"
#include "ui/main_window/save_summary.h"
#include "ui/main_window/selection_facts.h"

#include <QObject>
#include <QStringList>
#include <QVector>

class QMenu;
class QWidget;

namespace rushes {

class Engine;
struct IntakeReport;

/// Carries out what is asked for with tasks, and tells what came of it as a notice. Asks (without blocking)
/// only where a clip's only copy would go out of sight, or where it is not safe. Main thread.
class UseCases final : public QObject
{
    Q_OBJECT

public:
    /// engine is borrowed and outlives this; window is the parent of dialogs and of this.
    UseCases(Engine &engine, QWidget *window);

    [[nodiscard]] SelectionFacts factsOf(const QVector<qint64> &numbers) const;
    void check(const QVector<qint64> &numbers);
    /// All that the services may still say something about.
    void checkAll();
    void setPaused(const QVector<qint64> &numbers, bool paused);
    void setAllPaused(bool paused);
    void save(const QVector<qint64> &numbers);
    void saveAs(qint64 number);
    void showInFolder(qint64 number);
    /// Of a link that leads where it is not safe; asks first.
    void fetchAnyway(qint64 number);
    void setMode(const QVector<qint64> &numbers, const QString &mode);
    void fillModeMenu(QMenu &menu, const QVector<qint64> &numbers);
    void askForLabel(const QVector<qint64> &numbers);
    void move(qint64 number, const QString &service);
    void remove(const QVector<qint64> &numbers);
    /// Takes back what was just added.
    void undoAdding(const QVector<qint64> &numbers);

    void copyIds(const QVector<qint64> &numbers);
    void copyLinks(const QVector<qint64> &numbers);
    void copyMessages(const QVector<qint64> &numbers);

    /// What to say about text that was taken in; nothing where the strip says it.
    void tellIntake(const IntakeReport &report);

Q_SIGNALS:
    /// Before it happens, for whoever shows them.
    void removing(const QVector<qint64> &numbers);
    void notice(const rushes::Notice &notice);

private:
    void removeNow(const QVector<qint64> &numbers);
    void askBeforeRemoving(const QVector<qint64> &numbers, int onlyCopies);
    void tellSaved();
    void copy(const QStringList &lines);
    /// Those that are there, one after the other.
    void visit(const QVector<qint64> &numbers, const std::function<void(const Task &task)> &visitor) const;

    Engine &m_engine;
    QWidget *m_window;
    SaveSummary m_summary; ///< since nothing was being saved
};

} // namespace rushes
