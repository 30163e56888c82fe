// SPDX-License-Identifier: GPL-3.0-or-later
#include "wording/services_text.h"

#include "core/json_reader.h"
#include "wording/error_text.h"
#include "wording/plain_text.h"
#include "wording/sentences.h"

#include <QCoreApplication>
#include <QDir>

namespace rushes {

namespace {

struct ServicesText
{
    Q_DECLARE_TR_FUNCTIONS(ServicesText)
};

} // namespace

QString faultText(const JsonFault &fault)
{
    return shownText(fault.filled(QCoreApplication::translate("JsonFault", fault.what)), longestShown);
}

QString placedFaultText(const JsonFault &fault)
{
    if (fault.place.isEmpty())
        return faultText(fault);
    //: %1: a place in a file, "services[1].base"; %2: what is wrong there, "must begin with https://"
    return ServicesText::tr("%1: %2").arg(shownText(fault.place, longestShown), faultText(fault));
}

QString servicesTroubleText(const Error &why, const QString &setAsidePath)
{
    QStringList sentences{errorText(why), ServicesText::tr("The services that you added are not there now.")};
    if (!setAsidePath.isEmpty())
        //: %1: a path
        sentences += ServicesText::tr("The file is kept as %1: mend it and import it.")
                         .arg(shownText(QDir::toNativeSeparators(setAsidePath), longestShown));
    return joinedSentences(sentences);
}

} // namespace rushes
