// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/pasted_text.h"
#include "monitor/task_monitor.h"

#include <QDialog>
#include <QSet>
#include <QTimer>

#include <memory>

class QTreeWidgetItem;

namespace Ui {
class AddDialog;
}

namespace rushes {

class Settings;

/// Text in, and what was recognised in it beneath, as it is typed. Adds nothing itself: newTasks() is what
/// was asked for. Recognising runs off the main thread. Main thread.
class AddDialog final : public QDialog
{
    Q_OBJECT

public:
    /// Both are borrowed and outlive this. settings: the choices to offer first.
    AddDialog(const ServiceCatalogue &catalogue, Settings &settings, QWidget *parent = nullptr);
    ~AddDialog() override;

    void setText(const QString &text);
    /// What is to be added, as chosen.
    [[nodiscard]] QVector<NewTask> newTasks() const;
    /// Remembers the choice for ids like those in doubt.
    void rememberChoice() const;

Q_SIGNALS:
    /// What is recognised in the text is shown.
    void recognised();

protected:
    void changeEvent(QEvent *event) override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;

private:
    void recognise();
    void show(const QVector<FoundId> &found);
    void showFound();
    void fitColumns();
    void showModes();
    void nameThings();
    /// Empty for an id that is not, or only because services share its prefix.
    [[nodiscard]] static QString whyInDoubt(const FoundId &found);
    [[nodiscard]] static QString noteOn(const FoundId &found);
    /// Those that are ticked, and of all those in doubt.
    [[nodiscard]] QVector<FoundId> ticked() const;
    [[nodiscard]] QVector<FoundId> doubtful() const;
    void tickChanged(QTreeWidgetItem *row);
    [[nodiscard]] QString serviceOf(const FoundId &id) const;
    [[nodiscard]] const Family *sharedFamily() const;

    const ServiceCatalogue &m_catalogue;
    Settings &m_settings;
    std::unique_ptr<Ui::AddDialog> m_ui;
    QVector<FoundId> m_found;
    QSet<QString> m_unticked; ///< ids
    QTimer m_pause;           ///< typing has paused
    bool m_isReading = false;
    bool m_hasNewerText = false; ///< than what is being read
};

} // namespace rushes
