// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/pasted_key.h"

#include <QFrame>
#include <QVector>

class QLabel;
class QPushButton;

namespace rushes {

class Engine;

/// Asks whether a key that came in with text is to be used for the service that it stood with. It says whose
/// key it is and shows nothing of it; without an answer the key is forgotten with the window, and at once
/// when that service gets another base. One after the other. Main thread.
class FoundKeyStrip final : public QFrame
{
    Q_OBJECT

public:
    /// engine is borrowed and outlives this.
    FoundKeyStrip(Engine &engine, QWidget *parent);

    [[nodiscard]] QString text() const;

Q_SIGNALS:
    /// One sentence for a person.
    void used(const QString &sentence);

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void offer(const FoundKey &found);
    [[nodiscard]] bool isForItsService(const FoundKey &found) const;
    void forgetMoved();
    void use();
    void showNext();
    void retranslate();
    [[nodiscard]] QString serviceName() const;

    Engine &m_engine;
    QVector<FoundKey> m_offered;
    QLabel *m_icon;
    QLabel *m_text;
    QPushButton *m_use;
    QPushButton *m_forget;
};

} // namespace rushes
