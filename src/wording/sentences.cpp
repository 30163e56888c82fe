// SPDX-License-Identifier: GPL-3.0-or-later
#include "wording/sentences.h"

#include <QCoreApplication>

namespace rushes {

namespace {

class Sentences
{
    Q_DECLARE_TR_FUNCTIONS(Sentences)
};

} // namespace

QString joinedSentences(const QStringList &sentences)
{
    QString joined;
    for (const QString &sentence : sentences) {
        if (joined.isEmpty())
            joined = sentence;
        else if (!sentence.isEmpty())
            //: two whole sentences after each other; Chinese puts no space between them
            joined = Sentences::tr("%1 %2", "sentences").arg(joined, sentence);
    }
    return joined;
}

} // namespace rushes
