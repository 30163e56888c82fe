// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/settings_page.h"

#include "ui/style/text_labels.h"
#include "ui/style/theme.h"

#include <QEvent>

namespace rushes {

void SettingsPage::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::PaletteChange)
        retranslate();
}

void SettingsPage::showProblem(WrappedLabel &line, const QString &problem)
{
    setTextColour(line, themeColours(line.palette()).danger);
    line.setText(problem);
    line.setVisible(!problem.isEmpty());
}

void SettingsPage::showRemark(WrappedLabel &line, const QString &remark)
{
    setTextColour(line, themeColours(line.palette()).muted);
    line.setText(remark);
    line.setVisible(!remark.isEmpty());
}

} // namespace rushes
