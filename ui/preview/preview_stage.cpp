// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/preview/preview_stage.h"

#include "ui/style/fonts.h"
#include "ui/style/icons.h"
#include "ui/style/text_labels.h"
#include "ui/style/theme.h"
#include "wording/plain_text.h"

#include <QEvent>
#include <QFileInfo>
#include <QImageReader>
#include <QLabel>
#include <QMouseEvent>
#include <QPainter>
#include <QProgressBar>
#include <QVBoxLayout>
#include <QVideoWidget>

namespace rushes {

namespace {
// Behind pictures, in light and dark: what a screening room has around its screen.
constexpr QColor screenBackdrop(0x14, 0x16, 0x19);
constexpr int longestHeading = 2; // lines
constexpr qint64 posterBytesLimit = 4 * 1024 * 1024;
} // namespace

PreviewStage::PreviewStage(QWidget *parent)
    : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    m_words = new QWidget(this);
    m_icon = new QLabel(m_words);
    m_icon->setAlignment(Qt::AlignCenter);
    m_heading = new WrappedLabel(m_words);
    m_body = new WrappedLabel(m_words);
    for (WrappedLabel *label : {m_heading, m_body})
        label->setAlignment(Qt::AlignHCenter | Qt::AlignTop);
    m_heading->setMaximumLines(longestHeading);
    m_heading->setObjectName(QStringLiteral("placeholderHeading"));
    m_body->setObjectName(QStringLiteral("placeholderBody"));
    m_progress = new QProgressBar(m_words);
    m_progress->setTextVisible(false);
    m_progress->setRange(0, 1000);
    auto *layout = new QVBoxLayout(m_words);
    layout->addStretch();
    layout->addWidget(m_icon);
    layout->addWidget(m_heading);
    layout->addWidget(m_body);
    layout->addWidget(m_progress);
    layout->addStretch();
    dressWords();
}

QVideoWidget &PreviewStage::videoView()
{
    if (!m_video) {
        m_video = new QVideoWidget(this);
        m_video->setFocusPolicy(Qt::NoFocus);
        m_video->installEventFilter(this);
        m_video->hide();
        layOutVideo();
    }
    return *m_video;
}

void PreviewStage::setContent(const PreviewContent &content)
{
    if (content.poster != m_content.poster)
        loadPoster(content.poster);
    m_content = content;
    const bool hasWords = !content.clip;
    m_heading->setText(content.heading);
    m_body->setText(shownText(content.body, longestShown));
    m_body->setVisible(!content.body.isEmpty());
    m_progress->setVisible(content.progress.has_value());
    m_progress->setValue(int(content.progress.value_or(0) * m_progress->maximum()));
    m_progress->setAccessibleName(content.heading);
    m_words->setVisible(hasWords);
    setAccessibleName(hasWords ? content.heading : tr("Preview of the clip"));
    dressWords();
    layOutVideo();
    update();
}

void PreviewStage::showVideo(bool shown)
{
    if (shown || m_video)
        videoView().setVisible(shown);
}

void PreviewStage::loadPoster(const QString &path)
{
    m_poster = {};
    m_scaledPoster = {};
    if (path.isEmpty() || QFileInfo(path).size() > posterBytesLimit)
        return;
    QImageReader reader(path);
    m_poster = reader.read();
}

void PreviewStage::dressWords()
{
    const QColor colour = toneColour(m_content.tone, palette());
    const int side = scaled(26, this);
    m_icon->setPixmap(themedPixmap(m_content.icon, colour, QSize(side, side), devicePixelRatioF()));
    m_icon->setVisible(!m_content.icon.isEmpty());
    m_heading->setFont(mediumFont(font()));
    const ThemeColours &colours = themeColours(palette());
    setTextColour(*m_heading, m_content.tone == Tone::Muted ? colours.text : colour);
    setTextColour(*m_body, colours.muted);
    m_body->setFont(scaledFont(font(), 0.92));
    m_progress->setFixedHeight(scaled(6, this));
}

void PreviewStage::layOutVideo()
{
    const QSize shape = m_content.shape.isEmpty() ? m_poster.size() : m_content.shape;
    if (m_video) {
        m_video->setGeometry(fitted(shape, rect()));
        m_video->setAspectRatioMode(shape.isEmpty() ? Qt::KeepAspectRatio : Qt::KeepAspectRatioByExpanding);
    }
    const int margin = std::max(scaled(16, this), width() / 8);
    m_words->setGeometry(rect().adjusted(margin, 0, -margin, 0));
    giveBodyRoom();
    m_scaledPoster = {};
}

/// As many lines as there is height for, when all else has its own.
void PreviewStage::giveBodyRoom()
{
    const QMargins margins = m_words->layout()->contentsMargins();
    int room = m_words->height() - margins.top() - margins.bottom() -
               m_heading->heightForWidth(m_words->width() - margins.left() - margins.right());
    for (const QWidget *other : {static_cast<QWidget *>(m_icon), static_cast<QWidget *>(m_progress)})
        room -= other->isHidden() ? 0 : other->sizeHint().height();
    room -= (m_words->layout()->count() - 1) * std::max(0, m_words->layout()->spacing());
    m_body->setMaximumLines(std::max(1, room / m_body->fontMetrics().lineSpacing()));
}

void PreviewStage::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    if (m_words->isVisibleTo(this)) {
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(Qt::NoPen);
        painter.setBrush(themeColours(palette()).chip);
        painter.drawRoundedRect(rect(), 6, 6);
        return;
    }
    painter.fillRect(rect(), screenBackdrop);
    if (m_poster.isNull())
        return;
    const QRect target = fitted(m_content.shape.isEmpty() ? m_poster.size() : m_content.shape, rect());
    if (m_scaledPoster.isNull()) {
        const QSize pixels = (QSizeF(target.size()) * devicePixelRatioF()).toSize();
        m_scaledPoster =
            QPixmap::fromImage(m_poster.scaled(pixels, Qt::IgnoreAspectRatio, Qt::SmoothTransformation));
        m_scaledPoster.setDevicePixelRatio(devicePixelRatioF());
    }
    painter.drawPixmap(target, m_scaledPoster);
}

void PreviewStage::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    layOutVideo();
}

void PreviewStage::mousePressEvent(QMouseEvent *event)
{
    if (event->button() == Qt::LeftButton && m_content.clip)
        Q_EMIT clicked();
    else
        event->ignore();
}

void PreviewStage::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange)
        dressWords();
}

bool PreviewStage::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_video && event->type() == QEvent::MouseButtonPress &&
        static_cast<QMouseEvent *>(event)->button() == Qt::LeftButton) {
        Q_EMIT clicked();
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace rushes
