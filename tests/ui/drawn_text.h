// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QGuiApplication>
#include <QPaintDevice>
#include <QPaintEngine>
#include <QScreen>
#include <QStringList>

#include <cmath>
#include <map>

namespace rushes::test {

/// A place to paint on that keeps what is written, and nothing else: which words reach the eye, and in which
/// weight, where a picture would only show that there is ink.
class DrawnText final : public QPaintDevice
{
public:
    struct Piece
    {
        QString text;
        QFont font;
        QPointF at; ///< the start of its baseline
    };

    /// In the order in which they were painted.
    [[nodiscard]] const QList<Piece> &pieces() const { return m_engine.pieces; }
    /// From the top to the bottom; what stands on one baseline is one line.
    [[nodiscard]] QStringList lines() const
    {
        std::map<qint64, QString> found;
        for (const Piece &piece : m_engine.pieces)
            found[std::llround(piece.at.y())] += piece.text;
        QStringList texts;
        for (const auto &[baseline, text] : found)
            texts.append(text);
        return texts;
    }

    [[nodiscard]] QPaintEngine *paintEngine() const override { return &m_engine; }

protected:
    [[nodiscard]] int metric(PaintDeviceMetric metric) const override
    {
        constexpr int side = 4000;
        switch (metric) {
        case PdmWidth:
        case PdmHeight:
            return side;
        case PdmDpiX:
        case PdmDpiY:
        case PdmPhysicalDpiX:
        case PdmPhysicalDpiY: // the screen's, so that as much has room as there
            return int(std::lround(QGuiApplication::primaryScreen()->logicalDotsPerInch()));
        case PdmDepth:
            return 32;
        case PdmDevicePixelRatio:
            return 1;
        case PdmDevicePixelRatioScaled:
            return int(devicePixelRatioFScale());
        default:
            return 0;
        }
    }

private:
    class Engine final : public QPaintEngine
    {
    public:
        Engine()
            : QPaintEngine(AllFeatures)
        {
        }
        bool begin(QPaintDevice *) override { return true; }
        bool end() override { return true; }
        void updateState(const QPaintEngineState &) override {}
        [[nodiscard]] Type type() const override { return User; }
        void drawTextItem(const QPointF &at, const QTextItem &item) override
        {
            pieces.append({item.text(), item.font(), painter()->worldTransform().map(at)});
        }
        using QPaintEngine::drawPolygon;
        void drawPolygon(const QPointF *, int, PolygonDrawMode) override {}
        void drawPath(const QPainterPath &) override {}
        void drawPixmap(const QRectF &, const QPixmap &, const QRectF &) override {}

        QList<Piece> pieces;
    };

    mutable Engine m_engine;
};

} // namespace rushes::test
