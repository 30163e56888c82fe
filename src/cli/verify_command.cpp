// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/command_options.h"
#include "cli/commands.h"
#include "cli/terminal.h"
#include "core/words.h"
#include "media/clip_verifier.h"
#include "media/installed_program.h"
#include "wording/error_text.h"
#include "wording/plain_text.h"

#include <QCoreApplication>
#include <QEventLoop>
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonObject>

namespace rushes {

namespace {

using namespace Qt::StringLiterals;

struct Texts
{
    Q_DECLARE_TR_FUNCTIONS(rushes::VerifyCommand)
};

Result<Inspection> verified(const QString &file, ClipInspector &inspector)
{
    Result<Inspection> result = Error{ErrorKind::Cancelled, {}};
    QEventLoop loop;
    verifyFile(file, inspector, &loop, [&](const Result<Inspection> &inspection) {
        result = inspection;
        loop.quit();
    });
    loop.exec();
    return result;
}

/// For scripts: what was found, untranslated.
QString reasonOf(const Error &error)
{
    return error.detail.isEmpty() ? errorText(error) : error.detail;
}

QJsonObject verdict(const QString &file, const Result<Inspection> &inspection)
{
    QJsonObject object{{u"file"_s, file}, {u"ok"_s, inspection.ok()}};
    object[u"reason"] = inspection ? QJsonValue() : QJsonValue(reasonOf(inspection.error()));
    object[u"duration_s"] = inspection ? QJsonValue(inspection->durationSeconds) : QJsonValue();
    object[u"width"] = inspection ? QJsonValue(inspection->width) : QJsonValue();
    object[u"height"] = inspection ? QJsonValue(inspection->height) : QJsonValue();
    object[u"marks"] =
        inspection ? QJsonValue(QJsonArray::fromStringList(wordsOf(inspection->marks))) : QJsonValue();
    return object;
}

} // namespace

ExitCode runVerify(const QStringList &arguments)
{
    CommandOptions options(Texts::tr("Tells of each file whether it is a whole MP4: one JSON object a line."),
                           u"verify"_s, u"FILE..."_s);
    if (const auto code = options.parse(arguments, 1, -1))
        return *code;
    const QStringList files = options.operands();
    for (const QString &name : files) {
        // A pipe would be waited for, for ever.
        if (QFileInfo::exists(name) && !QFileInfo(name).isFile()) {
            complain(errorText({ErrorKind::FileUnreadable, name}));
            return ExitCode::WrongUse;
        }
        QFile file(name);
        if (!file.open(QIODevice::ReadOnly)) {
            complain(errorText({ErrorKind::FileUnreadable, name + u": "_s + file.errorString()}));
            return ExitCode::WrongUse;
        }
    }
    ClipInspector inspector(programOfOurs(u"rushes-clip-helper"_s));
    bool allWhole = true;
    for (const QString &name : files) {
        const Result<Inspection> inspection = verified(name, inspector);
        allWhole = allWhole && inspection.ok();
        printLine(jsonLine(verdict(name, inspection)));
    }
    return allWhole ? ExitCode::AllWell : ExitCode::TaskFailed;
}

} // namespace rushes
