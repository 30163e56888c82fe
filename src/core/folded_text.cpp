// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/folded_text.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace rushes {

namespace {

constexpr bool isControl(char16_t c)
{
    return c < 0x20 || c == 0x7F;
}

/// Characters that are copied as they stand. The rest of ASCII begins an escape or controls something.
constexpr std::array<bool, 128> plainTable()
{
    std::array<bool, 128> plain{};
    for (char16_t c = 0; c < 128; ++c)
        plain[c] = (!isControl(c) || c == u'\n') && c != u'%' && c != u'\\';
    return plain;
}
constexpr auto plain = plainTable();

constexpr int hexValue(char16_t c)
{
    if (c >= u'0' && c <= u'9')
        return c - u'0';
    if (c >= u'a' && c <= u'f')
        return c - u'a' + 10;
    if (c >= u'A' && c <= u'F')
        return c - u'A' + 10;
    return -1;
}

constexpr bool within(char16_t c, char16_t first, char16_t last)
{
    return c >= first && c <= last;
}

/// Has no width, or only turns the reading direction: word wrappers and chats put these into ids.
constexpr bool isInvisible(char16_t c)
{
    return c == 0x00AD || c == 0x061C || c == 0xFEFF || within(c, 0x200B, 0x200F) ||
           within(c, 0x202A, 0x202E) || within(c, 0x2060, 0x2069);
}

constexpr bool isWideSpace(char16_t c)
{
    return c == 0x00A0 || c == 0x3000 || c == 0x202F || c == 0x205F || within(c, 0x2000, 0x200A);
}

/// Kept of what was percent-encoded: what an id, a nested URL or a query is made of.
constexpr bool isKeptOfEncoded(int c)
{
    constexpr std::u16string_view signs = u"._~-:/?#@=&+";
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
           signs.find(char16_t(c)) != std::u16string_view::npos;
}

class Folder
{
public:
    explicit Folder(QStringView text)
        : m_in(text.utf16())
        , m_size(text.size())
        , m_out(text.size() * 3, Qt::Uninitialized)
    {
    }

    QByteArray fold()
    {
        while (m_at < m_size) {
            const char16_t c = m_in[m_at];
            if (c < 128 && plain[c])
                put(char(m_in[m_at++]));
            else
                foldSpecial(c);
        }
        m_out.truncate(m_written);
        return m_out;
    }

private:
    void put(char c) { m_out.data()[m_written++] = c; }
    [[nodiscard]] char16_t ahead(qsizetype distance) const
    {
        return m_at + distance < m_size ? m_in[m_at + distance] : u'\0';
    }

    /// The value of so many hexadecimal digits, or -1.
    [[nodiscard]] int hexAhead(qsizetype distance, int digits) const
    {
        int value = 0;
        for (int i = 0; i < digits; ++i) {
            const int digit = hexValue(ahead(distance + i));
            if (digit < 0)
                return -1;
            value = value * 16 + digit;
        }
        return value;
    }

    void foldSpecial(char16_t c)
    {
        constexpr char16_t escape = 0x1B;
        if (c == u'%')
            foldPercent();
        else if (c == u'\\')
            foldBackslash();
        else if (c == escape && ahead(1) == u'[')
            skipColour();
        else {
            ++m_at;
            if (c < 128)
                put(c == u'\r' ? '\n' : ' ');
            else
                foldWide(c);
        }
    }

    void foldPercent()
    {
        int value = hexAhead(1, 2);
        if (value < 0) {
            ++m_at;
            put('%');
            return;
        }
        m_at += 3;
        // Encoded twice, or more often.
        while (value == '%' && hexAhead(0, 2) >= 0) {
            value = hexAhead(0, 2);
            m_at += 2;
        }
        put(isKeptOfEncoded(value) ? char(value) : encodedMark);
    }

    void foldBackslash()
    {
        const char16_t next = ahead(1);
        const int code = next == u'u' ? hexAhead(2, 4) : -1;
        if (code >= 0) {
            m_at += 6;
            if (code >= 128)
                foldWide(char16_t(code));
            else
                put(isControl(char16_t(code)) ? ' ' : char(code));
        } else if (next == u'\n' || next == u'\r') {
            m_at += next == u'\r' && ahead(2) == u'\n' ? 3 : 2;
            put(' ');
        } else if (next == u'n' || next == u'r' || next == u't') {
            m_at += 2;
            put(next == u't' ? ' ' : '\n');
        } else {
            ++m_at;
            // Before these it only protects them, however often the text was quoted.
            const bool protects = next == u'"' || next == u'\'' || next == u'/' || next == u'\\';
            if (!protects)
                put('\\');
        }
    }

    /// "ESC [ parameters letter" (ECMA-48, 5.4).
    void skipColour()
    {
        constexpr qsizetype longest = 32;
        qsizetype end = m_at + 2;
        while (end < m_size && end - m_at < longest && within(m_in[end], 0x20, 0x3F))
            ++end;
        m_at = std::min(end + 1, m_size);
        put(' ');
    }

    void foldWide(char16_t c)
    {
        if (within(c, 0xFF01, 0xFF5E))
            put(char(c - 0xFEE0));
        else if (isInvisible(c))
            return;
        else if (isWideSpace(c))
            put(' ');
        else if (c == 0x2010 || c == 0x2011)
            put('-');
        else if (within(c, 0x201C, 0x201F))
            put('"');
        else if (within(c, 0x2018, 0x201B))
            put('\'');
        else if (c == 0x2026) {
            put('.');
            put('.');
            put('.');
        } else if (c == 0x0085 || c == 0x2028 || c == 0x2029)
            put('\n');
        else if (m_written == 0 || m_out.at(m_written - 1) != foreignMark)
            put(foreignMark);
    }

    const char16_t *m_in;
    qsizetype m_size;
    qsizetype m_at = 0;
    QByteArray m_out;
    qsizetype m_written = 0;
};

} // namespace

QByteArray foldedText(QStringView text)
{
    return Folder(text).fold();
}

} // namespace rushes
