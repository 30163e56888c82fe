// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/problem_report.h"

#include "core/log_redaction.h"
#include "core/words.h"
#include "engine/engine.h"
#include "engine/event_log.h"
#include "engine/recovery.h"
#include "engine/user_services.h"
#include "monitor/task_monitor.h"
#include "store/key_ring.h"
#include "store/settings.h"

#include <QCoreApplication>
#include <QDir>
#include <QLocale>
#include <QRegularExpression>
#include <QSet>
#include <QSysInfo>
#include <QUrl>

#include <map>
#include <utility>

namespace rushes {

using namespace Qt::StringLiterals;

namespace {

/// "3 completed, 1 failed"
template<typename Count>
QString counted(const std::map<QString, Count> &counts)
{
    QStringList parts;
    for (const auto &[word, count] : counts)
        parts.append(u"%1 %2"_s.arg(count).arg(word));
    return parts.isEmpty() ? u"none"_s : parts.join(u", "_s);
}

/// A service of the user's own is told without its name.
QString servicesOf(Engine &engine)
{
    QStringList parts;
    int own = 0;
    for (const Service &service : engine.catalogue().services()) {
        const bool isBuiltIn = ServiceCatalogue::builtIn().find(service.name);
        const QString name = isBuiltIn ? service.name : u"own service %1"_s.arg(++own);
        parts.append(engine.keys().has(service.name) ? name + u" (key set)"_s : name);
    }
    return parts.join(u", "_s);
}

/// What is only of this user and this machine.
QString withoutPerson(QString text)
{
    const QString home = QDir::homePath();
    if (home.size() > 1)
        text.replace(home, u"~"_s);
    const QString user = QDir(home).dirName();
    if (user.size() > 2 && user != u"root")
        text.replace(user, u"<user>"_s);
    if (const QString host = QSysInfo::machineHostName(); host.size() > 2 && host != u"localhost")
        text.replace(host, u"<machine>"_s);
    return withoutPaths(text);
}

QString hostOf(const QString &link)
{
    return QUrl(link).host().toLower();
}

/// A proxy's from the environment, which may be written without a scheme.
QStringList proxyHosts(Engine &engine)
{
    QStringList hosts{engine.settings().proxyHost().toLower()};
    for (const char *name :
         {"http_proxy", "https_proxy", "all_proxy", "HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY"})
        hosts.append(QUrl::fromUserInput(qEnvironmentVariable(name)).host().toLower());
    return hosts;
}

/// Hosts that tell where somebody works or lives, and what stands for them.
class HostStandIns
{
public:
    explicit HostStandIns(Engine &engine)
    {
        for (const Service &service : ServiceCatalogue::builtIn().services())
            m_public.insert(service.base.host().toLower());
        for (const QString &host : proxyHosts(engine))
            add(host, u"<proxy>"_s);
        for (const Service &service : engine.userServices().everKnown()) {
            add(service.base.host().toLower(), ownService);
            add(service.base.host(QUrl::FullyEncoded).toLower(), ownService);
            add(service.name.toLower(), ownService);
        }
        const ServiceCatalogue &builtIn = ServiceCatalogue::builtIn();
        engine.monitor().visit([&](const Task &task) {
            if (builtIn.find(task.service))
                m_public.insert(hostOf(task.videoUrl));
            else
                add(hostOf(task.videoUrl), ownService);
        });
    }

    [[nodiscard]] QString in(QString text) const
    {
        for (const auto &[pattern, standIn] : m_hidden)
            text.replace(pattern, standIn);
        return withoutStrangers(text);
    }

private:
    static inline const QString ownService = u"<own service>"_s;

    /// Whatever stands in its place in a longer name is not it.
    void add(const QString &name, const QString &standIn)
    {
        if (name.size() < 3 || isLoopbackHost(name) || m_public.contains(name) || m_added.contains(name))
            return;
        m_added.insert(name); // thousands of tasks have one host
        const QString whole =
            u"(?<![\\w-])(?:[\\w-]+\\.)*"_s + QRegularExpression::escape(name) + u"(?![\\w-])"_s;
        m_hidden.append({QRegularExpression(whole, QRegularExpression::CaseInsensitiveOption), standIn});
    }

    /// URLs to hosts of which it is not known that everybody may see them: redirects, mostly.
    [[nodiscard]] QString withoutStrangers(const QString &text) const
    {
        static const QRegularExpression url(
            u"(?<=://)(?:[^\\s/?#@\"']*@)?(\\[[^\\]\\s]*\\]|[^\\s/?#:\"'<>),;]+)"_s);
        QString shown;
        qsizetype from = 0;
        for (auto matches = url.globalMatch(text); matches.hasNext();) {
            const QRegularExpressionMatch match = matches.next();
            const QString host = QUrl(u"https://"_s + match.captured(1)).host().toLower();
            const bool mayBeSeen = m_public.contains(host) || isLoopbackHost(host);
            shown += QStringView(text).sliced(from, match.capturedStart() - from) +
                     (mayBeSeen ? match.captured() : u"<host>"_s);
            from = match.capturedEnd();
        }
        return shown + QStringView(text).sliced(from);
    }

    QSet<QString> m_public;
    QSet<QString> m_added;
    QVector<std::pair<QRegularExpression, QString>> m_hidden;
};

} // namespace

QString problemReport(Engine &engine, const QStringList &logLines)
{
    std::map<QString, int> statuses;
    std::map<QString, int> contacts;
    std::map<QString, int> clips;
    engine.monitor().visit([&](const Task &task) {
        ++statuses[wordOf(task.status)];
        ++contacts[wordOf(task.contact)];
        ++clips[wordOf(task.clip)];
    });
    QStringList lines{
        u"Rushes %1, Qt %2 (built with %3)"_s.arg(QCoreApplication::applicationVersion(),
                                                  QLatin1StringView(qVersion()),
                                                  QLatin1StringView(QT_VERSION_STR)),
        u"%1, %2, %3"_s.arg(QSysInfo::prettyProductName(), QSysInfo::kernelVersion(),
                            QSysInfo::currentCpuArchitecture()),
        u"Locale %1"_s.arg(QLocale::system().name()),
        u"Services: "_s + servicesOf(engine),
        u"Tasks: %1 (%2)"_s.arg(engine.monitor().count()).arg(counted(statuses)),
        u"Contact: "_s + counted(contacts),
        u"Clips: "_s + counted(clips),
    };
    if (const auto &recovery = engine.recovery())
        lines.append(u"The list was recovered: "_s + loggedError(recovery->why));
    lines.append({QString(), u"The log's last lines:"_s});
    const HostStandIns standIns(engine);
    for (const QString &line : logLines.mid(std::max<qsizetype>(0, logLines.size() - reportedLines)))
        lines.append(withoutPerson(standIns.in(line)));
    return lines.join(u'\n') + u'\n';
}

} // namespace rushes
