// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/shared_texts.h"

#include "model/task_search.h"
#include "wording/task_text.h"

namespace rushes {

int SharedTexts::indexOf(const Task &task, const TaskContext &context)
{
    const bool contactShows = isGivenUp(task) || isWaitingForKey(task);
    const Facts facts{context.service,
                      context.family,
                      context.familyIsShared,
                      task.service,
                      task.mode,
                      task.modeIsUsers,
                      task.model,
                      task.status,
                      task.statusWord,
                      contactShows ? task.contact : Contact::Ok};
    const auto known = m_indexes.constFind(facts);
    if (known != m_indexes.constEnd())
        return *known;
    Text text{.searched = sharedSearchText(task, context), .kind = kindText(task, context)};
    text.found = m_words.in(text.searched, m_words.all());
    m_texts.push_back(std::move(text));
    return *m_indexes.insert(facts, int(m_texts.size()) - 1);
}

SearchWords::Found SharedTexts::find(int index, const SearchWords &words)
{
    if (m_words != words) {
        m_words = words;
        for (Text &text : m_texts)
            text.found = words.in(text.searched, words.all());
    }
    return m_texts[size_t(index)].found;
}

void SharedTexts::clear()
{
    m_indexes.clear();
    m_texts.clear();
}

} // namespace rushes
