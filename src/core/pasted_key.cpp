// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pasted_key.h"

#include "core/base_url.h"
#include "core/folded_text.h"
#include "core/known_bases.h"
#include "core/text_scan.h"

#include <QByteArrayView>
#include <QSet>

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>

namespace rushes {

using namespace Qt::StringLiterals;

namespace {

constexpr std::string_view bearer = "bearer";
constexpr std::string_view curlsOption = "--oauth2-";
constexpr std::string_view header = "authorization";
constexpr qsizetype shortestKey = 8;
constexpr qsizetype shortestBareKey = 16;
constexpr qsizetype longestKey = 4096;
/// Quotes, spaces and signs between the header's name, "Bearer" and the token.
constexpr qsizetype longestGap = 16;
/// So many hosts and paths of HTTP requests are put together.
constexpr qsizetype requestPartsCap = 8;

constexpr char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? char(c - 'A' + 'a') : c;
}

bool startsWithWord(QByteArrayView text, std::string_view word)
{
    return text.size() >= qsizetype(word.size()) &&
           std::equal(word.begin(), word.end(), text.begin(), [](char w, char c) { return w == lower(c); });
}

bool endsWithWord(QByteArrayView text, std::string_view word)
{
    return text.size() >= qsizetype(word.size()) && startsWithWord(text.last(qsizetype(word.size())), word);
}

/// RFC 6750, 2.1: b64token.
constexpr bool isTokenChar(char c)
{
    return isWordChar(c) || c == '.' || c == '~' || c == '+' || c == '/';
}

constexpr bool isIn(std::string_view signs, char c)
{
    return signs.find(c) != std::string_view::npos;
}

/// Stands between a header's name and "Bearer".
bool isBetween(char c)
{
    return isIn(" \"':=,({[+\n", c) || c == encodedMark;
}

bool isLetter(char c)
{
    return lower(c) >= 'a' && lower(c) <= 'z';
}

/// What stands in documentation in the place of a key, or was cut short before it was shown.
bool isPlaceholder(QByteArrayView token)
{
    const QByteArray small = token.toByteArray().toLower();
    constexpr auto signs = std::to_array<std::string_view>(
        {"your", "xxx", "...", "api_key", "apikey", "api-key", "placeholder", "example"});
    return std::ranges::none_of(token, isDigitChar) || std::ranges::any_of(signs, [&](std::string_view sign) {
               return small.contains(QByteArrayView(sign.data(), qsizetype(sign.size())));
           });
}

/// The services whose bases stand in a part of the text.
struct Places
{
    QSet<const Service *> services;
    bool hasForeignUrl = false;
    bool hasForeignRequest = false; ///< an HTTP request's host and path that are no service's

    [[nodiscard]] const Service *only() const { return services.size() == 1 ? *services.begin() : nullptr; }
};

struct Range
{
    qsizetype from = 0;
    qsizetype to = 0;
};

/// Where the URLs of a part of the text end. A chain of URLs within URLs ends once: each is not read to there
/// anew.
class UrlEnds
{
public:
    UrlEnds(const QByteArray &text, Range range)
        : m_text(text)
        , m_range(range)
    {
    }
    [[nodiscard]] Range range() const { return m_range; }
    /// Of a URL that goes on there.
    qsizetype endBehind(qsizetype at)
    {
        if (at < m_from || at > m_end) {
            m_from = at;
            m_end = std::find_if(m_text.begin() + at, m_text.begin() + m_range.to, endsUrl) - m_text.begin();
        }
        return m_end;
    }

private:
    const QByteArray &m_text;
    const Range m_range;
    qsizetype m_from = 0;
    qsizetype m_end = -1; ///< none is known
};

class KeyScanner
{
public:
    KeyScanner(const QByteArray &text, const ServiceCatalogue &catalogue)
        : m_text(text)
        , m_bases(catalogue)
    {
    }

    QVector<FoundKey> findAll()
    {
        for (qsizetype at = 0; at < m_text.size() && m_found.size() < foundKeysCap; ++at) {
            if (lower(m_text[at]) == bearer[0] && startsWithWord(behind(at), bearer))
                readBearer(at);
        }
        forgetAmbiguous();
        return m_found;
    }

private:
    [[nodiscard]] QByteArrayView slice(qsizetype from, qsizetype to) const
    {
        return QByteArrayView(m_text).sliced(from, to - from);
    }
    [[nodiscard]] QByteArrayView behind(qsizetype at) const { return slice(at, m_text.size()); }

    void readBearer(qsizetype at);
    [[nodiscard]] bool isAnnounced(qsizetype at) const;
    [[nodiscard]] const Service *serviceAt(qsizetype at);
    [[nodiscard]] Range commandAt(qsizetype at) const;
    [[nodiscard]] Places placesIn(Range range) const;
    void noteUrl(qsizetype colon, UrlEnds &ends, Places &places) const;
    void noteHost(qsizetype at, UrlEnds &ends, Places &places) const;
    void noteRequests(Range range, Places &places) const;
    void forgetAmbiguous();

    const QByteArray &m_text;
    KnownBases m_bases;
    QVector<FoundKey> m_found;
    std::optional<Range> m_command; ///< the last one that was looked at
    Places m_commandsPlaces;
    std::optional<Places> m_textsPlaces;
};

/// Whether the header, or curl's option, stands before "Bearer".
bool KeyScanner::isAnnounced(qsizetype at) const
{
    QByteArrayView before = slice(std::max<qsizetype>(0, at - longestGap - qsizetype(header.size())), at);
    if (endsWithWord(before, curlsOption))
        return true;
    if (endsWithWord(before, "f\"") || endsWithWord(before, "f'")) // Python
        before.chop(2);
    while (!before.isEmpty() && isBetween(before.back()))
        before.chop(1);
    return endsWithWord(before, header);
}

void KeyScanner::readBearer(qsizetype at)
{
    const bool announced = isAnnounced(at);
    if (!announced && at > 0 && isWordChar(m_text[at - 1]))
        return;
    const qsizetype wordEnd = at + qsizetype(bearer.size());
    qsizetype start = wordEnd;
    // A "+" joins two texts of code, or stands for a space.
    while (start < m_text.size() && start - wordEnd < longestGap &&
           (isIn(" \"'+=:", m_text[start]) || m_text[start] == encodedMark))
        ++start;
    if (start == wordEnd)
        return;
    qsizetype end = start;
    while (end < m_text.size() && isTokenChar(m_text[end]))
        ++end;
    while (end < m_text.size() && m_text[end] == '=')
        ++end;
    QByteArrayView token = slice(start, end);
    const bool isWhole =
        end == m_text.size() || isIn(" \n\"'`,;)}]<>|&\\", m_text[end]) || m_text[end] == foreignMark;
    if (!isWhole || isPlaceholder(token))
        return;
    while (token.endsWith('.')) // of a sentence
        token.chop(1);
    const bool isLikely =
        announced || (token.size() >= shortestBareKey && std::ranges::any_of(token, isLetter));
    if (token.size() < shortestKey || token.size() > longestKey || !isLikely)
        return;
    const Service *service = serviceAt(at);
    const FoundKey found{QString::fromLatin1(token), service ? service->name : QString(),
                         service ? identityOfBase(service->base) : QString()};
    if (!m_found.contains(found))
        m_found.append(found);
}

const Service *KeyScanner::serviceAt(qsizetype at)
{
    if (!m_command || at < m_command->from || at >= m_command->to) {
        m_command = commandAt(at);
        m_commandsPlaces = placesIn(*m_command);
    }
    const Places &here = m_commandsPlaces;
    if (!here.services.isEmpty() || here.hasForeignUrl)
        return here.only();
    if (!m_textsPlaces)
        m_textsPlaces = placesIn({0, m_text.size()});
    return m_textsPlaces->hasForeignRequest ? nullptr : m_textsPlaces->only();
}

/// The line, with the lines that continue it: folding has joined those of a Unix shell; "^" and "`" do it in
/// Windows'.
Range KeyScanner::commandAt(qsizetype at) const
{
    const auto goesOn = [this](qsizetype newline) { return newline > 0 && isIn("^`", m_text[newline - 1]); };
    qsizetype from = at;
    while (from > 0 && (m_text[from - 1] != '\n' || goesOn(from - 1)))
        --from;
    qsizetype to = at;
    while (to < m_text.size() && (m_text[to] != '\n' || goesOn(to)))
        ++to;
    return {from, to};
}

Places KeyScanner::placesIn(Range range) const
{
    Places places;
    UrlEnds ends(m_text, range);
    for (qsizetype at = range.from; at < range.to; ++at) {
        if (m_text[at] == ':' && behind(at).startsWith("://"))
            noteUrl(at, ends, places);
        else if (m_bases.beginsHost(m_text[at]) &&
                 (at == range.from || (!isTokenChar(m_text[at - 1]) && m_text[at - 1] != '@')))
            noteHost(at, ends, places);
    }
    noteRequests(range, places);
    return places;
}

void KeyScanner::noteUrl(qsizetype colon, UrlEnds &ends, Places &places) const
{
    qsizetype schemeStart = colon;
    while (schemeStart > ends.range().from && isLetter(m_text[schemeStart - 1]))
        --schemeStart;
    const qsizetype authorityStart = colon + 3;
    qsizetype authorityEnd = authorityStart;
    const qsizetype limit = std::min(ends.range().to, authorityStart + KnownBases::longestAuthority);
    const auto endsAuthority = [](char c) { return c == '/' || c == '?' || c == '#'; };
    while (authorityEnd < limit && !endsAuthority(m_text[authorityEnd]) &&
           (!endsUrl(m_text[authorityEnd]) || m_text[authorityEnd] == '[' || m_text[authorityEnd] == ']'))
        ++authorityEnd;
    const auto authority =
        KnownBases::authorityOf(slice(schemeStart, colon), slice(authorityStart, authorityEnd));
    const QByteArrayView path = slice(authorityEnd, ends.endBehind(authorityEnd));
    if (const Service *service = m_bases.match(authority, path).service)
        places.services.insert(service);
    else if (!authority.host.isEmpty())
        places.hasForeignUrl = true;
}

/// A base without its scheme.
void KeyScanner::noteHost(qsizetype at, UrlEnds &ends, Places &places) const
{
    const qsizetype hostLength = m_bases.hostLengthAt(slice(at, ends.range().to));
    if (hostLength == 0)
        return;
    qsizetype authorityEnd = at + hostLength;
    const qsizetype limit = std::min(ends.range().to, at + KnownBases::longestAuthority);
    while (authorityEnd < limit && m_text[authorityEnd] != '/' && !endsUrl(m_text[authorityEnd]))
        ++authorityEnd;
    const auto authority = KnownBases::authorityOf({}, slice(at, authorityEnd));
    const QByteArrayView path = slice(authorityEnd, ends.endBehind(authorityEnd));
    if (const Service *service = m_bases.match(authority, path).service)
        places.services.insert(service);
}

/// HTTP requests as tools show them: "GET /path HTTP/1.1" with "Host: ..", or HTTP/2's ":path" and
/// ":authority".
void KeyScanner::noteRequests(Range range, Places &places) const
{
    constexpr auto hostNames = std::to_array<std::string_view>({"host:", ":authority:", "authority:"});
    constexpr auto pathNames = std::to_array<std::string_view>(
        {"get /", "post /", "put /", "patch /", "delete /", ":path:", "path:"});
    QVector<QByteArray> hosts;
    QVector<QByteArray> paths;
    qsizetype end = range.from;
    for (qsizetype start = range.from; start < range.to; start = end + 1) {
        const qsizetype newline = m_text.indexOf('\n', start);
        end = newline < 0 || newline > range.to ? range.to : newline;
        QByteArrayView line = slice(start, end);
        while (!line.isEmpty() && isIn("> *", line.front()))
            line = line.sliced(1);
        const auto valueOf = [line](std::string_view name) {
            const QByteArray rest = line.sliced(qsizetype(name.size())).toByteArray().trimmed();
            const QByteArray first = rest.left(std::find(rest.begin(), rest.end(), ' ') - rest.begin());
            return name.ends_with('/') ? QByteArray("/" + first) : first;
        };
        const auto names = [line](std::string_view name) { return startsWithWord(line, name); };
        if (const auto name = std::ranges::find_if(hostNames, names);
            name != hostNames.end() && hosts.size() < requestPartsCap)
            hosts.append(valueOf(*name));
        else if (const auto path = std::ranges::find_if(pathNames, names);
                 path != pathNames.end() && paths.size() < requestPartsCap)
            paths.append(valueOf(*path));
    }
    for (const QByteArray &host : std::as_const(hosts)) {
        bool isKnown = false;
        for (const QByteArray &path : std::as_const(paths)) {
            const auto match = m_bases.match(KnownBases::authorityOf({}, host), path);
            if (match.service) {
                places.services.insert(match.service);
                isKnown = true;
            }
        }
        places.hasForeignRequest = places.hasForeignRequest || (!isKnown && !paths.isEmpty());
    }
}

/// Two different keys for one service: nobody but the person knows which is meant.
void KeyScanner::forgetAmbiguous()
{
    QSet<QString> ambiguous;
    for (const FoundKey &one : std::as_const(m_found)) {
        for (const FoundKey &other : std::as_const(m_found)) {
            if (one.service == other.service && one.key != other.key)
                ambiguous.insert(one.service);
        }
    }
    for (FoundKey &found : m_found) {
        if (!ambiguous.contains(found.service))
            continue;
        found.service.clear();
        found.base.clear();
    }
}

} // namespace

QVector<FoundKey> findKeys(QStringView text, const ServiceCatalogue &catalogue)
{
    // Most text has none: it need not be folded again.
    if (!text.contains(u"bearer"_s, Qt::CaseInsensitive))
        return {};
    const QByteArray folded = foldedText(text);
    return KeyScanner(folded, catalogue).findAll();
}

} // namespace rushes
