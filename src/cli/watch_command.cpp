// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/commands.h"
#include "cli/json_report.h"
#include "cli/profile_catalogue.h"
#include "cli/terminal.h"
#include "cli/text_report.h"
#include "cli/watch_arguments.h"
#include "cli/watch_session.h"
#include "core/custom_service.h"
#include "core/name_template.h"
#include "engine/demo_profile.h"
#include "engine/demo_session.h"
#include "engine/engine.h"
#include "engine/interrupt.h"
#include "engine/process_guard.h"
#include "engine/recovery.h"
#include "engine/user_services.h"
#include "media/installed_program.h"
#include "store/key_ring.h"
#include "store/key_vault.h"
#include "store/profile.h"
#include "store/profile_place.h"
#include "store/settings.h"
#include "wording/error_text.h"
#include "wording/key_text.h"
#include "wording/recovery_text.h"
#include "wording/services_text.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>

#include <algorithm>
#include <functional>
#include <iterator>

namespace rushes {

namespace {

using namespace Qt::StringLiterals;

struct Texts
{
    Q_DECLARE_TR_FUNCTIONS(rushes::WatchCommand)
};

constexpr qint64 inputCap = 16 * 1024 * 1024;
constexpr double demoSpeed = 12;

QString whereIs(const QString &profileFolder)
{
    const Result<QString> located = locateProfile(profileFolder);
    return located ? *located : profileFolder;
}

/// One "rushes watch", step by step; each step says what is wrong and gives the code to exit with, or nothing
/// to go on.
class WatchCommand
{
public:
    explicit WatchCommand(WatchArguments arguments)
        : m_arguments(std::move(arguments))
    {
    }

    ExitCode run()
    {
        for (const auto step :
             {&WatchCommand::findProfile, &WatchCommand::readIds, &WatchCommand::chooseServices,
              &WatchCommand::readKey, &WatchCommand::prepareFolder, &WatchCommand::startDemo,
              &WatchCommand::openEngine}) {
            if (const auto code = (this->*step)())
                return *code;
        }
        return follow();
    }

private:
    using Stop = std::optional<ExitCode>;

    static Stop wrongUse(const QString &sentence)
    {
        complain(sentence);
        return ExitCode::WrongUse;
    }

    Stop findProfile()
    {
        if (m_arguments.profileFolder.isEmpty())
            m_arguments.profileFolder =
                m_arguments.demo ? Profile::defaultDemoFolder() : Profile::defaultFolder();
        const QString folder = whereIs(m_arguments.profileFolder);
        m_catalogue = catalogueOfProfile(folder).catalogue;
        if (const QString settingsFile = Profile::settingsPath(folder); QFileInfo::exists(settingsFile))
            m_nameTemplate = Settings(settingsFile).nameTemplate();
        if (m_arguments.nameTemplate.isEmpty())
            m_arguments.nameTemplate = m_nameTemplate;
        return std::nullopt;
    }

    Stop readIds()
    {
        if (!m_arguments.idsFromInput)
            return std::nullopt;
        const QByteArray text = readInput(inputCap);
        if (text.isNull())
            return wrongUse(Texts::tr("Standard input cannot be read, or is longer than 16 MiB."));
        m_arguments.ids += idsFromText(QString::fromUtf8(text), m_catalogue);
        m_arguments.ids.removeDuplicates();
        if (m_arguments.ids.isEmpty() && !m_arguments.demo)
            return wrongUse(Texts::tr("There are no task ids in standard input."));
        return std::nullopt;
    }

    Stop chooseServices()
    {
        if (m_arguments.baseUrl.isValid()) {
            const Service *known = m_catalogue.ofBase(m_arguments.baseUrl);
            const Service service = known ? *known : customService(m_arguments.baseUrl, m_catalogue);
            if (!known)
                m_catalogue = m_catalogue.withService(service);
            m_arguments.service = service.name;
        }
        if (!m_arguments.pollEvery || m_arguments.demo)
            return std::nullopt;
        for (const QString &id : std::as_const(m_arguments.ids)) {
            const Service *service = m_catalogue.find(serviceOf(id));
            if (service && *m_arguments.pollEvery < service->polling.minimum)
                return wrongUse(Texts::tr("%1 is asked at most every %2 s.")
                                    .arg(serviceWord(service->name),
                                         QString::number(double(service->polling.minimum.count()) / 1000)));
        }
        return std::nullopt;
    }

    Stop readKey()
    {
        m_key = takeEnvironmentKey();
        m_keySource = KeySource::Variable;
        if (m_arguments.keyFile.isEmpty())
            return std::nullopt;
        const Result<QString> key = KeyRing::fromFile(m_arguments.keyFile);
        if (!key)
            return wrongUse(errorText(key.error()));
        m_key = *key;
        m_keySource = KeySource::File;
        return std::nullopt;
    }

    Stop prepareFolder()
    {
        if (m_arguments.saveTo.isEmpty())
            return std::nullopt;
        m_arguments.saveTo = QFileInfo(m_arguments.saveTo).absoluteFilePath();
        if (!QDir().mkpath(m_arguments.saveTo) || !QFileInfo(m_arguments.saveTo).isWritable())
            return wrongUse(errorText({ErrorKind::FolderNotWritable, m_arguments.saveTo}));
        return std::nullopt;
    }

    Stop startDemo()
    {
        if (!m_arguments.demo)
            return std::nullopt;
        if (const Outcome cleared = clearDemoProfile(m_arguments.profileFolder); !cleared)
            return refuse(cleared.error());
        Result<std::unique_ptr<DemoSession>> demo =
            DemoSession::start(programOfOurs(u"rushes-simulator"_s), demoSpeed);
        if (!demo)
            return refuse(demo.error());
        m_demo = std::move(demo).value();
        m_catalogue = m_demo->catalogue();
        m_key = m_demo->key();
        return std::nullopt;
    }

    Stop openEngine()
    {
        EngineOptions options{.profileFolder = m_arguments.profileFolder,
                              .catalogue = m_catalogue,
                              .clock = m_demo
                                           ? std::make_unique<SystemClock>(m_demo->epoch(), m_demo->speed())
                                           : std::make_unique<SystemClock>(),
                              .clipHelper = {},
                              .fixedInterval = m_arguments.pollEvery,
                              .watchRemembered = false,
                              .keyStore = m_demo ? nullptr : systemKeyStore(),
                              .keyTrials = false};
        Result<std::unique_ptr<Engine>> engine = Engine::open(std::move(options));
        if (!engine)
            return refuse(engine.error());
        m_engine = std::move(engine).value();
        if (const auto &trouble = m_engine->profile().moveTrouble())
            complain(errorText(*trouble));
        if (const UserServices &services = m_engine->userServices(); services.trouble())
            complain(servicesTroubleText(*services.trouble(), services.setAsidePath()));
        if (const auto &recovery = m_engine->recovery())
            complain(recoveryText(recovery->why, int(recovery->tasks), int(recovery->clipsFoundAgain),
                                  int(recovery->unknownClips), recovery->setAsidePath));
        return std::nullopt;
    }

    static Stop refuse(const Error &error)
    {
        complain(errorText(error));
        return error.kind == ErrorKind::ProfileInUse ? ExitCode::ProfileInUse : ExitCode::WrongUse;
    }

    ExitCode follow()
    {
        std::unique_ptr<WatchReport> report;
        if (m_arguments.json)
            report = std::make_unique<JsonReport>();
        else
            report = std::make_unique<TextReport>();
        WatchSession session(*m_engine, *report, m_arguments);
        Interrupt interrupt;
        QObject::connect(&interrupt, &Interrupt::interrupted, &session, &WatchSession::interrupt);
        QObject::connect(
            &session, &WatchSession::ended, QCoreApplication::instance(),
            [](ExitCode code) { QCoreApplication::exit(int(code)); }, Qt::QueuedConnection);
        useKey([this, &session] {
            session.follow(wantedTasks());
            if (m_demo) {
                for (const DemoSession::ScriptedTask &scripted : m_demo->tasks())
                    session.followIn(scripted.addAfter, scripted.task);
            }
            session.begin();
        });
        return ExitCode(QCoreApplication::exec());
    }

    /// The services of this call's ids: a key goes to them and to no other.
    [[nodiscard]] QStringList servicesOfThisCall() const
    {
        QStringList services;
        for (const NewTask &task : wantedTasks())
            services.append(task.service);
        if (m_demo) {
            for (const Service &service : m_catalogue.services())
                services.append(service.name);
        }
        services.removeDuplicates();
        return services;
    }

    /// Calls goOn once the key is there, or is known to be none: a key store that waits to be unlocked is not
    /// waited for.
    void useKey(const std::function<void()> &goOn)
    {
        const QStringList services = servicesOfThisCall();
        const auto begin = [this, services, goOn] {
            sayWhichKeyIsMissing(services);
            goOn();
        };
        const QStringList owners = ownersOfKey(services);
        for (const QString &service : owners)
            m_engine->keyVault().useForSession(service, m_key, m_keySource);
        if (!m_key.isEmpty() && owners.size() < services.size())
            complain(owners.isEmpty()
                         ? Texts::tr("The key is not used: say with --service whose it is.")
                         : Texts::tr("The key is used for %1 alone: say with --service whose it is.")
                               .arg(serviceWord(owners.constFirst())));
        // An address that was given by hand gets no key that was meant for a service by name.
        if (owners.size() == services.size() || m_arguments.baseUrl.isValid())
            begin();
        else
            m_engine->keyVault().load(services, begin);
    }

    /// A key comes without the name of its service. It goes to the one that was named; else to the only one
    /// of this call, or the default, where that is built in or the user's own choice (a --base-url of an
    /// earlier call is): what a stranger's catalogue claims by an id's beginning gets nothing.
    [[nodiscard]] QStringList ownersOfKey(const QStringList &services) const
    {
        if (m_key.isEmpty())
            return {};
        if (m_demo || !m_arguments.service.isEmpty() || m_arguments.baseUrl.isValid())
            return services;
        const QString wanted = m_engine->settings().defaultService();
        if (!wanted.isEmpty() && !m_engine->catalogue().find(wanted))
            return {}; // it is gone, and its key is nobody else's
        QStringList known;
        std::ranges::copy_if(services, std::back_inserter(known), [&wanted](const QString &service) {
            return service == wanted || ServiceCatalogue::builtIn().find(service) ||
                   baseOfCustomService(service);
        });
        if (known.size() > 1)
            return known.contains(m_engine->catalogue().defaultService())
                       ? QStringList{m_engine->catalogue().defaultService()}
                       : QStringList();
        return known;
    }

    void sayWhichKeyIsMissing(const QStringList &services) const
    {
        const auto missing = std::ranges::find_if(
            services, [this](const QString &service) { return !m_engine->keys().has(service); });
        if (missing == services.end())
            return;
        complain(Texts::tr("No API key: give one with --key-file FILE or in RUSHES_API_KEY."));
        if (const QString trouble = storeTroubleText(m_engine->keyVault().standing(*missing));
            !trouble.isEmpty())
            complain(trouble);
    }

    [[nodiscard]] QVector<NewTask> wantedTasks() const
    {
        QVector<NewTask> tasks;
        for (const QString &id : m_arguments.ids) {
            QString service = serviceOf(id);
            if (m_arguments.service.isEmpty())
                service = rememberedServiceOf(id).value_or(service);
            const Service *known = m_catalogue.find(service);
            const Family *family = known ? known->familyOfId(id) : nullptr;
            const bool hasMode = family && family->mode(m_arguments.mode);
            tasks.append({.id = id,
                          .service = service,
                          .family = family ? family->name : QString(),
                          .mode = hasMode ? m_arguments.mode : QString(),
                          .modeIsUsers = hasMode,
                          .label = {}});
        }
        return tasks;
    }

    /// As asked for, else by the id, else the default.
    [[nodiscard]] QString serviceOf(const QString &id) const
    {
        if (!m_arguments.service.isEmpty())
            return m_arguments.service;
        const QVector<const Service *> claiming = m_catalogue.claiming(id);
        return claiming.size() == 1 ? claiming.constFirst()->name : m_catalogue.defaultService();
    }

    /// An id that the profile watches stays where it is watched.
    [[nodiscard]] std::optional<QString> rememberedServiceOf(const QString &id) const
    {
        for (const Service &service : m_engine->catalogue().services()) {
            if (m_engine->monitor().find(id, service.name))
                return service.name;
        }
        return std::nullopt;
    }

    WatchArguments m_arguments;
    QString m_nameTemplate = defaultNameTemplate.toString();
    ServiceCatalogue m_catalogue = ServiceCatalogue::builtIn();
    QString m_key;
    KeySource m_keySource = KeySource::None;
    std::unique_ptr<DemoSession> m_demo;
    std::unique_ptr<Engine> m_engine;
};

} // namespace

ExitCode runWatch(const QStringList &arguments)
{
    std::optional<Error> servicesTrouble;
    const ParsedWatch parsed = parseWatch(arguments, [&servicesTrouble](const QString &folder) {
        ProfileCatalogue known =
            catalogueOfProfile(whereIs(folder.isEmpty() ? Profile::defaultFolder() : folder));
        servicesTrouble = known.trouble;
        return known.catalogue;
    });
    if (const auto *error = std::get_if<UsageError>(&parsed)) {
        complain(error->sentence);
        if (servicesTrouble)
            complain(errorText(*servicesTrouble));
        return ExitCode::WrongUse;
    }
    if (const auto *help = std::get_if<HelpWanted>(&parsed)) {
        printLine(help->text.trimmed());
        return ExitCode::AllWell;
    }
    return WatchCommand(std::get<WatchArguments>(parsed)).run();
}

} // namespace rushes
