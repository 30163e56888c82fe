// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/line_reader.h"

#include "core/text_scan.h"

#include <algorithm>
#include <optional>

namespace rushes {

namespace {

/// In a longer line nothing stands beside anything.
constexpr qsizetype longestLine = 4096;

/// A value that was met, as long as no other one was.
template<typename Value>
struct Sole
{
    std::optional<Value> value;
    bool wasMet = false;

    void add(const Value &met)
    {
        value = wasMet && value != met ? std::nullopt : std::optional<Value>(met);
        wasMet = true;
    }
};

/// What begins with a number is a time or a count.
bool looksLikeModel(QByteArrayView word)
{
    return !word.isEmpty() && !isDigitChar(word.front()) &&
           std::any_of(word.begin(), word.end(), isDigitChar);
}

bool isPart(char c)
{
    return isWordChar(c) || c == '.';
}

QByteArrayView withoutSignsAround(QByteArrayView word)
{
    const auto isSign = [](char c) { return c == '.' || c == '-'; };
    while (!word.isEmpty() && isSign(word.back()))
        word.chop(1);
    while (!word.isEmpty() && isSign(word.front()))
        word = word.sliced(1);
    return word;
}

} // namespace

void readBeside(QByteArrayView line, const CatalogueWords &words, IdCollector &collector,
                IdEvidence &evidence)
{
    if (line.size() > longestLine)
        return;
    const bool isShared = collector.isShared(evidence.id);
    Sole<const Service *> named;
    Sole<QByteArrayView> model;
    bool modeFollows = false;
    for (auto from = std::find_if(line.begin(), line.end(), isPart); from != line.end();) {
        const auto to = std::find_if_not(from, line.end(), isPart);
        const bool isPathPart = from != line.begin() && *(from - 1) == '/';
        const QByteArrayView word = withoutSignsAround(QByteArrayView(from, to));
        from = std::find_if(to, line.end(), isPart);
        if (modeFollows && evidence.mode.isEmpty())
            evidence.mode = QString::fromLatin1(word);
        modeFollows = word.compare("mode", Qt::CaseInsensitive) == 0;
        if (!isShared || isPathPart)
            continue;
        if (const Service *service = words.serviceNamed(word))
            named.add(service);
        else if (looksLikeModel(word) && words.prefixOf(word).isEmpty() && collector.soleServiceOfModel(word))
            model.add(word);
    }
    if (named.value && !evidence.named)
        evidence.named = *named.value;
    if (model.value && evidence.model.isEmpty()) {
        evidence.byModel = collector.soleServiceOfModel(*model.value);
        evidence.model = QString::fromLatin1(*model.value);
    }
}

} // namespace rushes
