// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/key_store.h"

#include <QMap>
#include <QStringList>

#include <deque>
#include <functional>
#include <optional>
#include <utility>

namespace rushes::test {

/// A key store in memory that answers when the test says so, in the order of the calls, as the system's does.
class FakeKeyStore final : public KeyStore
{
public:
    QMap<QString, QString> content;
    std::optional<KeyStoreError> error; ///< what every call fails with
    QStringList calls;                  ///< "read NAME", as they were made

    void read(const QString &name, Read done) override
    {
        calls.append(QStringLiteral("read ") + name);
        m_waiting.push_back([this, name, done = std::move(done)] {
            done({error ? QString() : content.value(name), error});
        });
    }
    void write(const QString &name, const QString &key, Done done) override
    {
        calls.append(QStringLiteral("write ") + name);
        m_waiting.push_back([this, name, key, done = std::move(done)] {
            if (!error)
                content.insert(name, key);
            done(error);
        });
    }
    void remove(const QString &name, Done done) override
    {
        calls.append(QStringLiteral("remove ") + name);
        m_waiting.push_back([this, name, done = std::move(done)] {
            if (!error)
                content.remove(name);
            done(error);
        });
    }

    [[nodiscard]] bool isAsked() const { return !m_waiting.empty(); }
    /// Answers the oldest call; until then it hangs.
    void answerOne()
    {
        const auto answer = std::move(m_waiting.front());
        m_waiting.pop_front();
        answer();
    }
    /// Answers all, and what they set off.
    void answer()
    {
        while (isAsked())
            answerOne();
    }

private:
    std::deque<std::function<void()>> m_waiting;
};

} // namespace rushes::test
