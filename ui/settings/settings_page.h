// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

namespace rushes {

class WrappedLabel;

/// One subject of the settings. Nothing that is entered counts before apply(). Main thread.
class SettingsPage : public QWidget
{
    Q_OBJECT

public:
    using QWidget::QWidget;

    /// Shows the settings as they are; what was entered is forgotten.
    virtual void load() = 0;
    /// Whether what was entered can be applied. If not, one sentence stands beside the field, and the cursor
    /// in it.
    virtual bool check() = 0;
    /// Only after check().
    virtual void apply() = 0;

protected:
    /// After a change of language; what was entered stays.
    virtual void retranslate() = 0;
    void changeEvent(QEvent *event) override;

    /// A line for what is wrong (nothing: no line), or for a remark.
    static void showProblem(WrappedLabel &line, const QString &problem);
    static void showRemark(WrappedLabel &line, const QString &remark);
};

} // namespace rushes
