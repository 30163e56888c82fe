// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/json_reader.h"
#include "core/service_catalogue.h"

#include <QDialog>

#include <variant>

class QDialogButtonBox;

namespace rushes {

class AnswerTrial;
class ServiceForm;
class WrappedLabel;

/// One service of the user's: what it is called, where it is, its words and fields, with an example to try
/// them on. Closes with OK only when all of it is good; until then one sentence says which field is not, and
/// why. Opened, never executed; deletes itself. Main thread.
class ServiceEditor final : public QDialog
{
    Q_OBJECT

public:
    enum class Purpose { Add, Copy, Edit };
    /// builtIn, users: what its name and address must not clash with.
    ServiceEditor(Purpose purpose, const Service &service, const ServiceCatalogue &builtIn,
                  const QVector<Service> &users, QWidget *parent);

Q_SIGNALS:
    void edited(const rushes::Service &service);

public Q_SLOTS:
    void accept() override;

protected:
    void changeEvent(QEvent *event) override;

private:
    [[nodiscard]] std::variant<Service, JsonFault> entered() const;
    /// Its words and fields alone, whatever it is called and wherever it is.
    void tryWords();
    void check();
    void tellOfMove();
    void retranslate();

    Purpose m_purpose;
    QString m_originalName;
    QString m_originalBase; ///< identityOfBase(); empty for a new one
    ServiceCatalogue m_builtIn;
    QVector<Service> m_users;
    bool m_wasRefused = false; ///< from then on what is wrong is said with each letter
    ServiceForm *m_form;
    AnswerTrial *m_trial;
    WrappedLabel *m_problem;
    WrappedLabel *m_move; ///< what an address that is another now means for the key
    QDialogButtonBox *m_buttons;
};

} // namespace rushes
