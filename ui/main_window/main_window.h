// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/task_filter_model.h"
#include "model/task_table_model.h"
#include "monitor/intake.h"
#include "ui/add/incoming_text.h"

#include <QMainWindow>
#include <QPointer>

#include <functional>

class QMenu;
class QSplitter;
class QStackedWidget;

namespace rushes {

class AddDialog;
class Commands;
enum class Command;
class DetailsPanel;
class DropHint;
class EmptyState;
class Engine;
class ExpiryNotices;
class FilterBar;
class FoundKeyStrip;
class NoticeBar;
class QuitGuard;
class QuitStrip;
class SettingsDialog;
class StatusLine;
class TaskTableView;
class TopBar;
class UndecidedStrip;
class UseCases;
struct AddReport;
struct IntakeReport;
struct Notice;

/// The window: table, chips, search, details, adding, and every command over them. Holds no rule: what
/// happens is the engine's, how it is said is wording's. Main thread.
class MainWindow final : public QMainWindow
{
    Q_OBJECT

public:
    /// engine is borrowed and outlives this. demoSpeed: 1 but in the demo, which the window then says.
    explicit MainWindow(Engine &engine, double demoSpeed = 1, QWidget *parent = nullptr);
    ~MainWindow() override;

    /// Text that was pasted, dropped, or handed over by another start of the program: what is certain is
    /// added. taken is told what became of it, at once or later.
    void takeInText(const QString &text, const Intake::Taken &taken = {});
    /// Shows the window, unminimised, before all others.
    void bringForward();
    /// Says something below the table.
    void tell(const Notice &notice);
    /// The settings, at the keys.
    void askForKey();
    void askForKeyOf(const QString &service);
    /// Whether the session may end now; mayAsk: whether the session's manager lets the person be asked. Where
    /// it may not, the person is asked.
    [[nodiscard]] bool maySessionEnd(const std::function<bool()> &mayAsk);
    /// Closes without a question, whatever is not held.
    void closeNow();

Q_SIGNALS:
    /// A second program with the demo is asked for.
    void demoRequested();

protected:
    void changeEvent(QEvent *event) override;
    void closeEvent(QCloseEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dragLeaveEvent(QDragLeaveEvent *event) override;
    void dropEvent(QDropEvent *event) override;

private:
    // main_window.cpp: what the window is made of and how its parts are joined
    void build();
    void connectModel();
    void connectTable();
    void connectAdding();
    void connectDetails();
    void connectRoom();
    void connectQuitting();
    void connectWarnings();
    void showContent();
    void refreshCounts();
    void refreshSelection();
    void refreshCommandsSoon();
    void refreshCommands();
    void selectAdded();
    void selectTasks(const QVector<qint64> &numbers);
    void showAll();
    /// Held, and not yet saved: what "Save all ready" takes. Unverified clips are saved only by hand.
    [[nodiscard]] QVector<qint64> readyToSave() const;
    [[nodiscard]] QString saveAllText() const;
    [[nodiscard]] QVector<qint64> selection() const;
    [[nodiscard]] std::optional<qint64> current() const;
    // main_window_quitting.cpp: connectQuitting(), connectWarnings(), and what closes the window
    // main_window_layout.cpp: sizes and places, remembered
    void restoreLayout();
    void rememberLayout();
    void readDetailsLayout();
    void applyDetailsWidth();
    // main_window_commands.cpp: menus, and what each command does
    void buildMenus();
    void retranslate();
    void fillContextMenu(QMenu &menu);
    void connectCommands();
    template<auto what>
    void onCurrent(Command command);
    template<auto what>
    void onSelection(Command command);
    void addTasks();
    void showLog();
    void openFiles();
    void paste();
    void play();
    void copyRows();
    void showSettings();
    void tellAdded(const IntakeReport &report);

    Engine &m_engine;
    const double m_demoSpeed;
    TaskTableModel m_model;
    TaskFilterModel m_filtered;
    IncomingText m_incoming;
    UseCases *m_cases = nullptr;
    TopBar *m_topBar = nullptr;
    QSplitter *m_splitter = nullptr;
    UndecidedStrip *m_strip = nullptr;
    FoundKeyStrip *m_foundKey = nullptr;
    FilterBar *m_filters = nullptr;
    QStackedWidget *m_content = nullptr;
    TaskTableView *m_table = nullptr;
    EmptyState *m_empty = nullptr;
    NoticeBar *m_notices = nullptr;
    ExpiryNotices *m_expiryNotices = nullptr;
    QuitGuard *m_quit = nullptr;
    QuitStrip *m_quitStrip = nullptr;
    DetailsPanel *m_details = nullptr;
    StatusLine *m_status = nullptr;
    DropHint *m_dropHint = nullptr;
    Commands *m_commands = nullptr;
    QList<QMenu *> m_menus;
    QMenu *m_modeMenu = nullptr;
    QMenu *m_columnMenu = nullptr;
    QPointer<AddDialog> m_addDialog;
    QPointer<SettingsDialog> m_settingsDialog;
    QVector<qint64> m_toSelect; ///< once the table shows them
    int m_detailsWidth = 0;     ///< the user's; 0: a share of the window's
    bool m_detailsWanted = true;
    bool m_wasShown = false;
    int m_readyCount = 0;
    bool m_readyCountStale = true;
    bool m_refreshPending = false;
};

} // namespace rushes
