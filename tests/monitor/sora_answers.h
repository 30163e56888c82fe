// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "monitor_fixture.h"

#include <QLocale>

namespace rushes::test {

using namespace Qt::StringLiterals;

inline const QString sora = u"sora_abc123def456"_s;
inline const QByteArray soraId = "sora_abc123def456";

inline FakeAnswer processing(const QByteArray &id = soraId)
{
    return FakeAnswer::ofJson(MonitorFixture::answer(id, "processing"));
}

/// Answers each request about its own id.
inline FakeAnswer processingAny(const SentRequest &sent)
{
    return processing(sent.url().fileName().toUtf8());
}

inline QByteArray httpDate(Moment moment)
{
    return QLocale::c().toString(toDateTime(moment), u"ddd, dd MMM yyyy hh:mm:ss"_s).toLatin1() + " GMT";
}

} // namespace rushes::test
