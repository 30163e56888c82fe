// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/json_place.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QStringList>

#include <algorithm>

namespace rushes {

using namespace Qt::StringLiterals;

namespace {

/// Walks along a JSON text that is known to be good; of any other it comes to the end.
class Walk
{
public:
    explicit Walk(const QByteArray &json)
        : m_json(json)
    {
        skipSpace();
    }

    [[nodiscard]] int line() const { return int(m_json.left(m_at).count('\n')) + 1; }

    /// From the beginning of a value to that of its field, or element; false, and nowhere else, if it has
    /// none.
    bool enter(const QString &step)
    {
        const bool isArray = here() == '[';
        if (!isArray && here() != '{')
            return false;
        Walk inner = *this;
        inner.forward();
        for (int index = 0; inner.here() != ']' && inner.here() != '}' && inner.here() != 0; ++index) {
            const QString name = isArray ? QString::number(index) : inner.takeText();
            if (!isArray)
                inner.skip(':');
            if (name == step) {
                m_at = inner.m_at;
                return true;
            }
            inner.skipValue();
            inner.skip(',');
        }
        return false;
    }

private:
    [[nodiscard]] char here() const { return m_at < m_json.size() ? m_json[m_at] : '\0'; }

    void skipSpace()
    {
        while (here() == ' ' || here() == '\t' || here() == '\n' || here() == '\r')
            ++m_at;
    }

    void forward()
    {
        m_at = std::min(m_at + 1, m_json.size());
        skipSpace();
    }

    void skip(char c)
    {
        skipSpace();
        if (here() == c)
            forward();
    }

    /// A text in quotes, without them; its escapes are resolved.
    QString takeText()
    {
        const qsizetype from = m_at++;
        while (m_at < m_json.size() && m_json[m_at] != '"')
            m_at += m_json[m_at] == '\\' ? 2 : 1;
        const qsizetype behind = std::min(m_at + 1, m_json.size());
        const QByteArray text = m_json.mid(from, behind - from);
        m_at = behind;
        skipSpace();
        return QJsonDocument::fromJson('[' + text + ']').array().at(0).toString();
    }

    void skipValue()
    {
        int depth = 0;
        do {
            const char c = here();
            if (c == '"') {
                takeText();
                continue;
            }
            if (depth == 0 && (c == ',' || c == ']' || c == '}'))
                return;
            if (c == '{' || c == '[')
                ++depth;
            else if (c == '}' || c == ']')
                --depth;
            forward();
        } while (m_at < m_json.size() && !(depth == 0 && (here() == ',' || here() == ']' || here() == '}')));
    }

    QByteArray m_json;
    qsizetype m_at = 0;
};

} // namespace

int lineOfPlace(const QByteArray &json, const QString &place)
{
    Walk walk(json);
    QString steps = place;
    steps.replace(u'[', u'.').remove(u']');
    const QStringList names = steps.split(u'.', Qt::SkipEmptyParts);
    for (const QString &name : names) {
        if (!walk.enter(name))
            break;
    }
    return walk.line();
}

} // namespace rushes
