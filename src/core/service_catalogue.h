// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/moment.h"
#include "core/result.h"
#include "core/task.h"

#include <QHash>
#include <QRegularExpression>
#include <QStringList>
#include <QUrl>
#include <QVector>

#include <optional>

namespace rushes {

/// How long a task usually runs, from its creation. A row of resources/SERVICES.md, "Time estimates".
struct Estimate
{
    std::chrono::seconds from{};
    std::chrono::seconds to{};
    bool operator==(const Estimate &) const = default;
};

/// A way in which a task of a family can have been made; the service never says which, so the user picks it.
struct Mode
{
    QString name;                      ///< word of the command line: "reference-image", "8s"
    QString title;                     ///< English; wording/ translates it: "Reference image"
    std::optional<Estimate> estimate;  ///< none published: elapsed time alone
    std::optional<double> clipSeconds; ///< a finished clip of this length was made in this mode (Sora)
    bool operator==(const Mode &) const = default;
};

/// How long a link lives, and what the words of the page bind it to.
struct LinkLifetime
{
    std::chrono::seconds duration{};
    bool typical = false; ///< "typically": about, not a promise
    bool operator==(const LinkLifetime &) const = default;
};

/// A kind of task that a service answers about: VEO, Videos, Sora.
struct Family
{
    QString name;                              ///< word of the command line: "veo", "sora", "videos"
    QString title;                             ///< "VEO"
    QStringList idPrefixes;                    ///< "vgen_"; may be empty (known by its models alone)
    QVector<QRegularExpression> modelPatterns; ///< anchored, without regard to case
    QVector<Mode> modes;                       ///< may be empty
    QString defaultMode;                       ///< empty: "mode not chosen"
    std::optional<Estimate> estimate;          ///< for a mode not chosen
    QVector<double> fixedLengths;              ///< seconds; empty: any
    std::optional<LinkLifetime> linkLifetime;  ///< not stated: unknown, and copied first

    [[nodiscard]] const Mode *mode(const QString &modeName) const;
    /// The mode's estimate, else the family's for a mode not chosen.
    [[nodiscard]] std::optional<Estimate> estimateFor(const QString &modeName) const;
    [[nodiscard]] bool hasModel(const QString &model) const;
    /// The mode that a finished clip of this length was made in, if the length tells.
    [[nodiscard]] const Mode *modeOfLength(double seconds) const;
    bool operator==(const Family &) const = default;
};

/// "30-60 s; never under 30 s".
struct PollingAdvice
{
    std::chrono::milliseconds minimum{30s};
    std::chrono::milliseconds from{30s};
    std::chrono::milliseconds to{60s};
    bool operator==(const PollingAdvice &) const = default;
};

/// Where each fact stands in an answer; JSON Pointers (RFC 6901). Several: the first that is there and not
/// null counts.
struct AnswerFields
{
    QStringList id, status, progress, model, created, videoUrl, actualDuration, error, expiresAt;
    bool operator==(const AnswerFields &) const = default;
};

/// One service: a base URL with a key of its own.
struct Service
{
    QString name;        ///< word of the command line: "kyyReactApiServer"
    QString title;       ///< shown; the name where not given
    QUrl base;           ///< without a trailing slash
    QString resultPath;  ///< "/v1/result/{id}"
    QString contentPath; ///< "/v1/videos/{id}/content": where a completed clip is fetched with the key;
                         ///< empty: the answer has a link
    PollingAdvice polling;
    QVector<Family> families;
    QHash<QString, Status> statusWords; ///< lower case word -> status
    AnswerFields fields;

    [[nodiscard]] const Family *family(const QString &familyName) const;
    /// First by the longest id prefix; nullptr for an unknown one.
    [[nodiscard]] const Family *familyOfId(const QString &id) const;
    [[nodiscard]] const Family *familyOfModel(const QString &model) const;
    [[nodiscard]] bool onLoopback() const;
    /// The URL that is asked for a task; the id is percent-encoded as one path segment.
    [[nodiscard]] QUrl resultUrl(const QString &id) const;
    /// The URL at which the service itself gives the clip; invalid where it has none.
    [[nodiscard]] QUrl contentUrl(const QString &id) const;
    bool operator==(const Service &) const = default;
};

/// All services that this profile knows; immutable once made.
class ServiceCatalogue
{
public:
    /// Reads and validates the format of resources/services.json. The error's detail names the place:
    /// "services[1].base: ...".
    static Result<ServiceCatalogue> fromJson(const QByteArray &json);
    /// The catalogue that is built in.
    static const ServiceCatalogue &builtIn();

    [[nodiscard]] const QVector<Service> &services() const { return m_services; }
    [[nodiscard]] const Service *find(const QString &name) const;
    [[nodiscard]] const Service *ofBase(const QUrl &base) const;
    /// The service that a bare id is asked at unless the user says otherwise: the catalogue's "default".
    [[nodiscard]] const QString &defaultService() const { return m_defaultService; }
    /// All services whose families claim the id's prefix.
    [[nodiscard]] QVector<const Service *> claiming(const QString &id) const;

    /// Another default; without effect for a service that is not there. Pointers into the catalogue stay
    /// good.
    void setDefaultService(const QString &service);
    /// Copies with one change each.
    [[nodiscard]] ServiceCatalogue withDefault(const QString &service) const;
    [[nodiscard]] ServiceCatalogue
    withService(const Service &service) const; ///< added, or in the place of its namesake
    /// Those of the user behind these. One whose name or base is somebody's already is left out.
    [[nodiscard]] ServiceCatalogue withUsers(const QVector<Service> &services) const;

    /// The family of a task: by its model, else as told when it was added, else by its id's prefix; nullptr
    /// when none tells.
    [[nodiscard]] const Family *familyOf(const Task &task) const;
    [[nodiscard]] std::optional<Estimate> estimateOf(const Task &task) const;

private:
    QVector<Service> m_services;
    QString m_defaultService;
};

/// What of a base URL is wrong; success for https, or http to a loopback literal or localhost, without
/// userinfo, query or fragment.
Outcome checkBaseUrl(const QUrl &base);
/// localhost, 127.0.0.0/8 or [::1].
bool isLoopbackHost(const QString &host);
/// At most 256 of letters, digits, '.', '_', '-', ':'; and not "." or "..".
bool isPossibleId(QStringView id);

} // namespace rushes
