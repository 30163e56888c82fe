// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/service_catalogue.h"

#include <QVector>
#include <QWidget>

#include <optional>

class QLabel;
class QPlainTextEdit;

namespace rushes {

class WrappedLabel;

/// A box for an example of a service's answers, and beneath it what would be read from it. Asks nobody. Main
/// thread.
class AnswerTrial final : public QWidget
{
    Q_OBJECT

public:
    explicit AnswerTrial(QWidget *parent = nullptr);

    /// By these words and fields from now on; nothing: the form is wrong, for this reason.
    void setService(const std::optional<Service> &service, const QString &problem);

protected:
    void changeEvent(QEvent *event) override;

private:
    void read();
    void retranslate();

    struct Row
    {
        QLabel *title = nullptr;
        WrappedLabel *value = nullptr;
    };

    std::optional<Service> m_service;
    QString m_problem;
    QLabel *m_title;
    QPlainTextEdit *m_answer;
    QVector<Row> m_rows;
    WrappedLabel *m_remark;
};

} // namespace rushes
