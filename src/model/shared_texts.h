// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/service_catalogue.h"
#include "core/task.h"
#include "model/search_words.h"
#include "wording/task_context.h"

#include <QHash>

#include <vector>

namespace rushes {

/// What many tasks read alike: kind, mode, model, service, status. Kept once for all of them, and searched
/// once for all of them. In the language of the moment. Main thread.
class SharedTexts
{
public:
    /// The index of a task's; made when it is the first of its like.
    int indexOf(const Task &task, const TaskContext &context);
    /// What the service column is sorted by.
    [[nodiscard]] const QString &kind(int index) const { return m_texts[size_t(index)].kind; }
    /// Which of the words occur there.
    [[nodiscard]] SearchWords::Found find(int index, const SearchWords &words);
    /// After a change of language: every index is void.
    void clear();

private:
    /// All that the texts follow from.
    struct Facts
    {
        const Service *service;
        const Family *family;
        bool familyIsShared;
        QString serviceName;
        QString mode;
        bool modeIsUsers;
        QString model;
        Status status;
        QString statusWord;
        Contact contact; ///< Ok, where it does not matter
        bool operator==(const Facts &) const = default;
        friend size_t qHash(const Facts &facts, size_t seed)
        {
            return qHashMulti(seed, facts.service, facts.family, facts.familyIsShared, facts.serviceName,
                              facts.mode, facts.modeIsUsers, facts.model, int(facts.status), facts.statusWord,
                              int(facts.contact));
        }
    };
    struct Text
    {
        QString searched; ///< as it is, parts parted by line breaks
        QString kind;
        SearchWords::Found found = 0; ///< of m_words
    };

    QHash<Facts, int> m_indexes;
    std::vector<Text> m_texts;
    SearchWords m_words;
};

} // namespace rushes
