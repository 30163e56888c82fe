// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/table/empty_state.h"

#include "ui/style/flat_style.h"
#include "ui/style/fonts.h"
#include "ui/style/icons.h"
#include "ui/style/theme.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QPainterPath>
#include <QPushButton>
#include <QVBoxLayout>

namespace rushes {

using namespace Qt::StringLiterals;

namespace {

constexpr const char *sampleIds[] = {"vgen_abc123def456", "sora_abc123def456", "video_1234567890"};

/// A take in front of two more: drawn in the accent, so that it suits light and dark.
class TakesArt final : public QWidget
{
public:
    explicit TakesArt(QWidget *parent)
        : QWidget(parent)
    {
        setFixedSize(scaled(148, this), scaled(92, this));
    }

    void setLooking(bool looking)
    {
        m_looking = looking;
        update();
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.scale(width() / 148.0, height() / 92.0);
        const ThemeColours &colours = themeColours(palette());
        drawRoundedBox(painter, {8, 24, 76, 54}, 8, blended(colours.window, colours.accent, 0.10), {});
        drawRoundedBox(painter, {24, 17, 84, 60}, 8, blended(colours.window, colours.accent, 0.24), {});
        const QRectF take(42, 8, 98, 68);
        if (m_looking) {
            drawRoundedBox(painter, take, 9, blended(colours.window, colours.accent, 0.4), {});
            paintIcon(painter, {take.center().x() - 16, take.center().y() - 16, 32, 32}, u"search"_s,
                      colours.onAccent);
            return;
        }
        paintTake(painter, take, colours);
    }

private:
    static void paintTake(QPainter &painter, const QRectF &take, const ThemeColours &colours)
    {
        QPainterPath edge;
        edge.addRoundedRect(take, 9, 9);
        QLinearGradient sky(take.topLeft(), take.bottomRight());
        sky.setColorAt(0, blended(colours.accentFill, Qt::white, 0.22));
        sky.setColorAt(1, blended(colours.accentFill, Qt::black, 0.10));
        painter.fillPath(edge, sky);
        painter.save();
        painter.setClipPath(edge);
        QPainterPath hills(QPointF(take.left(), take.bottom() - 16));
        hills.cubicTo({take.left() + 24, take.bottom() - 28}, {take.left() + 46, take.bottom() - 6},
                      {take.right(), take.bottom() - 24});
        hills.lineTo(take.bottomRight());
        hills.lineTo(take.bottomLeft());
        painter.fillPath(hills, blended(colours.accentFill, Qt::black, 0.24));
        painter.setPen(Qt::NoPen);
        painter.setBrush(QColor(255, 255, 255, 190));
        painter.drawEllipse(QPointF(take.right() - 17, take.top() + 16), 6, 6);
        painter.restore();
        paintIcon(painter, {take.center().x() - 18, take.center().y() - 18, 36, 36}, u"play"_s, Qt::white);
    }

    bool m_looking = false;
};

QLabel *centred(QWidget *parent)
{
    auto *label = new QLabel(parent);
    label->setAlignment(Qt::AlignCenter);
    label->setWordWrap(true);
    label->setTextFormat(Qt::PlainText);
    return label;
}

} // namespace

EmptyState::EmptyState(QWidget *parent)
    : QWidget(parent)
    , m_art(new TakesArt(this))
    , m_headline(centred(this))
    , m_sentences(centred(this))
    , m_second(centred(this))
    , m_samples(new QWidget(this))
    , m_add(new QPushButton(this))
    , m_key(new QPushButton(this))
    , m_demo(new QPushButton(this))
    , m_showAll(new QPushButton(this))
{
    auto *samples = new QHBoxLayout(m_samples);
    samples->setContentsMargins(0, 0, 0, 0);
    samples->setSpacing(scaled(28, this));
    samples->addStretch(1);
    for (const char *id : sampleIds) {
        auto *label = new QLabel(QString::fromLatin1(id), m_samples);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse);
        samples->addWidget(label);
    }
    samples->addStretch(1);

    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(scaled(10, this));
    buttons->addStretch(1);
    for (QPushButton *button : {m_add, m_key, m_demo, m_showAll}) {
        button->setMinimumHeight(scaled(34, this));
        buttons->addWidget(button);
    }
    buttons->addStretch(1);
    m_add->setDefault(true);

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(scaled(24, this), scaled(24, this), scaled(24, this), scaled(24, this));
    layout->setSpacing(0);
    layout->addStretch(2);
    layout->addWidget(m_art, 0, Qt::AlignHCenter);
    layout->addSpacing(scaled(22, this));
    layout->addWidget(m_headline);
    layout->addSpacing(scaled(8, this));
    layout->addWidget(m_sentences);
    layout->addSpacing(scaled(5, this));
    layout->addWidget(m_second);
    layout->addSpacing(scaled(16, this));
    layout->addWidget(m_samples);
    layout->addSpacing(scaled(18, this));
    layout->addLayout(buttons);
    layout->addStretch(3);

    connect(m_add, &QPushButton::clicked, this, &EmptyState::addRequested);
    connect(m_key, &QPushButton::clicked, this, &EmptyState::keyRequested);
    connect(m_demo, &QPushButton::clicked, this, &EmptyState::demoRequested);
    connect(m_showAll, &QPushButton::clicked, this, &EmptyState::showAllRequested);
    styleTexts();
    retranslate();
    showKind();
}

void EmptyState::setKind(Kind kind)
{
    if (m_kind == kind)
        return;
    m_kind = kind;
    showKind();
    retranslate();
}

void EmptyState::setDemoOffered(bool offered)
{
    m_demoOffered = offered;
    showKind();
}

void EmptyState::showKind()
{
    const bool first = m_kind == Kind::NoTasks;
    m_art->setVisible(m_kind != Kind::Reading);
    static_cast<TakesArt *>(m_art)->setLooking(!first);
    m_second->setVisible(first);
    m_samples->setVisible(first);
    m_add->setVisible(first);
    m_key->setVisible(first);
    m_demo->setVisible(first && m_demoOffered);
    m_showAll->setVisible(m_kind == Kind::NoMatch);
}

void EmptyState::styleTexts()
{
    m_headline->setFont(mediumFont(scaledFont(font(), 1.65)));
    QPalette quiet = palette();
    quiet.setColor(QPalette::WindowText, themeColours(palette()).muted);
    for (QLabel *sentences : {m_sentences, m_second}) {
        sentences->setFont(scaledFont(font(), 1.06));
        sentences->setPalette(quiet);
    }
    const auto samples = m_samples->findChildren<QLabel *>();
    for (QLabel *label : samples) {
        label->setFont(monospaceFont(font()));
        label->setPalette(quiet);
    }
}

void EmptyState::retranslate()
{
    if (m_kind == Kind::NoTasks) {
        m_headline->setText(tr("Paste task ids anywhere in this window"));
        m_sentences->setText(
            tr("One or many, in any text: lines, JSON, a curl command, a log. Or drop a file here."));
        m_second->setText(
            tr("Rushes asks how each is doing, shows you the clip when it is ready, and keeps a copy "
               "before its link expires."));
    } else if (m_kind == Kind::Reading) {
        m_headline->setText(tr("Reading your tasks…"));
        m_sentences->setText(tr("What you paste meanwhile is added right after."));
    } else {
        m_headline->setText(tr("No task matches"));
        m_sentences->setText(tr("Other tasks are hidden by the filter or the search."));
    }
    m_samples->setAccessibleName(tr("What ids look like"));
    m_add->setText(tr("Add tasks…"));
    m_key->setText(tr("Enter an API key…"));
    m_demo->setText(tr("Try the demo"));
    m_showAll->setText(tr("Show all tasks"));
}

void EmptyState::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    else if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange)
        styleTexts();
}

} // namespace rushes
