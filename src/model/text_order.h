// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCollator>
#include <QLatin1StringView>
#include <QString>

#include <array>
#include <string>
#include <variant>
#include <vector>

class QLocale;

namespace rushes {

/// One of very many texts to be put in order: Latin-1 bytes where they lie, which must outlive this, or the
/// text itself.
using OrderedText = std::variant<QLatin1StringView, QString>;

/// The order of texts for people: in the way of a language, without regard to case, numbers in them by their
/// value ("take 9" before "take 10", "äpfel" beside "apfel"). Many plain texts (ids, file names) are put in
/// order without asking the collator for each, by what it was found to do with their characters. Main thread.
class TextOrder
{
public:
    /// Of the default locale.
    TextOrder();

    void setLocale(const QLocale &locale);
    /// Below, at or above zero, as left comes before, beside or after right.
    [[nodiscard]] int compare(const QString &left, const QString &right) const;

    /// For each text a number that stands for its place: equal ones for texts that are beside each other,
    /// else at least placeGap apart.
    [[nodiscard]] std::vector<qint64> placesOf(const std::vector<OrderedText> &texts) const;
    static constexpr qint64 placeGap = qint64(1) << 32;

    /// Whether the short way is taken for plain texts; false for a language in which some of them are put in
    /// order by more than their characters one by one (Czech "ch").
    [[nodiscard]] bool knowsPlainTexts() const { return m_knowsPlainTexts; }

private:
    void learnPlainTexts();
    /// False, and nothing is appended, if the text is not plain.
    template<typename Text>
    bool appendPlainKey(const Text &text, std::string &key) const;

    QCollator m_collator;
    std::array<char, 128> m_weights{}; ///< of each plain character; no zero among them
    bool m_knowsPlainTexts = false;
};

} // namespace rushes
