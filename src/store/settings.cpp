// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/settings.h"

#include "core/name_template.h"
#include "store/durable_file.h"

#include <QDir>
#include <QLatin1StringView>
#include <QRegularExpression>
#include <QStandardPaths>
#include <QUrl>
#include <QUuid>

#include <array>
#include <cmath>

namespace rushes {

using namespace Qt::StringLiterals;

namespace {

template<typename Enum>
struct Word
{
    Enum value;
    QLatin1StringView word;
};

// The first one is the default.
constexpr auto colourSchemes = std::to_array<Word<ColourScheme>>({
    {ColourScheme::System, QLatin1StringView("system")},
    {ColourScheme::Light, QLatin1StringView("light")},
    {ColourScheme::Dark, QLatin1StringView("dark")},
});
constexpr auto proxyChoices = std::to_array<Word<ProxyChoice>>({
    {ProxyChoice::System, QLatin1StringView("system")},
    {ProxyChoice::None, QLatin1StringView("none")},
    {ProxyChoice::Http, QLatin1StringView("http")},
    {ProxyChoice::Socks5, QLatin1StringView("socks5")},
});

template<typename Enum, size_t count>
Enum valueIn(const std::array<Word<Enum>, count> &table, const QVariant &stored)
{
    const QString word = stored.toString();
    for (const auto &entry : table) {
        if (entry.word == word)
            return entry.value;
    }
    return table.front().value;
}

template<typename Enum, size_t count>
QString wordIn(const std::array<Word<Enum>, count> &table, Enum value)
{
    for (const auto &entry : table) {
        if (entry.value == value)
            return entry.word;
    }
    return table.front().word;
}

const QString languageKey = u"language"_s;
const QString colourSchemeKey = u"colours"_s;
const QString defaultServiceKey = u"service"_s;
const QString saveFolderKey = u"saving/folder"_s;
const QString nameTemplateKey = u"saving/name"_s;
const QString savesFactsKey = u"saving/facts"_s;
const QString heldQuotaKey = u"held/quota_bytes"_s;
const QString pollEveryKey = u"poll_every_seconds"_s;
const QString proxyChoiceKey = u"proxy/use"_s;
const QString proxyHostKey = u"proxy/host"_s;
const QString proxyPortKey = u"proxy/port"_s;
const QString keyStoreNameKey = u"keys/name"_s;
const QString volumeKey = u"volume"_s;

constexpr qint64 longestInterval = 24 * 60 * 60; // seconds
constexpr double defaultVolume = 1.0;
constexpr qint64 defaultHeldQuota = 20'000'000'000;

/// A key of the ini file in which a name of any characters stands: "/" and "\" would make groups of it.
QString keyFor(QLatin1StringView group, std::initializer_list<QString> names)
{
    QString key = group;
    for (const QString &name : names)
        key += u'/' + QString::fromLatin1(QUrl::toPercentEncoding(name.isEmpty() ? u"-"_s : name));
    return key;
}

QString chosenServiceKey(const QString &prefix)
{
    return keyFor(QLatin1StringView("chosen_service"), {prefix});
}
QString chosenModeKey(const QString &service, const QString &family)
{
    return keyFor(QLatin1StringView("chosen_mode"), {service, family});
}
QString layoutKey(const QString &name)
{
    return keyFor(QLatin1StringView("layout"), {name});
}

QString defaultSaveFolder()
{
    return QStandardPaths::writableLocation(QStandardPaths::MoviesLocation) + u"/Rushes"_s;
}

/// Writes at once; true where that changed anything.
bool put(QSettings &settings, const QString &key, const QVariant &value)
{
    if (settings.value(key) == value)
        return false;
    // Qt makes it for whomever the umask lets; of one that is there it keeps the mode.
    (void)createPrivateFile(settings.fileName());
    settings.setValue(key, value);
    settings.sync();
    return true;
}

} // namespace

Settings::Settings(const QString &path, QObject *parent)
    : QObject(parent)
    , m_settings(path, QSettings::IniFormat)
{
    m_settings.setFallbacksEnabled(false);
}

QString Settings::language() const
{
    static const QRegularExpression wellFormed(u"^[a-z]{2,3}(_[A-Za-z]{2,4})?$"_s);
    const QString language = m_settings.value(languageKey).toString();
    return wellFormed.match(language).hasMatch() ? language : QString();
}

void Settings::setLanguage(const QString &language)
{
    if (put(m_settings, languageKey, language))
        Q_EMIT changed();
}

ColourScheme Settings::colourScheme() const
{
    return valueIn(colourSchemes, m_settings.value(colourSchemeKey));
}

void Settings::setColourScheme(ColourScheme scheme)
{
    if (put(m_settings, colourSchemeKey, wordIn(colourSchemes, scheme)))
        Q_EMIT changed();
}

QString Settings::defaultService() const
{
    return m_settings.value(defaultServiceKey).toString();
}

void Settings::setDefaultService(const QString &service)
{
    if (put(m_settings, defaultServiceKey, service))
        Q_EMIT changed();
}

QString Settings::saveFolder() const
{
    const QString folder = m_settings.value(saveFolderKey).toString();
    return QDir::isAbsolutePath(folder) ? folder : defaultSaveFolder();
}

void Settings::setSaveFolder(const QString &folder)
{
    if (put(m_settings, saveFolderKey, folder))
        Q_EMIT changed();
}

QString Settings::nameTemplate() const
{
    const QString nameTemplate = m_settings.value(nameTemplateKey).toString();
    return templateProblem(nameTemplate) ? defaultNameTemplate.toString() : nameTemplate;
}

void Settings::setNameTemplate(const QString &nameTemplate)
{
    if (put(m_settings, nameTemplateKey, nameTemplate))
        Q_EMIT changed();
}

bool Settings::savesFacts() const
{
    return m_settings.value(savesFactsKey).toString() == u"yes"_s;
}

void Settings::setSavesFacts(bool saves)
{
    if (put(m_settings, savesFactsKey, saves ? u"yes"_s : u"no"_s))
        Q_EMIT changed();
}

qint64 Settings::heldQuota() const
{
    bool isNumber = false;
    const qint64 bytes = m_settings.value(heldQuotaKey).toString().toLongLong(&isNumber);
    return isNumber && bytes >= 0 ? bytes : defaultHeldQuota;
}

void Settings::setHeldQuota(qint64 bytes)
{
    if (put(m_settings, heldQuotaKey, QString::number(bytes)))
        Q_EMIT changed();
}

std::optional<std::chrono::seconds> Settings::pollEvery() const
{
    const qint64 seconds = m_settings.value(pollEveryKey).toLongLong();
    if (seconds <= 0 || seconds > longestInterval)
        return std::nullopt;
    return std::chrono::seconds(seconds);
}

void Settings::setPollEvery(std::optional<std::chrono::seconds> interval)
{
    if (put(m_settings, pollEveryKey, QString::number(interval ? interval->count() : 0)))
        Q_EMIT changed();
}

ProxyChoice Settings::proxyChoice() const
{
    return valueIn(proxyChoices, m_settings.value(proxyChoiceKey));
}
QString Settings::proxyHost() const
{
    return m_settings.value(proxyHostKey).toString();
}

quint16 Settings::proxyPort() const
{
    bool isPort = false;
    const quint16 port = m_settings.value(proxyPortKey).toString().toUShort(&isPort);
    return isPort ? port : quint16(0);
}

void Settings::setProxy(ProxyChoice choice, const QString &host, quint16 port)
{
    const bool choiceChanged = put(m_settings, proxyChoiceKey, wordIn(proxyChoices, choice));
    const bool hostChanged = put(m_settings, proxyHostKey, host);
    const bool portChanged = put(m_settings, proxyPortKey, QString::number(port));
    if (choiceChanged || hostChanged || portChanged)
        Q_EMIT changed();
}

QString Settings::chosenService(const QString &prefix) const
{
    return m_settings.value(chosenServiceKey(prefix)).toString();
}

QString Settings::chosenMode(const QString &service, const QString &family) const
{
    return m_settings.value(chosenModeKey(service, family)).toString();
}

void Settings::rememberChoice(const QString &prefix, const QString &service, const QString &family,
                              const QString &mode)
{
    const bool serviceChanged = put(m_settings, chosenServiceKey(prefix), service);
    const bool modeChanged = put(m_settings, chosenModeKey(service, family), mode);
    if (serviceChanged || modeChanged)
        Q_EMIT changed();
}

QString Settings::keyStoreName() const
{
    return m_settings.value(keyStoreNameKey).toString();
}

QString Settings::makeKeyStoreName()
{
    if (keyStoreName().isEmpty())
        put(m_settings, keyStoreNameKey, QUuid::createUuid().toString(QUuid::WithoutBraces));
    return keyStoreName();
}

QByteArray Settings::layout(const QString &name) const
{
    return m_settings.value(layoutKey(name)).toByteArray();
}

void Settings::setLayout(const QString &name, const QByteArray &state)
{
    put(m_settings, layoutKey(name), state);
}

double Settings::volume() const
{
    bool isNumber = false;
    const double volume = m_settings.value(volumeKey).toString().toDouble(&isNumber);
    return isNumber && volume >= 0 && volume <= 1 ? volume : defaultVolume;
}

void Settings::setVolume(double volume)
{
    if (std::isfinite(volume))
        put(m_settings, volumeKey, QString::number(std::clamp(volume, 0.0, 1.0)));
}

} // namespace rushes
