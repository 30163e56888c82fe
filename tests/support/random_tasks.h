// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/task_fields.h"

#include <QRandomGenerator>

#include <limits>

namespace rushes::test {

/// Tasks with values of every kind in every member, whatever becomes of a task: each member is as in a new
/// task, usual or extreme (texts of every script and halves of surrogate pairs, moments from end to end,
/// negative numbers). The same for the same seed.
class RandomTasks
{
public:
    explicit RandomTasks(quint32 seed)
        : m_random(seed)
    {
    }

    /// Some of its members are as in a new task.
    Task next() { return make(int(m_random.bounded(5)), int(m_random.bounded(4))); }
    /// That, and none of its values is extreme.
    Task usual() { return make(2, 0); }
    /// None of them is.
    Task full() { return make(0, 1); }

private:
    /// skipped: of four members; extreme: of four values.
    Task make(int skipped, int extreme)
    {
        m_extreme = extreme;
        Task task;
        const auto fillGroup = [&](const auto &fields) {
            std::apply([&](auto &...field) { (fillUnlessSkipped(field, skipped), ...); }, fields);
        };
        std::apply([&](const auto &...group) { (fillGroup(group), ...); }, fieldsOf(task));
        return task;
    }
    template<typename T>
    void fillUnlessSkipped(T &field, int skipped)
    {
        const T asNew = field;
        if (int(m_random.bounded(4)) >= skipped) {
            while (field == asNew)
                fill(field);
        }
    }
    bool isExtreme() { return int(m_random.bounded(4)) < m_extreme; }

    void fill(QString &text)
    {
        static constexpr char16_t scripts[] =
            u"abcXYZ019-_./ \u00e9\u00ff\u0100\u68ee\u306e\u671d\xd83c\xdfac\xd800\xdc00";
        const bool any = isExtreme();
        const int kinds = any ? int(std::size(scripts)) - 1 : 15;
        text = QString();
        for (int i = any ? int(m_random.bounded(400)) : 1 + int(m_random.bounded(30)); i > 0; --i)
            text += QChar(any && m_random.bounded(9) == 0 ? char16_t(m_random.bounded(0x10000))
                                                          : scripts[m_random.bounded(kinds)]);
    }
    void fill(QByteArray &bytes)
    {
        bytes.resize(isExtreme() ? int(m_random.bounded(m_random.bounded(50) == 0 ? 70'000 : 200)) : 32);
        for (char &byte : bytes)
            byte = char(m_random.bounded(256));
    }
    void fill(LastAnswer &answer)
    {
        QByteArray bytes;
        fill(bytes);
        answer = m_random.bounded(3) == 0 ? LastAnswer::onDisk() : LastAnswer(bytes);
    }
    void fill(bool &flag) { flag = m_random.bounded(2) == 1; }
    void fill(int &number) { number = isExtreme() ? int(m_random.generate()) : int(m_random.bounded(2000)); }
    void fill(qint64 &number)
    {
        number = isExtreme() ? qint64(m_random.generate64()) : qint64(m_random.bounded(200'000));
    }
    void fill(double &number)
    {
        constexpr double extremes[] = {-1.5, 1e308, 5e-324, std::numeric_limits<double>::infinity(), 0.1};
        number = isExtreme() ? extremes[m_random.bounded(int(std::size(extremes)))]
                             : double(m_random.bounded(64)) / 2;
    }
    void fill(Moment &moment)
    {
        constexpr qint64 year = 1'772'366'400'000;
        constexpr qint64 extremes[] = {std::numeric_limits<qint64>::min(), std::numeric_limits<qint64>::max(),
                                       -1, 1};
        moment = Moment(Duration(isExtreme() ? extremes[m_random.bounded(int(std::size(extremes)))]
                                             : year + qint64(m_random.bounded(10'000'000))));
    }
    void fill(Status &status) { status = Status(m_random.bounded(int(Status::Unrecognised) + 1)); }
    void fill(Contact &contact) { contact = Contact(m_random.bounded(int(Contact::NotFound) + 1)); }
    void fill(ClipState &clip) { clip = ClipState(m_random.bounded(int(ClipState::Expired) + 1)); }
    void fill(ClipMarks &marks) { marks = ClipMarks::fromInt(int(m_random.bounded(16))); }
    void fill(Error &error)
    {
        error.kind = ErrorKind(m_random.bounded(int(ErrorKind::Cancelled) + 1));
        fill(error.detail);
    }
    void fill(Transition &transition)
    {
        fill(transition.status);
        fill(transition.seenAt);
        if (m_random.bounded(2))
            fill(transition.word);
        if (m_random.bounded(2))
            fill(transition.notBefore);
    }
    template<typename T>
    void fill(std::optional<T> &value)
    {
        if constexpr (std::is_same_v<T, Error>)
            value = Error{ErrorKind::Cancelled, {}};
        else
            value.emplace();
        fill(*value);
    }
    template<typename T>
    void fill(QList<T> &values)
    {
        values = QList<T>(1 + int(m_random.bounded(4)));
        for (T &value : values)
            fill(value);
    }

    QRandomGenerator m_random;
    int m_extreme = 0;
};

} // namespace rushes::test
