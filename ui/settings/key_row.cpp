// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/key_row.h"

#include "core/base_url.h"
#include "core/service_catalogue.h"
#include "engine/engine.h"
#include "engine/program_log.h"
#include "monitor/key_test.h"
#include "store/key_ring.h"
#include "store/key_vault.h"
#include "ui/settings/settings_rules.h"
#include "ui/style/fonts.h"
#include "ui/style/literal_text.h"
#include "ui/style/text_labels.h"
#include "ui/style/theme.h"
#include "wording/catalogue_text.h"
#include "wording/key_text.h"
#include "wording/plain_text.h"

#include <QGridLayout>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPointer>
#include <QPushButton>

namespace rushes {

using namespace Qt::StringLiterals;

namespace {

QColor colourOf(KeyVerdict verdict, const ThemeColours &colours)
{
    switch (verdict) {
    case KeyVerdict::Works:
        return colours.good;
    case KeyVerdict::Refused:
        return colours.danger;
    case KeyVerdict::NoContact:
    case KeyVerdict::Unclear:
        return colours.warning;
    case KeyVerdict::Waits:
        return colours.muted;
    }
    Q_UNREACHABLE();
    return {};
}

void say(WrappedLabel &line, const QString &text, const QColor &colour)
{
    setTextColour(line, colour);
    line.setText(text);
    line.setVisible(!text.isEmpty());
}

} // namespace

KeyRow::KeyRow(Engine &engine, const Service &service, QWidget *parent)
    : Card(parent)
    , m_engine(engine)
    , m_service(service.name)
    , m_base(identityOfBase(service.base))
    , m_name(new QLabel(this))
    , m_state(new QLabel(this))
    , m_field(new QLineEdit(this))
    , m_show(new QPushButton(this))
    , m_test(new QPushButton(this))
    , m_remove(new QPushButton(this))
    , m_stored(new WrappedLabel(this))
    , m_trouble(new WrappedLabel(this))
    , m_again(new QPushButton(this))
    , m_result(new WrappedLabel(this))
    , m_problem(new WrappedLabel(this))
{
    build();
    connectParts();
    retranslate();
}

void KeyRow::build()
{
    m_name->setFont(mediumFont(font()));
    m_name->setTextFormat(Qt::PlainText);
    m_name->setBuddy(m_field);
    m_state->setObjectName(u"state-"_s + m_service);
    m_state->setTextFormat(Qt::PlainText);
    m_field->setObjectName(u"key-"_s + m_service);
    m_field->setEchoMode(QLineEdit::Password);
    m_field->setInputMethodHints(Qt::ImhHiddenText | Qt::ImhSensitiveData | Qt::ImhNoPredictiveText |
                                 Qt::ImhNoAutoUppercase);
    m_show->setObjectName(u"show-"_s + m_service);
    m_show->setCheckable(true);
    m_test->setObjectName(u"test-"_s + m_service);
    m_remove->setObjectName(u"remove-"_s + m_service);
    m_again->setObjectName(u"again-"_s + m_service);
    m_stored->setObjectName(u"stored-"_s + m_service);
    m_trouble->setObjectName(u"trouble-"_s + m_service);
    m_result->setObjectName(u"result-"_s + m_service);
    for (QPushButton *button : {m_show, m_test, m_remove, m_again})
        button->setAutoDefault(false);

    auto *layout = new QGridLayout(this);
    const int margin = scaled(12, this);
    layout->setContentsMargins(margin, margin - 2, margin, margin);
    layout->setColumnStretch(0, 1);
    layout->addWidget(m_name, 0, 0);
    layout->addWidget(m_state, 0, 1, 1, 3, Qt::AlignRight);
    auto *entry = new QHBoxLayout; // of its own: a column whose button is hidden would keep its gap
    entry->setSpacing(scaled(6, this));
    entry->addWidget(m_field, 1);
    for (QPushButton *button : {m_show, m_test, m_remove})
        entry->addWidget(button);
    layout->addLayout(entry, 1, 0, 1, 4);
    layout->addWidget(m_stored, 2, 0, 1, 4);
    layout->addWidget(m_problem, 3, 0, 1, 4);
    layout->addWidget(m_result, 4, 0, 1, 4);
    layout->addWidget(m_trouble, 5, 0, 1, 2);
    layout->addWidget(m_again, 5, 2, 1, 2, Qt::AlignRight | Qt::AlignTop);
}

void KeyRow::connectParts()
{
    connect(m_show, &QPushButton::toggled, this, [this](bool shown) {
        m_field->setEchoMode(shown ? QLineEdit::Normal : QLineEdit::Password);
        showStored();
    });
    connect(m_test, &QPushButton::clicked, this, &KeyRow::test);
    connect(m_again, &QPushButton::clicked, this, &KeyRow::tryAgain);
    connect(m_remove, &QPushButton::clicked, this, [this] {
        m_isToGo = !m_isToGo;
        m_field->clear();
        refresh();
    });
    connect(m_field, &QLineEdit::textEdited, this, &KeyRow::edited);
}

void KeyRow::load()
{
    m_isToGo = false;
    m_field->clear();
    hideKey();
    refresh();
}

void KeyRow::enter()
{
    m_field->setFocus(Qt::OtherFocusReason);
}

void KeyRow::hideKey()
{
    m_show->setChecked(false);
}

bool KeyRow::check()
{
    if (keyProblem(m_field->text()).isEmpty())
        return true;
    m_field->setFocus();
    return false;
}

void KeyRow::apply()
{
    if (m_isToGo)
        m_engine.keyVault().remove(m_service);
    else if (const QString key = m_field->text().trimmed(); !key.isEmpty())
        m_engine.keyVault().enter(m_service, key);
}

void KeyRow::edited()
{
    m_isToGo = false;
    // What was said about another key says nothing about this one.
    m_report.reset();
    ++m_lastTest;
    m_isTesting = false;
    refresh();
}

QString KeyRow::keyToTest() const
{
    const QString entered = m_field->text().trimmed();
    return entered.isEmpty() ? m_engine.keys().key(m_service) : entered;
}

void KeyRow::test()
{
    const QString key = keyToTest();
    if (key.isEmpty() || !keyProblem(key).isEmpty())
        return;
    m_engine.log().redactor().addKey(key); // it is in no key ring yet
    m_isTesting = true;
    m_report.reset();
    refresh();
    m_engine.keyTest().test(m_service, key,
                            [self = QPointer(this), number = ++m_lastTest](const KeyTestReport &report) {
                                if (self && self->m_lastTest == number)
                                    self->testEnded(report);
                            });
}

void KeyRow::testEnded(const KeyTestReport &report)
{
    m_isTesting = false;
    m_report = report;
    refresh();
}

void KeyRow::tryAgain()
{
    KeyVault &vault = m_engine.keyVault();
    switch (vault.standing(m_service).step) {
    case StoreStep::Writing:
        vault.enter(m_service, m_engine.keys().key(m_service));
        break;
    case StoreStep::Removing:
        vault.remove(m_service);
        break;
    case StoreStep::Reading:
    case StoreStep::None: {
        // A locked store is locked for all.
        QStringList services;
        for (const Service &service : m_engine.catalogue().services())
            services.append(service.name);
        vault.load(services);
        break;
    }
    }
}

void KeyRow::showStored()
{
    const bool isShown = m_show->isChecked() && m_field->text().isEmpty() && !m_isToGo;
    m_stored->setText(isShown ? m_engine.keys().key(m_service) : QString());
    m_stored->setVisible(!m_stored->text().isEmpty());
}

void KeyRow::refresh()
{
    const bool isSet = m_engine.keys().has(m_service);
    const KeyStanding standing = m_engine.keyVault().standing(m_service);
    const ThemeColours &colours = themeColours(palette());
    const bool isStuck = !isSet && standing.trouble == StoreTrouble::Locked;
    setTextColour(*m_state, m_isToGo  ? colours.muted
                            : isSet   ? colours.good
                            : isStuck ? colours.warning
                                      : colours.muted);
    m_state->setText(m_isToGo ? tr("Will be removed") : keyStateText(standing));
    m_field->setPlaceholderText(isSet ? tr("Enter a key to replace it") : tr("Enter a key"));
    m_remove->setVisible(isSet);
    //: not to remove the key after all
    m_remove->setText(m_isToGo ? tr("Keep") : tr("Remove"));
    m_test->setEnabled(!m_isTesting && !m_isToGo && !keyToTest().isEmpty() &&
                       keyProblem(keyToTest()).isEmpty());
    say(*m_problem, keyProblem(m_field->text()), colours.danger);
    say(*m_trouble, storeTroubleText(standing), colours.warning);
    m_again->setVisible(standing.trouble && !standing.isBusy && standing.trouble != StoreTrouble::NoStore);
    if (m_isTesting)
        say(*m_result, tr("Asking the service …"), colours.muted);
    else if (m_report)
        say(*m_result, keyTestText(*m_report), colourOf(m_report->verdict, colours));
    else
        say(*m_result, {}, colours.muted);
    showStored();
}

void KeyRow::retranslate()
{
    const QString title = serviceText(m_engine.catalogue().find(m_service), m_service);
    m_name->setText(literalText(title)); // it has a buddy
    //: %1: a service
    m_field->setAccessibleName(tr("Key for %1").arg(title));
    //: %1: a service
    m_remove->setAccessibleName(tr("Remove the key for %1").arg(title));
    m_show->setText(tr("Show"));
    //: %1: a service
    m_show->setAccessibleName(tr("Show the key for %1").arg(title));
    //: asks the service whether the key works
    m_test->setText(tr("Test"));
    //: %1: a service
    m_test->setAccessibleName(tr("Test the key for %1").arg(title));
    const QString test = tr("Makes one request with the key: about an unfinished task of yours where one may "
                            "be asked now, else about a made-up id.");
    m_test->setToolTip(toolTipText(test));
    m_again->setText(tr("Try again"));
    //: %1: a service
    m_again->setAccessibleName(tr("Ask the key store again for %1").arg(title));
    refresh();
}

} // namespace rushes
