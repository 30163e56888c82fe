// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractItemView>
#include <QAccessible>
#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QLineEdit>
#include <QMetaProperty>
#include <QMimeData>
#include <QStringList>

#include <cstring>

namespace rushes::test {

// What a program lets be seen, as one text to search.

/// Every text property of an object. Of a field for secrets not what was typed into it: it stands there, and
/// shows dots.
inline void addProperties(const QObject &object, QStringList &texts)
{
    const auto *field = qobject_cast<const QLineEdit *>(&object);
    const bool isSecret = field && field->echoMode() == QLineEdit::Password;
    for (const QMetaObject *meta = object.metaObject(); meta; meta = meta->superClass()) {
        for (int i = meta->propertyOffset(); i < meta->propertyCount(); ++i) {
            if (isSecret && std::strcmp(meta->property(i).name(), "text") == 0)
                continue;
            const QVariant value = meta->property(i).read(&object);
            if (value.typeId() == QMetaType::QString)
                texts.append(value.toString());
        }
    }
}

/// All that a screen reader is told of it and of what is inside.
inline void addAccessible(QAccessibleInterface *interface, QStringList &texts, int depth = 0)
{
    constexpr int deepest = 24;
    if (!interface || !interface->isValid() || depth > deepest)
        return;
    for (const QAccessible::Text kind :
         {QAccessible::Name, QAccessible::Description, QAccessible::Value, QAccessible::Help})
        texts.append(interface->text(kind));
    for (int i = 0; i < interface->childCount(); ++i)
        addAccessible(interface->child(i), texts, depth + 1);
}

/// Every text of every row, whatever it is for.
inline void addItems(const QAbstractItemModel &model, QStringList &texts)
{
    constexpr int lastOfQts = 31; // between it and Qt::UserRole there is none
    for (int row = 0; row < model.rowCount(); ++row) {
        for (int column = 0; column < model.columnCount(); ++column) {
            for (int role = 0; role < Qt::UserRole + 64; role = role == lastOfQts ? Qt::UserRole : role + 1) {
                const QVariant value = model.index(row, column).data(role);
                if (value.canConvert<QString>())
                    texts.append(value.toString());
            }
        }
    }
}

/// Of every widget and action there is: what is drawn, said to a screen reader, or told in a tip.
inline QStringList shownTexts()
{
    QStringList texts;
    const QWidgetList widgets = QApplication::allWidgets();
    for (const QWidget *widget : widgets) {
        addProperties(*widget, texts);
        const QList<QAction *> actions = widget->actions();
        for (const QAction *action : actions)
            addProperties(*action, texts);
        if (const auto *view = qobject_cast<const QAbstractItemView *>(widget); view && view->model())
            addItems(*view->model(), texts);
    }
    const QWidgetList windows = QApplication::topLevelWidgets();
    for (QWidget *window : windows) {
        if (window->isVisible())
            addAccessible(QAccessible::queryAccessibleInterface(window), texts);
    }
    return texts;
}

/// What is in the clipboard, in every form.
inline QString copiedText()
{
    QString copied = QGuiApplication::clipboard()->text() + u'\n';
    const QMimeData *content = QGuiApplication::clipboard()->mimeData();
    const QStringList formats = content ? content->formats() : QStringList();
    for (const QString &format : formats)
        copied += QString::fromUtf8(content->data(format)) + u'\n';
    return copied;
}

} // namespace rushes::test
