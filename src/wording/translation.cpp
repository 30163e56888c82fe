// SPDX-License-Identifier: GPL-3.0-or-later
#include "wording/translation.h"

#include <QCoreApplication>
#include <QDir>
#include <QLibraryInfo>
#include <QLocale>
#include <QTranslator>

#include <memory>
#include <vector>

namespace rushes {

namespace {

using Translators = std::vector<std::unique_ptr<QTranslator>>;

Translators &installed()
{
    static Translators translators;
    return translators;
}

void install(const QLocale &locale, const QString &name, const QString &folder)
{
    auto translator = std::make_unique<QTranslator>();
    if (!translator->load(locale, name, QStringLiteral("_"), folder))
        return;
    QCoreApplication::installTranslator(translator.get());
    installed().push_back(std::move(translator));
}

} // namespace

void nameApplication()
{
    QCoreApplication::setApplicationName(QStringLiteral("rushes"));
    QCoreApplication::setApplicationVersion(QStringLiteral(RUSHES_VERSION));
}

QStringList languages()
{
    QStringList found{QStringLiteral("en")};
    const QStringList files =
        QDir(QStringLiteral(":/i18n")).entryList({QStringLiteral("rushes_*.qm")}, QDir::Files, QDir::Name);
    for (const QString &file : files)
        found.append(file.mid(QStringView(u"rushes_").size()).chopped(QStringView(u".qm").size()));
    found.removeDuplicates();
    return found;
}

void installTranslation(const QString &language)
{
    for (const auto &translator : installed())
        QCoreApplication::removeTranslator(translator.get());
    installed().clear();
    const QLocale locale = language.isEmpty() ? QLocale::system() : QLocale(language);
    QLocale::setDefault(locale);
    // Qt's own texts first: the translator that is installed last is asked first.
    install(locale, QStringLiteral("qtbase"), QLibraryInfo::path(QLibraryInfo::TranslationsPath));
    install(locale, QStringLiteral("rushes"), QStringLiteral(":/i18n"));
}

} // namespace rushes
