// SPDX-License-Identifier: GPL-3.0-or-later
#include "media/helper_script.h"

#include <QFile>
#include <QTest>

namespace rushes::test {

HelperScript::HelperScript(const QByteArray &body)
{
    QFile file(path());
    if (!file.open(QIODevice::WriteOnly) ||
        !file.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner))
        QTest::qFail(qPrintable(file.errorString()), __FILE__, __LINE__);
    file.write("#!/bin/sh\nhere='" + QFile::encodeName(m_folder.path()) + "'\n" + body + '\n');
}

QByteArray HelperScript::wrote(const QString &name) const
{
    QFile file(pathOf(name));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace rushes::test
