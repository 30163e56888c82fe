// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/json_reader.h"
#include "core/service_catalogue.h"

#include <QJsonObject>
#include <QVector>
#include <QWidget>

#include <optional>

class QDoubleSpinBox;
class QGridLayout;
class QLabel;
class QLineEdit;
class QPlainTextEdit;

namespace rushes {

class WrappedLabel;

/// The fields of one service: the words and pointers of the catalogue's format as a form, its families as the
/// format's own text. Judges nothing: what was entered is read like a file (readService). Main thread.
class ServiceForm final : public QWidget
{
    Q_OBJECT

public:
    explicit ServiceForm(QWidget *parent = nullptr);

    /// nameIsFixed: tasks, keys and scripts know the service by it.
    void show(const Service &service, bool nameIsFixed);
    /// What was entered, as an element of "services"; the fault of the families' text, where it is no JSON.
    [[nodiscard]] std::variant<QJsonObject, JsonFault> entered() const;

    /// A fault as a sentence that begins with the title of its field, "Address: must begin with https://";
    /// where the families are wrong, with their line.
    [[nodiscard]] QString sentenceOf(const JsonFault &fault) const;
    /// Puts the cursor into the field of a place.
    void focus(const JsonFault &fault);

Q_SIGNALS:
    void changed();

protected:
    void changeEvent(QEvent *event) override;

private:
    struct Line
    {
        QString place; ///< "status.queued"
        QLabel *title = nullptr;
        QWidget *field = nullptr; ///< what takes the cursor
        QLineEdit *text = nullptr;
        QDoubleSpinBox *seconds = nullptr;
    };
    struct Section
    {
        QLabel *title = nullptr;
        WrappedLabel *remark = nullptr;
    };

    void addSection(QGridLayout &grid);
    Line &addLine(QGridLayout &grid, const QString &place, QWidget *field);
    void addText(QGridLayout &grid, const QString &place, bool isCode);
    void addSeconds(QGridLayout &grid, const QString &place);
    void retranslate();
    [[nodiscard]] const Line *lineOf(const QString &place) const;
    [[nodiscard]] QString textOf(const QString &place) const;
    void setText(const QString &place, const QString &text);
    [[nodiscard]] QStringList partsOf(const QString &place) const;
    [[nodiscard]] int lineInFamilies(const JsonFault &fault) const;

    QVector<Line> m_lines;
    QVector<Section> m_sections;
    QPlainTextEdit *m_families = nullptr;
};

} // namespace rushes
