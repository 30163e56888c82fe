// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QListWidget>

namespace rushes {

/// The subjects of the settings beside their pages: as wide as its longest, in the bars' colour.
class SubjectList final : public QListWidget
{
    Q_OBJECT

public:
    explicit SubjectList(QWidget *parent = nullptr);

    /// names: as many as there are rows; the first call makes them.
    void setNames(const QStringList &names);

protected:
    void changeEvent(QEvent *event) override;

private:
    void dress();
};

} // namespace rushes
