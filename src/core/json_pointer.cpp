// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/json_pointer.h"

#include <QJsonArray>
#include <QJsonObject>

namespace rushes {

using namespace Qt::StringLiterals;

bool isJsonPointer(QStringView text)
{
    if (!text.isEmpty() && text[0] != u'/')
        return false;
    for (qsizetype at = text.indexOf(u'~'); at >= 0; at = text.indexOf(u'~', at + 1)) {
        if (at + 1 == text.size() || (text[at + 1] != u'0' && text[at + 1] != u'1'))
            return false;
    }
    return true;
}

QJsonValue valueAt(const QJsonValue &value, const QString &pointer)
{
    QJsonValue here = value;
    const QList<QStringView> steps = QStringView(pointer).split(u'/');
    for (qsizetype i = 1; i < steps.size(); ++i) {
        if (here.isArray()) {
            bool isIndex = false;
            const uint index = steps[i].toUInt(&isIndex);
            const QJsonArray array = here.toArray();
            here = isIndex && index < uint(array.size()) ? array[qsizetype(index)]
                                                         : QJsonValue(QJsonValue::Undefined);
        } else {
            // In this order: "~01" is "~1" (RFC 6901, 4).
            const QString name = steps[i].toString().replace(u"~1"_s, u"/"_s).replace(u"~0"_s, u"~"_s);
            here = here.toObject().value(name);
        }
    }
    return here;
}

} // namespace rushes
