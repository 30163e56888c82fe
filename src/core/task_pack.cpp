// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/task_pack.h"

#include "core/pack_bytes.h"
#include "core/task_fields.h"
#include "core/word_pool.h"

#include <QtEndian>

#include <algorithm>
#include <bit>
#include <cstring>
#include <new>

namespace rushes {

namespace {

// A block's bytes: a bit for each field that is not as in a new task, addedAt, and these fields in the order
// of fieldsOf().

WordPool &words()
{
    static WordPool pool;
    return pool;
}

template<typename T>
bool isAsNew(const T &value)
{
    return value == T{};
}

bool isWide(const QString &text)
{
    return std::ranges::any_of(text, [](QChar character) { return character.unicode() > 0xff; });
}

/// Writes values of every type that a task has. Moments count from the task's addedAt, since most lie close
/// behind it.
class ValueWriter
{
public:
    explicit ValueWriter(Moment origin)
        : m_origin(origin)
    {
    }
    PackWriter &bytes() { return m_bytes; }

    void put(const QString &text)
    {
        const bool wide = isWide(text);
        m_bytes.putUnsigned(quint64(text.size()) << 1 | (wide ? 1 : 0));
        if (wide) {
            m_bytes.putBytes(text.constData(), text.size() * qsizetype(sizeof(char16_t)));
        } else {
            const QByteArray narrow = text.toLatin1();
            m_bytes.putBytes(narrow.constData(), narrow.size());
        }
    }
    /// Its number and one; 0: the text itself follows.
    void putWord(const QString &word)
    {
        const std::optional<quint32> number = words().numberOf(word);
        m_bytes.putUnsigned(number ? quint64(*number) + 1 : 0);
        if (!number)
            put(word);
    }
    void put(const QByteArray &raw)
    {
        m_bytes.putUnsigned(quint64(raw.size()));
        m_bytes.putBytes(raw.constData(), raw.size());
    }
    /// Its size and one; 0: it is not here.
    void put(const LastAnswer &answer)
    {
        const QByteArray raw = answer.bytes();
        m_bytes.putUnsigned(answer.isHere() ? quint64(raw.size()) + 1 : 0);
        m_bytes.putBytes(raw.constData(), raw.size());
    }
    void put(bool) {} // that it is there says all
    template<typename T>
    requires std::is_integral_v<T>
    void put(T number) { m_bytes.putSigned(number); }
    template<typename T>
    requires std::is_enum_v<T>
    void put(T value) { m_bytes.putSigned(qint64(value)); }
    void put(ClipMarks marks) { m_bytes.putSigned(int(marks)); }
    /// The last bytes first: those of most are 0.
    void put(double number) { m_bytes.putUnsigned(qbswap(std::bit_cast<quint64>(number))); }
    void put(Moment moment)
    {
        // Of moments that are far apart, too.
        m_bytes.putSigned(qint64(quint64(moment.time_since_epoch().count()) -
                                 quint64(m_origin.time_since_epoch().count())));
    }
    template<typename T>
    void put(const std::optional<T> &value) // that it is there is known
    {
        put(*value);
    }
    void put(const Error &error)
    {
        put(error.kind);
        put(error.detail);
    }
    void put(const Transition &transition)
    {
        const int notBeforeBit = transition.notBefore ? 1 : 0;
        const int wordBit = transition.word.isEmpty() ? 0 : 2;
        m_bytes.putSigned(qint64(transition.status) * 4 + notBeforeBit + wordBit);
        put(transition.seenAt);
        if (transition.notBefore)
            put(*transition.notBefore);
        if (!transition.word.isEmpty())
            putWord(transition.word);
    }
    template<typename T>
    void put(const QList<T> &values)
    {
        m_bytes.putUnsigned(quint64(values.size()));
        for (const T &value : values)
            put(value);
    }

private:
    PackWriter m_bytes;
    const Moment m_origin;
};

/// The other way.
class ValueReader
{
public:
    ValueReader(PackReader &bytes, Moment origin)
        : m_bytes(bytes)
        , m_origin(origin)
    {
    }

    PackedText takeText()
    {
        const quint64 head = m_bytes.takeUnsigned();
        const auto size = qsizetype(head >> 1);
        const bool wide = head & 1;
        return {m_bytes.takeBytes(wide ? size * qsizetype(sizeof(char16_t)) : size), size, wide};
    }
    QString takeWord()
    {
        const quint64 number = m_bytes.takeUnsigned();
        return number > 0 ? words().word(quint32(number - 1)) : takeText().toString();
    }

    void take(QString &text) { text = takeText().toString(); }
    void take(QByteArray &raw)
    {
        const auto size = qsizetype(m_bytes.takeUnsigned());
        raw = QByteArray(m_bytes.takeBytes(size), size);
    }
    void take(LastAnswer &answer)
    {
        const auto sizeAndOne = qsizetype(m_bytes.takeUnsigned());
        if (sizeAndOne == 0)
            answer = LastAnswer::onDisk();
        else
            answer = QByteArray(m_bytes.takeBytes(sizeAndOne - 1), sizeAndOne - 1);
    }
    void take(bool &flag) { flag = true; }
    template<typename T>
    requires(std::is_integral_v<T> || std::is_enum_v<T>) void take(T &value)
    {
        value = T(m_bytes.takeSigned());
    }
    void take(ClipMarks &marks) { marks = ClipMarks::fromInt(int(m_bytes.takeSigned())); }
    void take(double &number) { number = std::bit_cast<double>(qbswap(m_bytes.takeUnsigned())); }
    void take(Moment &moment)
    {
        moment = Moment(
            Duration(qint64(quint64(m_bytes.takeSigned()) + quint64(m_origin.time_since_epoch().count()))));
    }
    template<typename T>
    void take(std::optional<T> &value)
    {
        if (!value)
            value.emplace();
        take(*value);
    }
    void take(std::optional<Error> &error)
    {
        ErrorKind kind{};
        take(kind);
        error = Error{kind, takeText().toString()};
    }
    void take(Transition &transition)
    {
        const qint64 head = m_bytes.takeSigned();
        transition.status = Status(head >> 2);
        take(transition.seenAt);
        if (head & 1)
            take(transition.notBefore);
        if (head & 2)
            transition.word = takeWord();
    }
    template<typename T>
    void take(QList<T> &values)
    {
        values = QList<T>(qsizetype(m_bytes.takeUnsigned()));
        for (T &value : values)
            take(value);
    }

private:
    PackReader &m_bytes;
    const Moment m_origin;
};

/// The bits and the origin, and from there on field by field.
class FieldReader
{
public:
    explicit FieldReader(const char *bytes)
        : m_bytes(bytes + sizeof(quint64))
        , m_origin(Duration(m_bytes.takeSigned()))
        , m_values(m_bytes, m_origin)
    {
        std::memcpy(&m_there, bytes, sizeof m_there);
    }
    [[nodiscard]] Moment origin() const { return m_origin; }
    ValueReader &values() { return m_values; }
    /// Of the next field: whether it is there.
    bool next()
    {
        const bool isThere = m_there & 1;
        m_there >>= 1;
        return isThere;
    }
    PackedText nextText() { return next() ? m_values.takeText() : PackedText(); }

private:
    PackReader m_bytes;
    const Moment m_origin;
    ValueReader m_values;
    quint64 m_there = 0;
};

template<size_t group, typename AnyTask, typename Visitor>
void visit(AnyTask &task, const Visitor &visitor)
{
    std::apply([&visitor](auto &...field) { (visitor(field), ...); }, std::get<group>(fieldsOf(task)));
}

/// For fields of a task that was another one's before.
template<typename T>
void makeNew(T &field)
{
    if (!isAsNew(field))
        field = T{};
}

} // namespace

QString PackedText::toString() const
{
    if (m_size == 0)
        return {};
    if (!m_isWide)
        return latin1();
    QString text(m_size, Qt::Uninitialized);
    std::memcpy(text.data(), m_data, size_t(m_size) * sizeof(char16_t)); // not in a place for UTF-16
    return text;
}

bool PackedText::operator==(QStringView text) const
{
    if (text.size() != m_size)
        return false;
    return m_isWide ? std::memcmp(text.utf16(), m_data, size_t(m_size) * sizeof(char16_t)) == 0
                    : text == latin1();
}

TaskPack::TaskPack(const Task &task)
{
    ValueWriter values(task.addedAt);
    quint64 there = 0;
    PackWriter &bytes = values.bytes();
    bytes.putBytes(&there, sizeof there); // its place
    bytes.putSigned(qint64(task.addedAt.time_since_epoch().count()));
    quint64 bit = 1;
    const auto putField = [&](const auto &field, const auto &put) {
        if (!isAsNew(field)) {
            there |= bit;
            put(field);
        }
        bit <<= 1;
    };
    const auto put = [&](const auto &field) {
        putField(field, [&](const auto &value) { values.put(value); });
    };
    visit<taskFields::names>(task, put);
    visit<taskFields::words>(task, [&](const QString &word) {
        putField(word, [&](const QString &text) { values.putWord(text); });
    });
    visit<taskFields::facts>(task, put);
    visit<taskFields::rest>(task, put);

    void *memory = ::operator new(sizeof(Block) + size_t(bytes.size()));
    m_block = new (memory) Block{1, quint32(bytes.size()), task.number};
    char *target = reinterpret_cast<char *>(m_block + 1);
    std::memcpy(target, bytes.data(), size_t(bytes.size()));
    std::memcpy(target, &there, sizeof there);
}

void TaskPack::free(Block *block)
{
    ::operator delete(block);
}

bool TaskPack::operator==(const TaskPack &other) const
{
    if (m_block == other.m_block)
        return true;
    return m_block && other.m_block && m_block->number == other.m_block->number &&
           m_block->size == other.m_block->size && std::memcmp(bytes(), other.bytes(), m_block->size) == 0;
}

Task TaskPack::task() const
{
    Task task;
    FieldReader reader(bytes());
    task.number = m_block->number;
    task.addedAt = reader.origin();
    const auto take = [&reader](auto &field) {
        if (reader.next())
            reader.values().take(field);
    };
    visit<taskFields::names>(task, take);
    visit<taskFields::words>(task, [&reader](QString &word) {
        if (reader.next())
            word = reader.values().takeWord();
    });
    visit<taskFields::facts>(task, take);
    visit<taskFields::rest>(task, take);
    return task;
}

const Task &TaskPack::look(TaskParts parts) const
{
    static Task seen; // one for all looks: making one is dearer than the look
    FieldReader reader(bytes());
    seen.addedAt = reader.origin();
    const auto takeText = [&reader](QString &field, bool isWanted) {
        const PackedText text = reader.nextText();
        if (isWanted && !text.isEmpty())
            field = text.toString();
        else
            makeNew(field);
    };
    takeText(seen.id, parts.testFlag(TaskPart::Names));
    takeText(seen.label, parts.testFlag(TaskPart::Names));
    takeText(seen.message, parts.testFlag(TaskPart::Message));
    visit<taskFields::words>(seen, [&reader](QString &word) {
        if (reader.next())
            word = reader.values().takeWord();
        else
            makeNew(word);
    });
    const auto take = [&reader](auto &field) {
        if (reader.next())
            reader.values().take(field);
        else
            makeNew(field);
    };
    visit<taskFields::facts>(seen, take);
    return seen;
}

bool TaskPack::isOf(QStringView id, QStringView service) const
{
    FieldReader reader(bytes());
    const bool isSameId = reader.nextText() == id;
    reader.nextText();
    reader.nextText();
    return isSameId && (reader.next() ? reader.values().takeWord() : QString()) == service;
}

PackedNames TaskPack::names() const
{
    FieldReader reader(bytes());
    const PackedText id = reader.nextText();
    return {.id = id, .label = reader.nextText()};
}

PackedText TaskPack::message() const
{
    FieldReader reader(bytes());
    reader.nextText();
    reader.nextText();
    return reader.nextText();
}

qsizetype TaskPack::size() const
{
    return m_block ? qsizetype(sizeof(Block)) + m_block->size : 0;
}

} // namespace rushes
