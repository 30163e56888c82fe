// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLabel;

namespace rushes {

class WrappedLabel;

/// An icon, a heading and a few words in the middle of an otherwise empty area. Main thread.
class MessagePage final : public QWidget
{
    Q_OBJECT

public:
    explicit MessagePage(QWidget *parent = nullptr);

    void setMessage(const QString &icon, const QString &heading, const QString &body);

protected:
    void changeEvent(QEvent *event) override;

private:
    void dress();

    QString m_iconName;
    QLabel *m_icon = nullptr;
    WrappedLabel *m_heading = nullptr;
    WrappedLabel *m_body = nullptr;
};

} // namespace rushes
