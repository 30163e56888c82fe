// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/key_state.h"
#include "ui/style/card.h"

#include <QString>

#include <optional>

class QLabel;
class QLineEdit;
class QPushButton;

namespace rushes {

class Engine;
class WrappedLabel;
struct Service;

/// The key of one service: how it stands, a field to enter another, and what can be done with it. A stored
/// key is shown only while "Show" is down, as a text that cannot be copied. Main thread.
class KeyRow final : public Card
{
    Q_OBJECT

public:
    /// engine is borrowed and outlives this.
    KeyRow(Engine &engine, const Service &service, QWidget *parent);

    [[nodiscard]] const QString &service() const { return m_service; }
    /// identityOfBase() of the service for which it was made.
    [[nodiscard]] const QString &base() const { return m_base; }
    /// What was entered is forgotten, what was shown is hidden.
    void load();
    [[nodiscard]] bool check();
    void apply();
    void hideKey();
    /// Puts the cursor into its field.
    void enter();
    /// Shows how the key stands now.
    void refresh();
    void retranslate();

private:
    void build();
    void connectParts();
    void edited();
    void test();
    void testEnded(const KeyTestReport &report);
    void tryAgain();
    /// What a test is made with: what is entered, else the key in use.
    [[nodiscard]] QString keyToTest() const;
    void showStored();

    Engine &m_engine;
    QString m_service;
    QString m_base;
    QLabel *m_name;
    QLabel *m_state;
    QLineEdit *m_field;
    QPushButton *m_show;
    QPushButton *m_test;
    QPushButton *m_remove;
    WrappedLabel *m_stored; ///< the key in use, while it is shown
    WrappedLabel *m_trouble;
    QPushButton *m_again;
    WrappedLabel *m_result;
    WrappedLabel *m_problem;
    bool m_isToGo = false;
    bool m_isTesting = false;
    int m_lastTest = 0; ///< answers to earlier ones do not count
    std::optional<KeyTestReport> m_report;
};

} // namespace rushes
