// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/pasted_text.h"

#include <QFile>
#include <QTest>

namespace rushes::test {

using namespace Qt::StringLiterals;

inline const QString power = u"https://zcbservice.aizfw.cn/kyyAiPower"_s;
inline const QString react = u"https://zcbservice.aizfw.cn/kyyReactApiServer"_s;

inline QString wordOf(Evidence evidence)
{
    switch (evidence) {
    case Evidence::KnownBase:
        return u"base"_s;
    case Evidence::OnlyPrefix:
        return u"prefix"_s;
    case Evidence::Model:
        return u"model"_s;
    case Evidence::SharedPrefix:
        return u"shared"_s;
    case Evidence::UnknownHost:
        return u"stranger"_s;
    case Evidence::FileName:
        return u"file"_s;
    }
    return {};
}

/// "id service/family evidence", with "?" behind what is not certain.
inline QString described(const FoundId &found)
{
    return found.id + u' ' + found.service + u'/' + found.family + u' ' + wordOf(found.evidence) +
           (found.certain ? u""_s : u"?"_s);
}

inline QStringList found(const QString &text, const ServiceCatalogue &catalogue = ServiceCatalogue::builtIn())
{
    QStringList lines;
    for (const FoundId &one : findIds(text, catalogue))
        lines.append(described(one));
    return lines;
}

inline QStringList idsIn(const QString &text)
{
    QStringList ids;
    for (const FoundId &one : findIds(text, ServiceCatalogue::builtIn()))
        ids.append(one.id);
    return ids;
}

inline const QString bareVeo = u"vgen_abc123def456 kyyReactApiServer/veo shared?"_s;
inline const QString bareSora = u"sora_abc123def456 kyyReactApiServer/sora prefix"_s;
inline const QString bareVideo = u"video_1234567890 kyyReactApiServer/videos prefix"_s;
inline const QString powerVeo = u"vgen_abc123def456 kyyAiPower/veo base"_s;
inline const QString reactVeo = u"vgen_abc123def456 kyyReactApiServer/veo base"_s;

} // namespace rushes::test
