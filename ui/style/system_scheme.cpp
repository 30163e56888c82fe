// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/style/system_scheme.h"

#include <QDBusConnection>
#include <QDBusConnectionInterface>
#include <QDBusMessage>
#include <QDBusVariant>
#include <QGuiApplication>
#include <QStyleHints>

namespace rushes {

using namespace Qt::StringLiterals;

namespace {

constexpr int answerWait = 100; // ms; a portal that is up answers within a few

std::optional<bool> darkOf(const QVariant &value)
{
    switch (value.toUInt()) {
    case 1:
        return true;
    case 2:
        return false;
    default:
        return std::nullopt;
    }
}

/// Portals answer Read with a variant in a variant.
QVariant unwrapped(QVariant value)
{
    while (value.canConvert<QDBusVariant>())
        value = value.value<QDBusVariant>().variant();
    return value;
}

} // namespace

SystemScheme::SystemScheme(QObject *parent)
    : QObject(parent)
{
    if (QGuiApplication::platformName() == QLatin1StringView("offscreen"))
        return; // no desktop to follow
    followStyleHints();
    if (!m_dark)
        followPortal();
}

void SystemScheme::set(std::optional<bool> dark)
{
    if (m_dark == dark)
        return;
    m_dark = dark;
    Q_EMIT changed();
}

void SystemScheme::followStyleHints()
{
#if QT_VERSION >= QT_VERSION_CHECK(6, 5, 0)
    const auto read = [this](Qt::ColorScheme scheme) {
        set(scheme == Qt::ColorScheme::Unknown ? std::nullopt
                                               : std::optional(scheme == Qt::ColorScheme::Dark));
    };
    read(QGuiApplication::styleHints()->colorScheme());
    connect(QGuiApplication::styleHints(), &QStyleHints::colorSchemeChanged, this, read);
#endif
}

void SystemScheme::followPortal()
{
    const QString service = u"org.freedesktop.portal.Desktop"_s;
    const QString path = u"/org/freedesktop/portal/desktop"_s;
    const QString interface = u"org.freedesktop.portal.Settings"_s;
    QDBusConnection bus = QDBusConnection::sessionBus();
    // Asked only where it runs already: starting a portal can take seconds.
    if (!bus.isConnected() || !bus.interface()->isServiceRegistered(service))
        return;
    bus.connect(service, path, interface, u"SettingChanged"_s, this,
                SLOT(settingChanged(QString, QString, QDBusVariant)));
    QDBusMessage question = QDBusMessage::createMethodCall(service, path, interface, u"Read"_s);
    question << u"org.freedesktop.appearance"_s << u"color-scheme"_s;
    const QDBusMessage answer = bus.call(question, QDBus::Block, answerWait);
    if (answer.type() == QDBusMessage::ReplyMessage && !answer.arguments().isEmpty())
        set(darkOf(unwrapped(answer.arguments().constFirst())));
}

void SystemScheme::settingChanged(const QString &group, const QString &key, const QDBusVariant &value)
{
    if (group == QLatin1StringView("org.freedesktop.appearance") && key == QLatin1StringView("color-scheme"))
        set(darkOf(unwrapped(value.variant())));
}

} // namespace rushes
