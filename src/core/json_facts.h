// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <QVector>

#include <optional>

namespace rushes {

/// What one JSON object says about a task; empty where it says nothing. Views into the text.
struct JsonFacts
{
    QByteArrayView id, model, status, object, mode, service;
    bool hasKnownPrefix = false; ///< the id has
};

/// Follows JSON through any text around it: braces open and close objects, and only facts of the same object
/// belong together. What stands outside all braces counts as one object, which ends where another id begins.
/// No parser: quotes may be single or doubled, braces may lack. The text is borrowed.
class JsonObjects
{
public:
    explicit JsonObjects(const QByteArray &text);

    /// A key and its value, which is text and not empty.
    struct Fact
    {
        QByteArrayView JsonFacts::*what;
        QByteArrayView value;
    };
    /// The fact whose key is the word in [start, end) of the text; nothing where that is no quoted key of
    /// JsonFacts.
    [[nodiscard]] std::optional<Fact> factAt(qsizetype start, qsizetype end) const;
    /// Whether a key of JsonFacts begins with this character.
    static bool beginsKey(char c);

    void open();
    /// The object that ends here.
    JsonFacts close();
    /// Adds to the open object; hasKnownPrefix goes with an id. An id takes the place of another that has no
    /// known prefix. Returns what stood outside all braces, when a further id there ends it.
    std::optional<JsonFacts> add(const Fact &fact, bool hasKnownPrefix);
    /// Ends one of the objects that are still open; nothing when there is none.
    std::optional<JsonFacts> closeNext();

private:
    const QByteArray &m_text;
    QVector<JsonFacts> m_open; ///< the first one stands for what is outside all braces
};

} // namespace rushes
