// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/sql_values.h"

#include "core/words.h"

#include <cmath>
#include <limits>

namespace rushes {

namespace {

constexpr qint64 lastUnixMs = 253402300799999; // 9999-12-31T23:59:59.999Z, as in core/moment.cpp

std::optional<qint64> integerIn(const QVariant &cell)
{
    if (cell.typeId() == QMetaType::LongLong || cell.typeId() == QMetaType::Int)
        return cell.toLongLong();
    return std::nullopt;
}

std::optional<double> numberIn(const QVariant &cell)
{
    if (cell.typeId() == QMetaType::Double) {
        const double number = cell.toDouble();
        return std::isfinite(number) && number >= 0 ? std::optional(number) : std::nullopt;
    }
    if (const auto integer = integerIn(cell); integer && *integer >= 0)
        return double(*integer);
    return std::nullopt;
}

std::optional<Moment> momentIn(const QVariant &cell)
{
    const auto ms = integerIn(cell);
    if (!ms || *ms < 0 || *ms > lastUnixMs)
        return std::nullopt;
    return Moment(Duration(*ms));
}

QString textIn(const QVariant &cell)
{
    if (cell.typeId() == QMetaType::QByteArray)
        return QString::fromUtf8(cell.toByteArray());
    return cell.isNull() ? QString() : cell.toString();
}

} // namespace

QVariant toStored(const QString &text)
{
    // The driver binds a null string as NULL; and SQLite would join half a surrogate pair to whatever follows
    // it.
    if (text.isNull())
        return QString(QLatin1StringView(""));
    return text.isValidUtf16() ? text : QString::fromUtf8(text.toUtf8());
}

QVariant toStored(const QByteArray &bytes)
{
    return bytes.isNull() ? QByteArray("") : bytes;
}
QVariant toStored(const LastAnswer &answer)
{
    return toStored(answer.bytes());
}
QVariant toStored(bool flag)
{
    return flag ? 1 : 0;
}
QVariant toStored(int number)
{
    return number;
}
QVariant toStored(qint64 number)
{
    return number;
}
QVariant toStored(double number)
{
    return std::isfinite(number) ? number : 0.0;
}
QVariant toStored(Moment moment)
{
    return qint64(moment.time_since_epoch().count());
}

QVariant toStored(const std::optional<double> &number)
{
    return number && std::isfinite(*number) ? QVariant(*number) : QVariant();
}

QVariant toStored(const std::optional<Moment> &moment)
{
    return moment ? toStored(*moment) : QVariant();
}
QVariant toStored(Status status)
{
    return wordOf(status);
}
QVariant toStored(Contact contact)
{
    return wordOf(contact);
}
QVariant toStored(ClipMarks marks)
{
    return toStored(wordsOf(marks).join(u' '));
}

void fromStored(const QVariant &cell, QString &text)
{
    text = textIn(cell);
}
void fromStored(const QVariant &cell, QByteArray &bytes)
{
    bytes = cell.typeId() == QMetaType::QByteArray ? cell.toByteArray() : textIn(cell).toUtf8();
}
void fromStored(const QVariant &cell, LastAnswer &answer)
{
    QByteArray bytes;
    fromStored(cell, bytes);
    answer = bytes;
}
void fromStored(const QVariant &cell, bool &flag)
{
    flag = integerIn(cell).value_or(0) != 0;
}

void fromStored(const QVariant &cell, int &number)
{
    const qint64 wide = integerIn(cell).value_or(0);
    number = wide < 0 || wide > std::numeric_limits<int>::max() ? 0 : int(wide);
}

void fromStored(const QVariant &cell, qint64 &number)
{
    number = integerIn(cell).value_or(0);
}
void fromStored(const QVariant &cell, double &number)
{
    number = numberIn(cell).value_or(0);
}
void fromStored(const QVariant &cell, Moment &moment)
{
    moment = momentIn(cell).value_or(Moment{});
}
void fromStored(const QVariant &cell, std::optional<double> &number)
{
    number = numberIn(cell);
}
void fromStored(const QVariant &cell, std::optional<Moment> &moment)
{
    moment = momentIn(cell);
}

void fromStored(const QVariant &cell, Status &status)
{
    // Not asked yet: it will be asked, and the answer puts it right.
    status = statusOfWord(textIn(cell)).value_or(Status::Unasked);
}

void fromStored(const QVariant &cell, Contact &contact)
{
    contact = contactOfWord(textIn(cell)).value_or(Contact::Never);
}

void fromStored(const QVariant &cell, ClipMarks &marks)
{
    marks = {};
    const QString words = textIn(cell);
    for (const QStringView word : QStringView(words).split(u' ')) {
        if (const auto mark = clipMarkOfWord(word))
            marks |= *mark;
    }
}

} // namespace rushes
