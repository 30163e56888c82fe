// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pasted_text.h"

#include "core/catalogue_words.h"
#include "core/folded_text.h"
#include "core/id_evidence.h"
#include "core/id_shape.h"
#include "core/json_facts.h"
#include "core/known_bases.h"
#include "core/line_reader.h"
#include "core/text_scan.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace rushes {

namespace {

constexpr qsizetype longestId = 256;

enum class Kind : quint8 { Skipped, Word, Newline, Open, Close, Colon, Foreign };

constexpr std::array<Kind, 256> kindTable()
{
    std::array<Kind, 256> kinds{};
    for (int c = 0; c < 256; ++c) {
        if (isWordChar(char(c)))
            kinds[size_t(c)] = Kind::Word;
    }
    kinds['\n'] = Kind::Newline;
    kinds['{'] = Kind::Open;
    kinds['}'] = Kind::Close;
    kinds[':'] = Kind::Colon;
    kinds[quint8(foreignMark)] = Kind::Foreign;
    return kinds;
}
constexpr auto kinds = kindTable();

bool isPossibleId(QByteArrayView id)
{
    return id.size() <= longestId && rushes::isPossibleId(QString::fromLatin1(id));
}

/// One pass over a folded text.
class Scanner
{
public:
    Scanner(const QByteArray &text, const ServiceCatalogue &catalogue)
        : m_text(text)
        , m_words(catalogue)
        , m_bases(catalogue)
        , m_collector(catalogue)
        , m_objects(text)
    {
        for (int c = 0; c < 256; ++c)
            m_isTelling[size_t(c)] = m_words.beginsPrefix(char(c)) || m_bases.beginsHost(char(c)) ||
                                     JsonObjects::beginsKey(char(c));
    }

    QVector<FoundId> findAll()
    {
        while (m_at < m_text.size()) {
            switch (kinds[quint8(m_text[m_at])]) {
            case Kind::Skipped:
                ++m_at;
                break;
            case Kind::Word:
                readWord();
                break;
            case Kind::Newline:
                endLine();
                ++m_at;
                m_lineStart = m_at;
                break;
            case Kind::Open:
                m_objects.open();
                ++m_at;
                break;
            case Kind::Close:
                judgeObject(m_objects.close());
                ++m_at;
                break;
            case Kind::Colon:
                readColon();
                break;
            case Kind::Foreign:
                m_lineHasOtherWords = true;
                ++m_at;
                break;
            }
        }
        endLine();
        leaveUrl();
        while (const std::optional<JsonFacts> facts = m_objects.closeNext())
            judgeObject(*facts);
        return m_collector.judged();
    }

private:
    /// A URL that is being read, or the last one that was.
    struct Url
    {
        qsizetype end = 0;
        const Service *base = nullptr;
        QByteArray host; ///< empty: none to speak of (file:///)
        bool holdsId = false;
    };
    struct Candidate
    {
        QByteArrayView id;
        QByteArrayView tail;
        qsizetype at;
    };

    [[nodiscard]] QByteArrayView slice(qsizetype from, qsizetype to) const
    {
        return QByteArrayView(m_text).sliced(from, to - from);
    }
    [[nodiscard]] QByteArrayView behind(qsizetype at) const { return slice(at, m_text.size()); }
    [[nodiscard]] char charAt(qsizetype at) const
    {
        return at >= 0 && at < m_text.size() ? m_text[at] : '\0';
    }
    [[nodiscard]] bool isInUrl(qsizetype at) const { return at < m_url.end; }

    void readWord();
    void readColon();
    bool readHost(qsizetype start);
    qsizetype openUrl(QByteArrayView scheme, qsizetype authorityStart);
    void leaveUrl();
    bool readKey(qsizetype start, qsizetype end);
    bool readCandidate(qsizetype start, qsizetype end, QByteArrayView prefix, qsizetype strippedBefore);
    void take(const Candidate &candidate);
    void judgeObject(const JsonFacts &facts);
    void endLine();

    const QByteArray &m_text;
    CatalogueWords m_words;
    KnownBases m_bases;
    IdCollector m_collector;
    JsonObjects m_objects;
    std::array<bool, 256> m_isTelling{}; ///< words that begin so are looked at
    qsizetype m_at = 0;
    Url m_url;

    qsizetype m_lineStart = 0;
    bool m_lineHasOtherWords = false;
    bool m_lineHasSeveralIds = false;
    QByteArrayView m_lineId;             ///< the one that stands by itself in this line
    QVector<Candidate> m_lineCandidates; ///< ids only if the line holds nothing else
};

void Scanner::readWord()
{
    const qsizetype wordStart = m_at;
    const qsizetype size = m_text.size();
    const char *const data = m_text.constData();
    qsizetype end = m_at + 1;
    while (end < size && kinds[quint8(data[end])] == Kind::Word)
        ++end;
    m_at = end;

    qsizetype start = wordStart;
    while (start < end && (data[start] == '-' || data[start] == '_'))
        ++start;
    if (start == end)
        return;
    if (m_isTelling[quint8(data[start])]) {
        if (!isInUrl(start) && readHost(start))
            return;
        if (readKey(start, end))
            return;
        const QByteArrayView prefix = m_words.prefixOf(slice(start, end));
        if (!prefix.isEmpty() && readCandidate(start, end, prefix, start - wordStart))
            return;
    }
    // "1." before an item of a list says nothing.
    constexpr qsizetype longestItemNumber = 4;
    const bool isItemNumber =
        end - start <= longestItemNumber && std::all_of(data + start, data + end, isDigitChar);
    m_lineHasOtherWords = m_lineHasOtherWords || !isItemNumber;
}

void Scanner::readColon()
{
    constexpr qsizetype longestScheme = 16;
    if (charAt(m_at + 1) != '/' || charAt(m_at + 2) != '/') {
        ++m_at;
        return;
    }
    qsizetype schemeStart = m_at;
    while (schemeStart > 0 && m_at - schemeStart < longestScheme && isWordChar(m_text[schemeStart - 1]))
        --schemeStart;
    m_at = openUrl(slice(schemeStart, m_at), m_at + 3);
}

/// A service's URL without its scheme, as chats and browsers show it.
bool Scanner::readHost(qsizetype start)
{
    if (start > 0 && (m_text[start - 1] == '.' || m_text[start - 1] == '@' || m_text[start - 1] == '/'))
        return false;
    const qsizetype length = m_bases.hostLengthAt(behind(start));
    if (length == 0)
        return false;
    m_lineHasOtherWords = true;
    m_at = openUrl({}, start);
    return true;
}

/// Takes in the URL and the id that it asks for. Where reading goes on.
qsizetype Scanner::openUrl(QByteArrayView scheme, qsizetype authorityStart)
{
    leaveUrl();
    qsizetype authorityEnd = authorityStart;
    const bool isBracketed = charAt(authorityStart) == '[';
    const qsizetype limit = std::min(m_text.size(), authorityStart + KnownBases::longestAuthority);
    while (authorityEnd < limit) {
        const char c = m_text[authorityEnd];
        const bool isBracket = isBracketed && (c == '[' || c == ']');
        if (c == '/' || c == '?' || c == '#' || (endsUrl(c) && !isBracket))
            break;
        ++authorityEnd;
    }
    // A URL within a URL ends with it; looking for its end anew would make long chains slow.
    qsizetype end = std::max(authorityEnd, m_url.end);
    if (!isInUrl(authorityStart)) {
        while (end < m_text.size() && !endsUrl(m_text[end]))
            ++end;
    }

    const KnownBases::Authority authority =
        KnownBases::authorityOf(scheme, slice(authorityStart, authorityEnd));
    const KnownBases::Match match = m_bases.match(authority, slice(authorityEnd, end));
    m_url = Url{end, match.service, authority.host, false};
    if (!match.service || match.idSegment.isEmpty())
        return authorityEnd;

    const qsizetype idStart = match.idSegment.data() - m_text.constData();
    QByteArrayView id = match.idSegment;
    while (!id.isEmpty() && (id.back() == '.' || id.back() == ':'))
        id.chop(1);
    const QByteArrayView prefix = m_words.prefixOf(id);
    const qsizetype dot = id.lastIndexOf('.');
    const bool isFile = dot > 0 && beginsVideoEnding(id.sliced(dot));
    if (isFile || !isPossibleId(id) || isPlaceholder(id.sliced(prefix.size())) ||
        isCutOff(behind(idStart + id.size())))
        return authorityEnd;
    IdEvidence &evidence = m_collector.about(id, idStart);
    if (!evidence.inUrlOf)
        evidence.inUrlOf = match.service;
    m_url.holdsId = true;
    return idStart + id.size();
}

void Scanner::leaveUrl()
{
    if (m_url.base && !m_url.holdsId)
        m_collector.baseStands(m_url.base);
    m_url.base = nullptr;
}

/// A quoted key of JSON that tells something, with its value.
bool Scanner::readKey(qsizetype start, qsizetype end)
{
    const std::optional<JsonObjects::Fact> fact = m_objects.factAt(start, end);
    if (!fact)
        return false;
    m_lineHasOtherWords = true;
    const bool isOurs = fact->what == &JsonFacts::id && !m_words.prefixOf(fact->value).isEmpty();
    if (const std::optional<JsonFacts> ended = m_objects.add(*fact, isOurs))
        judgeObject(*ended);
    // Here dots and colons belong to the id; read as running text it would be cut at them.
    if (isOurs && isPossibleId(fact->value) &&
        !std::all_of(fact->value.begin(), fact->value.end(), isWordChar))
        m_at = fact->value.data() + fact->value.size() - m_text.constData();
    return true;
}

/// A word that begins like an id; whether it may be one.
bool Scanner::readCandidate(qsizetype start, qsizetype end, QByteArrayView prefix, qsizetype strippedBefore)
{
    // Markdown's emphasis closes as it opened; a dash at the end belongs to the sentence.
    while (strippedBefore > 0 && end > start && m_text[end - 1] == '_') {
        --strippedBefore;
        --end;
    }
    while (end > start && m_text[end - 1] == '-')
        --end;
    if (end - start <= prefix.size() || end - start > longestId || isCutOff(behind(end)))
        return false;
    // A variable of a shell.
    if (start > 0 && (m_text[start - 1] == '$' || (m_text[start - 1] == '{' && charAt(start - 2) == '$')))
        return false;

    const Candidate candidate{slice(start, end), slice(start + prefix.size(), end), start};
    if (looksLikeId(candidate.tail, WordPlace::RunningText)) {
        take(candidate);
        return true;
    }
    if (!isInUrl(start) && looksLikeId(candidate.tail, WordPlace::OwnLine)) {
        m_lineCandidates.append(candidate);
        return true;
    }
    return false;
}

/// Notes where the id stands.
void Scanner::take(const Candidate &candidate)
{
    const bool inUrl = isInUrl(candidate.at);
    IdEvidence &evidence = m_collector.about(candidate.id, candidate.at);
    if (beginsVideoEnding(behind(candidate.at + candidate.id.size()))) {
        evidence.isFileName = true;
        if (inUrl && !m_url.base)
            evidence.fileHost = QString::fromLatin1(m_url.host);
    } else if (inUrl && m_url.base) {
        m_url.holdsId = true;
        if (!evidence.inUrlOf)
            evidence.inUrlOf = m_url.base;
    } else if (inUrl && !m_url.host.isEmpty()) {
        if (!evidence.unknownHost)
            evidence.unknownHost = QString::fromLatin1(m_url.host);
    } else {
        evidence.mentioned = true;
        // The request line of a log has the path without the host.
        if (!evidence.named)
            evidence.named = m_bases.ofPathBefore(slice(0, candidate.at));
        m_lineHasSeveralIds = m_lineHasSeveralIds || (!m_lineId.isEmpty() && m_lineId != candidate.id);
        m_lineId = candidate.id;
    }
}

/// An object of JSON with an id: one of ours by its prefix, or by what stands beside it.
void Scanner::judgeObject(const JsonFacts &facts)
{
    if (facts.id.isEmpty() || !isPossibleId(facts.id))
        return;
    const Service *byModel = m_collector.soleServiceOfModel(facts.model);
    const bool isVideo = facts.object.startsWith("video");
    const bool isOther = !facts.object.isEmpty() && !isVideo;
    const bool isAnswer = byModel || (!isOther && (isVideo || m_words.isStatus(facts.status)));
    const QByteArrayView prefix = m_words.prefixOf(facts.id);
    const QByteArrayView tail = facts.id.sliced(prefix.size());
    const bool isOurs = isAnswer || (!prefix.isEmpty() && looksLikeId(tail, WordPlace::OwnLine));
    if (!isOurs || isPlaceholder(tail))
        return;

    IdEvidence &evidence = m_collector.about(facts.id, facts.id.data() - m_text.constData());
    evidence.mentioned = true;
    if (!facts.model.isEmpty())
        evidence.model = QString::fromLatin1(facts.model);
    if (byModel)
        evidence.byModel = byModel;
    if (!facts.mode.isEmpty())
        evidence.mode = QString::fromLatin1(facts.mode);
    if (const Service *named = m_words.serviceNamed(facts.service))
        evidence.named = named;
}

void Scanner::endLine()
{
    if (!m_lineHasOtherWords) {
        for (const Candidate &candidate : std::as_const(m_lineCandidates))
            take(candidate);
    }
    if (!m_lineId.isEmpty() && !m_lineHasSeveralIds && m_lineHasOtherWords) {
        IdEvidence &evidence = m_collector.about(m_lineId, m_lineId.data() - m_text.constData());
        readBeside(slice(m_lineStart, m_at), m_words, m_collector, evidence);
    }
    m_lineCandidates.clear();
    m_lineHasOtherWords = false;
    m_lineHasSeveralIds = false;
    m_lineId = {};
}

} // namespace

QVector<FoundId> findIds(QStringView text, const ServiceCatalogue &catalogue)
{
    const QByteArray folded = foldedText(text);
    return Scanner(folded, catalogue).findAll();
}

} // namespace rushes
