// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/main_window/found_key_strip.h"

#include "core/base_url.h"
#include "engine/engine.h"
#include "engine/program_log.h"
#include "engine/user_services.h"
#include "monitor/intake.h"
#include "store/key_ring.h"
#include "store/key_vault.h"
#include "ui/style/flat_style.h"
#include "ui/style/fonts.h"
#include "ui/style/icons.h"
#include "ui/style/literal_text.h"
#include "ui/style/theme.h"
#include "wording/catalogue_text.h"
#include "wording/plain_text.h"

#include <QAccessible>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QPushButton>

namespace rushes {

using namespace Qt::StringLiterals;

FoundKeyStrip::FoundKeyStrip(Engine &engine, QWidget *parent)
    : QFrame(parent)
    , m_engine(engine)
    , m_icon(new QLabel(this))
    , m_text(new QLabel(this))
    , m_use(new QPushButton(this))
    , m_forget(new QPushButton(this))
{
    setObjectName(u"foundKeyStrip"_s);
    m_use->setObjectName(u"useKey"_s);
    m_forget->setObjectName(u"forgetKey"_s);
    m_text->setTextFormat(Qt::PlainText);
    m_text->setWordWrap(true);
    m_forget->setFlat(true);
    auto *layout = new QHBoxLayout(this);
    const int side = scaled(12, this);
    // The frame is drawn inside these outer margins, so that it stands free of its neighbours.
    layout->setContentsMargins(side + scaled(12, this), side + scaled(6, this), side + scaled(10, this),
                               scaled(8, this));
    layout->setSpacing(scaled(10, this));
    layout->addWidget(m_icon);
    layout->addWidget(m_text, 1);
    layout->addWidget(m_forget);
    layout->addWidget(m_use);
    connect(&m_engine.intake(), &Intake::keyFound, this, &FoundKeyStrip::offer);
    connect(&m_engine.userServices(), &UserServices::changed, this, &FoundKeyStrip::forgetMoved);
    connect(m_use, &QPushButton::clicked, this, &FoundKeyStrip::use);
    connect(m_forget, &QPushButton::clicked, this, [this] {
        m_offered.removeFirst();
        showNext();
    });
    hide();
}

/// Whether its service is still where it was when the key was found: long text is read beside the main
/// thread, and an offer can stand for hours.
bool FoundKeyStrip::isForItsService(const FoundKey &found) const
{
    const Service *service = m_engine.catalogue().find(found.service);
    return service && identityOfBase(service->base) == found.base;
}

void FoundKeyStrip::forgetMoved()
{
    m_offered.removeIf([this](const FoundKey &found) { return !isForItsService(found); });
    showNext();
}

void FoundKeyStrip::offer(const FoundKey &found)
{
    m_engine.log().redactor().addKey(found.key);
    const bool isInUse = m_engine.keys().key(found.service) == found.key;
    if (isInUse || !isForItsService(found) || m_offered.contains(found))
        return;
    // Of two for one service, the one that came last is asked about.
    m_offered.removeIf([&found](const FoundKey &earlier) { return earlier.service == found.service; });
    m_offered.append(found);
    showNext();
}

void FoundKeyStrip::use()
{
    const FoundKey found = m_offered.takeFirst();
    if (!isForItsService(found))
        return showNext();
    //: %1: a service
    const QString sentence = tr("The key is used for %1 from now on.")
                                 .arg(serviceText(m_engine.catalogue().find(found.service), found.service));
    m_engine.keyVault().enter(found.service, found.key);
    showNext();
    Q_EMIT used(sentence);
}

void FoundKeyStrip::showNext()
{
    const bool wasShown = !isHidden();
    setVisible(!m_offered.isEmpty());
    if (m_offered.isEmpty())
        return;
    retranslate();
    if (wasShown)
        return;
    QAccessibleEvent alert(m_text, QAccessible::Alert);
    QAccessible::updateAccessibility(&alert);
}

QString FoundKeyStrip::text() const
{
    return isHidden() ? QString() : m_text->text();
}

QString FoundKeyStrip::serviceName() const
{
    const QString &service = m_offered.constFirst().service;
    return shownText(serviceText(m_engine.catalogue().find(service), service), longestQuoted);
}

void FoundKeyStrip::retranslate()
{
    setAccessibleName(tr("A key in the text"));
    if (m_offered.isEmpty())
        return;
    const QString service = serviceName();
    m_text->setText(
        m_engine.keys().has(m_offered.constFirst().service)
            //: %1: a service
            ? tr("There is an API key for %1 in that text, another than the one in use.").arg(service)
            //: %1: a service
            : tr("There is an API key for %1 in that text.").arg(service));
    //: an API key; %1: a service
    m_use->setText(literalText(tr("Use it for %1").arg(service)));
    //: an API key
    m_forget->setText(tr("Forget it"));
    const int side = scaled(16, this);
    m_icon->setPixmap(
        themedPixmap(u"info"_s, themeColours(palette()).accent, QSize(side, side), devicePixelRatioF()));
}

void FoundKeyStrip::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const ThemeColours &colours = themeColours(palette());
    const int side = scaled(12, this);
    drawRoundedBox(painter, QRectF(rect()).adjusted(side, side, -side, -scaled(2, this)), scaled(7, this),
                   colours.noticeCard, colours.noticeHairline);
}

void FoundKeyStrip::changeEvent(QEvent *event)
{
    QFrame::changeEvent(event);
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::PaletteChange)
        retranslate();
}

} // namespace rushes
