// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/catalogue_writer.h"
#include "engine_fixture.h"
#include "store/settings.h"
#include "ui/settings/service_editor.h"
#include "ui/settings/services_page.h"
#include "ui/settings/settings_dialog.h"
#include "ui/style/text_labels.h"

#include <QDialogButtonBox>
#include <QLineEdit>
#include <QMessageBox>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTest>

#include <algorithm>

namespace rushes::test {

using namespace Qt::StringLiterals;

inline Service ownService(const QString &name = u"own"_s, const QString &base = u"https://own.example/api"_s)
{
    Service service = ServiceCatalogue::builtIn().services().constFirst();
    service.name = name;
    service.title = name;
    service.base = QUrl(base);
    return service;
}

/// The page "Services" of the settings, opened over an engine.
class ServicesBench : public QObject
{
protected:
    void begin()
    {
        m_fixture = std::make_unique<EngineFixture>();
        openDialog();
    }
    void end()
    {
        m_dialog.reset();
        m_fixture.reset();
    }
    template<typename Widget>
    Widget *child(const QString &name, const QWidget *in = nullptr) const
    {
        auto *found = (in ? in : m_dialog.get())->findChild<Widget *>(name);
        if (!found)
            qFatal("There is no %s.", qPrintable(name));
        return found;
    }
    [[nodiscard]] Engine &engine() const { return m_fixture->engine(); }
    [[nodiscard]] ServicesPage *page() const { return m_dialog->findChild<ServicesPage *>(); }
    [[nodiscard]] QString problem() const
    {
        const auto *label = child<WrappedLabel>(u"problem"_s, page());
        return label->isHidden() ? QString() : label->text();
    }
    void press(QDialogButtonBox::StandardButton which) const
    {
        child<QDialogButtonBox>(u"buttons"_s)->button(which)->click();
    }
    void openDialog()
    {
        m_dialog = std::make_unique<SettingsDialog>(engine(), nullptr);
        m_dialog->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_dialog.get()));
    }
    /// Presses a button of the page and gives the editor that it opens.
    ServiceEditor *editorBy(const QString &button)
    {
        child<QPushButton>(button)->click();
        const auto editors = m_dialog->findChildren<ServiceEditor *>();
        for (ServiceEditor *editor : editors) {
            if (editor->isVisible())
                return editor;
        }
        qFatal("No editor opened.");
    }
    static void set(const ServiceEditor *editor, const QString &place, const QString &text)
    {
        if (auto *line = editor->findChild<QLineEdit *>(place))
            line->setText(text);
        else
            editor->findChild<QPlainTextEdit *>(place)->setPlainText(text);
    }
    static QString problemIn(const ServiceEditor *editor)
    {
        const auto *label = editor->findChild<WrappedLabel *>(u"problem"_s, Qt::FindDirectChildrenOnly);
        return label->isHidden() ? QString() : label->text();
    }
    static void accept(ServiceEditor *editor)
    {
        editor->findChild<QDialogButtonBox *>()->button(QDialogButtonBox::Ok)->click();
    }
    static QStringList shownIn(const ServiceEditor *editor)
    {
        QStringList texts;
        for (const WrappedLabel *label : editor->findChildren<WrappedLabel *>()) {
            if (label->isVisible() && !label->text().isEmpty())
                texts.append(label->text());
        }
        return texts;
    }
    QMessageBox *question() const
    {
        const auto boxes = m_dialog->findChildren<QMessageBox *>();
        for (QMessageBox *box : boxes) {
            if (box->isVisible())
                return box;
        }
        return nullptr;
    }
    void agree() const
    {
        const QMessageBox *box = question();
        const auto buttons = box->buttons();
        const auto yes = std::find_if(buttons.begin(), buttons.end(), [box](QAbstractButton *button) {
            return box->buttonRole(button) == QMessageBox::AcceptRole;
        });
        QVERIFY(yes != buttons.end());
        (*yes)->click();
    }
    QString fileWith(const QByteArray &content) const
    {
        const QString path = m_fixture->folder() + u"/import.json"_s;
        QFile file(path);
        return file.open(QIODevice::WriteOnly) && file.write(content) == content.size() ? path : QString();
    }

    std::unique_ptr<EngineFixture> m_fixture;
    std::unique_ptr<SettingsDialog> m_dialog;
};

} // namespace rushes::test
