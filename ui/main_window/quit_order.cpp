// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/main_window/quit_order.h"

#include <QEvent>

namespace rushes {

QuitOrder::QuitOrder(QObject &application, QObject *parent)
    : QObject(parent)
    , m_application(application)
{
    application.installEventFilter(this);
}

QuitOrder::~QuitOrder() = default;

bool QuitOrder::eventFilter(QObject *watched, QEvent *event)
{
    // Qt's own, after the last window was closed, is not spontaneous.
    if (event->type() != QEvent::Quit || watched != &m_application || !event->spontaneous())
        return false;
    Q_EMIT given();
    return true; // else every window would be closed as if by a person
}

} // namespace rushes
