// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/command_options.h"
#include "cli/commands.h"
#include "cli/profile_catalogue.h"
#include "cli/terminal.h"
#include "core/custom_service.h"
#include "core/pasted_text.h"
#include "wording/error_text.h"
#include "wording/plain_text.h"

#include <QCoreApplication>
#include <QFile>
#include <QJsonObject>

namespace rushes {

namespace {

using namespace Qt::StringLiterals;

struct Texts
{
    Q_DECLARE_TR_FUNCTIONS(rushes::IdsCommand)
};

constexpr qint64 textCap = 256 * 1024 * 1024;

Result<QByteArray> textFrom(const QString &source)
{
    if (source == u"-"_s) {
        const QByteArray text = readInput(textCap);
        if (text.isNull())
            return Error{ErrorKind::FileUnreadable, Texts::tr("standard input")};
        return text;
    }
    QFile file(source);
    if (!file.open(QIODevice::ReadOnly) || file.size() > textCap)
        return Error{ErrorKind::FileUnreadable, source + u": "_s + file.errorString()};
    return file.readAll();
}

} // namespace

ExitCode runIds(const QStringList &arguments)
{
    CommandOptions options(Texts::tr("Tells which task ids a text holds: one JSON object a line."), u"ids"_s,
                           u"[FILE|-]"_s);
    if (const auto code = options.parse(arguments, 0, 1))
        return *code;
    const auto [catalogue, trouble] = catalogueOfProfile(options.profileFolder());
    if (trouble)
        complain(errorText(*trouble));
    const Result<QByteArray> text = textFrom(options.operands().value(0, u"-"_s));
    if (!text) {
        complain(errorText(text.error()));
        return ExitCode::WrongUse;
    }
    const QVector<FoundId> found = findIds(QString::fromUtf8(*text), catalogue);
    for (const FoundId &id : found) {
        const QJsonObject object{
            {u"id"_s, id.id},
            {u"service"_s, serviceWord(id.service.isEmpty() ? catalogue.defaultService() : id.service)},
            {u"family"_s, id.family.isEmpty() ? u"unknown"_s : id.family},
            {u"certain"_s, id.certain}};
        printLine(jsonLine(object));
    }
    return ExitCode::AllWell;
}

} // namespace rushes
