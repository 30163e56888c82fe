// SPDX-License-Identifier: GPL-3.0-or-later
#include "simulator/http_message.h"

#include <QLocale>

#include <algorithm>

namespace rushes::sim {

using namespace Qt::StringLiterals;

namespace {

bool isNamed(const Header &header, QByteArrayView name)
{
    return header.name.compare(name, Qt::CaseInsensitive) == 0;
}

} // namespace

QByteArray headerValue(const Headers &headers, QByteArrayView name)
{
    const auto found =
        std::ranges::find_if(headers, [name](const Header &header) { return isNamed(header, name); });
    return found == headers.end() ? QByteArray() : found->value;
}

void removeHeader(Headers &headers, QByteArrayView name)
{
    headers.removeIf([name](const Header &header) { return isNamed(header, name); });
}

void setHeader(Headers &headers, const QByteArray &name, const QByteArray &value)
{
    removeHeader(headers, name);
    headers.append(Header{name, value});
}

QByteArray Request::path() const
{
    const qsizetype mark = target.indexOf('?');
    return QByteArray::fromPercentEncoding(mark < 0 ? target : target.left(mark));
}

QByteArray Request::query() const
{
    const qsizetype mark = target.indexOf('?');
    return mark < 0 ? QByteArray() : target.mid(mark + 1);
}

QByteArray toHttpDate(Moment moment)
{
    return QLocale::c().toString(toDateTime(moment), u"ddd, dd MMM yyyy HH:mm:ss 'GMT'"_s).toLatin1();
}

} // namespace rushes::sim
