// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/program_log.h"

#include <QMetaMethod>
#include <QScopeGuard>
#include <QVector>

#include <utility>

namespace rushes {

using namespace Qt::StringLiterals;

namespace {

// Qt knows one handler a program, without a place for an object of ours: this is the one global of the house.
struct Handlers
{
    QMutex mutex;
    QVector<ProgramLog *> logs;
    QtMessageHandler previous = nullptr;
};
Handlers &handlers()
{
    static Handlers all;
    return all;
}

QLatin1StringView wordOf(QtMsgType type)
{
    switch (type) {
    case QtDebugMsg:
        return QLatin1StringView("debug");
    case QtInfoMsg:
        return QLatin1StringView("info");
    case QtWarningMsg:
        return QLatin1StringView("warning");
    case QtCriticalMsg:
        return QLatin1StringView("error");
    case QtFatalMsg:
        return QLatin1StringView("fatal");
    }
    return {};
}

bool isOurs(const char *category)
{
    return category && QByteArrayView(category).startsWith("rushes.");
}

} // namespace

ProgramLog::ProgramLog(const QString &folder, Now now, QObject *parent)
    : QObject(parent)
    , m_now(std::move(now))
    , m_file(folder)
{
    const QMutexLocker lock(&handlers().mutex);
    if (handlers().logs.isEmpty())
        handlers().previous = qInstallMessageHandler(handle);
    handlers().logs.append(this);
}

ProgramLog::~ProgramLog()
{
    const QMutexLocker lock(&handlers().mutex);
    handlers().logs.removeOne(this);
    if (handlers().logs.isEmpty())
        qInstallMessageHandler(handlers().previous);
}

QStringList ProgramLog::lines() const
{
    const QMutexLocker lock(&m_mutex);
    return {m_lines.cbegin(), m_lines.cend()};
}

QStringList ProgramLog::files() const
{
    const QMutexLocker lock(&m_mutex);
    return m_file.paths();
}

void ProgramLog::connectNotify(const QMetaMethod &signal)
{
    if (signal == QMetaMethod::fromSignal(&ProgramLog::lineAdded))
        m_isFollowed = true;
}

void ProgramLog::handle(QtMsgType type, const QMessageLogContext &context, const QString &message)
{
    // What Qt says of our writing a line is not worth a line.
    thread_local bool isWriting = false;
    if (std::exchange(isWriting, true))
        return;
    const auto written = qScopeGuard([] { isWriting = false; });
    const QMutexLocker lock(&handlers().mutex);
    for (ProgramLog *log : std::as_const(handlers().logs))
        log->add(type, context.category, message);
    if (isOurs(context.category) || !handlers().previous)
        return;
    QString shown = message;
    for (const ProgramLog *log : std::as_const(handlers().logs))
        shown = log->m_redactor.redacted(shown);
    handlers().previous(type, context, shown);
}

void ProgramLog::add(QtMsgType type, const char *category, const QString &message)
{
    const QString line = u"%1 %2 %3: %4"_s.arg(toDateTime(m_now()).toString(Qt::ISODateWithMs), wordOf(type),
                                               category ? QString::fromLatin1(category) : u"qt"_s,
                                               m_redactor.redacted(message));
    {
        const QMutexLocker lock(&m_mutex);
        m_lines.push_back(line);
        if (m_lines.size() > linesKept)
            m_lines.pop_front();
        m_file.write(line.toUtf8());
    }
    if (!m_isFollowed)
        return;
    QMetaObject::invokeMethod(
        this,
        [this, line] {
            Q_EMIT lineAdded(line);
            m_isFollowed = isSignalConnected(QMetaMethod::fromSignal(&ProgramLog::lineAdded)); // still?
        },
        Qt::QueuedConnection);
}

} // namespace rushes
