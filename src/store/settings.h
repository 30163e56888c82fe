// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QObject>
#include <QSettings>
#include <QString>
#include <QStringList>

#include <chrono>
#include <optional>

namespace rushes {

enum class ColourScheme { System, Light, Dark };
enum class ProxyChoice { System, None, Http, Socks5 };

/// The profile's settings, in an ini file of its own. Every value has a default; what is not readable counts
/// as the default. No keys here, ever. Main thread.
class Settings final : public QObject
{
    Q_OBJECT

public:
    explicit Settings(const QString &path, QObject *parent = nullptr);

    [[nodiscard]] QString language() const; ///< "" follows the system; "en", "zh_CN"
    void setLanguage(const QString &language);
    [[nodiscard]] ColourScheme colourScheme() const;
    void setColourScheme(ColourScheme scheme);

    [[nodiscard]] QString defaultService() const; ///< "" for the catalogue's
    void setDefaultService(const QString &service);
    [[nodiscard]] QString saveFolder() const; ///< default: the system's folder for videos, with /Rushes
    void setSaveFolder(const QString &folder);
    [[nodiscard]] QString nameTemplate() const; ///< default: core/name_template.h
    void setNameTemplate(const QString &nameTemplate);
    /// Whether a .json with the facts is written beside each clip that is saved from the window; default: no.
    [[nodiscard]] bool savesFacts() const;
    void setSavesFacts(bool saves);

    /// What held clips may take before saved ones of them go; bytes; 0: no limit. Default: 20 GB.
    [[nodiscard]] qint64 heldQuota() const;
    void setHeldQuota(qint64 bytes);

    /// A fixed interval between polls instead of the plan; nothing for the plan.
    [[nodiscard]] std::optional<std::chrono::seconds> pollEvery() const;
    void setPollEvery(std::optional<std::chrono::seconds> interval);

    [[nodiscard]] ProxyChoice proxyChoice() const;
    [[nodiscard]] QString proxyHost() const;
    [[nodiscard]] quint16 proxyPort() const;
    void setProxy(ProxyChoice choice, const QString &host, quint16 port);

    /// The service and mode that the user chose last for ids of a prefix that several services use.
    [[nodiscard]] QString chosenService(const QString &prefix) const;
    [[nodiscard]] QString chosenMode(const QString &service, const QString &family) const;
    void rememberChoice(const QString &prefix, const QString &service, const QString &family,
                        const QString &mode);

    /// Under which name this profile's keys stand in the system's key store; empty until there was one to be
    /// stored. It is made at random, so that no profile from elsewhere can name another's keys.
    [[nodiscard]] QString keyStoreName() const;
    /// The same, made where there was none; on disk when this returns.
    QString makeKeyStoreName();

    /// Layout of windows and tables, as Qt gives it.
    [[nodiscard]] QByteArray layout(const QString &name) const;
    void setLayout(const QString &name, const QByteArray &state);
    [[nodiscard]] double volume() const; ///< 0..1
    void setVolume(double volume);

Q_SIGNALS:
    void changed(); ///< anything but layouts and volume

private:
    QSettings m_settings;
};

} // namespace rushes
