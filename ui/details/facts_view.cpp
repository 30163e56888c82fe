// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/details/facts_view.h"

#include "ui/style/fonts.h"
#include "ui/style/text_labels.h"
#include "ui/style/theme.h"
#include "wording/catalogue_text.h"

#include <QComboBox>
#include <QCoreApplication>
#include <QEvent>
#include <QGridLayout>
#include <QLabel>
#include <QSignalBlocker>

namespace rushes {

namespace {
constexpr int longestValue = 24; // lines: the page scrolls
} // namespace

FactsView::FactsView(QWidget *parent)
    : QWidget(parent)
    , m_layout(new QGridLayout(this))
{
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setHorizontalSpacing(scaled(12, this));
    m_layout->setVerticalSpacing(scaled(6, this));
    m_layout->setColumnStretch(1, 1);
    m_modeName = new QLabel(this);
    m_modeName->setTextFormat(Qt::PlainText);
    m_modes = new QComboBox(this);
    m_modes->setObjectName(QStringLiteral("mode"));
    m_modes->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_modes->setFocusPolicy(Qt::StrongFocus);
    m_modeName->setBuddy(m_modes);
    connect(m_modes, &QComboBox::activated, this,
            [this](int index) { Q_EMIT modeChosen(m_modes->itemData(index).toString()); });
    dress({m_modeName, nullptr});
}

void FactsView::setModes(const Family *family, const QString &mode)
{
    const QSignalBlocker blocker(m_modes);
    QVector<std::pair<QString, QString>> choices;
    if (family && !family->modes.isEmpty()) {
        choices.append({modeText(family, {}), QString()});
        for (const Mode &each : family->modes)
            choices.append({modeText(each), each.name});
    }
    const bool isSame = m_modes->count() == choices.size() &&
                        std::equal(choices.begin(), choices.end(), choices.begin(),
                                   [this, i = 0](const auto &choice, const auto &) mutable {
                                       const int index = i++;
                                       return m_modes->itemText(index) == choice.first &&
                                              m_modes->itemData(index) == choice.second;
                                   });
    if (!isSame) {
        m_modes->clear();
        for (const auto &[text, name] : choices)
            m_modes->addItem(text, name);
    }
    m_modes->setCurrentIndex(m_modes->findData(mode));
    const bool canBeChosen = !choices.isEmpty();
    if (std::exchange(m_modeCanBeChosen, canBeChosen) != canBeChosen)
        placeRows();
}

void FactsView::setFacts(const QVector<Fact> &facts)
{
    if (facts == m_facts)
        return;
    const bool sameNames =
        std::equal(facts.begin(), facts.end(), m_facts.begin(), m_facts.end(),
                   [](const Fact &one, const Fact &other) { return one.name == other.name; });
    m_facts = facts;
    if (!sameNames) {
        placeRows();
        return;
    }
    for (qsizetype i = 0; i < facts.size(); ++i) {
        m_rows[i].value->setText(facts[i].value);
        m_rows[i].value->setAccessibleDescription(facts[i].value);
    }
}

void FactsView::placeRows()
{
    while (QLayoutItem *item = m_layout->takeAt(0))
        delete item;
    for (const Row &row : std::exchange(m_rows, {})) {
        delete row.name;
        delete row.value;
    }
    bool modeIsPlaced = false;
    for (int line = 0; line < int(m_facts.size()); ++line) {
        const Fact &fact = m_facts[line];
        Row row{new QLabel(fact.name, this), new WrappedLabel(this)};
        row.name->setTextFormat(Qt::PlainText);
        row.value->setText(fact.value);
        row.value->setAccessibleName(fact.name);
        row.value->setAccessibleDescription(fact.value);
        row.value->setMaximumLines(longestValue);
        row.value->setCopyable(true);
        dress(row);
        m_rows.append(row);
        const bool isMode = m_modeCanBeChosen && fact.kind == Fact::Kind::Mode;
        if (isMode) {
            m_modeName->setText(fact.name);
            m_modes->setAccessibleName(fact.name);
        }
        row.name->setVisible(!isMode);
        row.value->setVisible(!isMode);
        m_layout->addWidget(isMode ? m_modeName : row.name, line, 0,
                            isMode ? Qt::AlignVCenter : Qt::AlignTop);
        if (isMode)
            m_layout->addWidget(m_modes, line, 1);
        else
            m_layout->addWidget(row.value, line, 1);
        modeIsPlaced = modeIsPlaced || isMode;
    }
    m_modeName->setVisible(modeIsPlaced);
    m_modes->setVisible(modeIsPlaced);
}

void FactsView::dress(const Row &row)
{
    setTextColour(*row.name, themeColours(palette()).muted);
}

void FactsView::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange) {
        dress({m_modeName, nullptr});
        for (const Row &row : m_rows)
            dress(row);
    }
}

} // namespace rushes
