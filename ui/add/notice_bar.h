// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/task_columns.h"

#include <QBasicTimer>
#include <QFrame>
#include <QVector>

#include <functional>

class QHBoxLayout;
class QLabel;
class QToolButton;

namespace rushes {

/// Something to tell that needs no answer.
struct Notice
{
    struct Offer
    {
        QString text;
        std::function<void()> action; ///< called once; the notice goes away with it
    };
    Tone tone = Tone::Neutral;
    QString text;          ///< plain
    QVector<Offer> offers; ///< "Undo", "Show in folder"
};

/// A calm line below the table that says what came of something. It goes away by itself, but for warnings; a
/// newer notice takes its place. Main thread.
class NoticeBar final : public QFrame
{
    Q_OBJECT

public:
    explicit NoticeBar(QWidget *parent = nullptr);

    void tell(const Notice &notice);
    /// Says the notice that says `from` in other words, quietly: a countdown goes on. False where none such
    /// is shown.
    bool reword(const QString &from, const QString &to);
    void dismiss();
    [[nodiscard]] QString text() const;

protected:
    void paintEvent(QPaintEvent *event) override;
    void timerEvent(QTimerEvent *event) override;
    void enterEvent(QEnterEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void nameThings();
    void startLeaving();

    Notice m_notice;
    QLabel *m_icon;
    QLabel *m_text;
    QHBoxLayout *m_offers;
    QToolButton *m_close;
    QBasicTimer m_leaving;
};

} // namespace rushes
