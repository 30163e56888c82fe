// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

namespace rushes {

/// Name, version and organisation, by which the system's folders are found. Once, after the application
/// object is made.
void nameApplication();

/// The languages that the program speaks: "en" and those in translations/, as QLocale names them.
QStringList languages();

/// Speaks a language from now on, in texts, numbers and dates; empty: the system's, where we speak it, else
/// English. Widgets are told by QEvent::LanguageChange. Main thread, with an application object.
void installTranslation(const QString &language);

} // namespace rushes
