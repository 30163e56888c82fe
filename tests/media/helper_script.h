// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>
#include <QTemporaryDir>

namespace rushes::test {

/// A shell script that stands in for the helper program, in a folder of its own. $here in it is that folder.
class HelperScript
{
public:
    explicit HelperScript(const QByteArray &body);

    [[nodiscard]] QString path() const { return m_folder.filePath(QStringLiteral("helper")); }
    /// Of a file in the folder.
    [[nodiscard]] QString pathOf(const QString &name) const { return m_folder.filePath(name); }
    /// What it wrote into a file of its folder; empty while there is none.
    [[nodiscard]] QByteArray wrote(const QString &name) const;

private:
    QTemporaryDir m_folder;
};

} // namespace rushes::test
