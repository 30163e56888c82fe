// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>
#include <QString>

namespace rushes::test {

/// A top-level box of a clip whose sizes are all of 32 bits.
struct BoxPlace
{
    QByteArray type;
    qsizetype start = 0;
    qsizetype size = 0;
};

/// The bytes of tests/data/media/<name>. Fails the test where there are none.
QByteArray clipNamed(const QString &name);

QList<BoxPlace> boxesOf(const QByteArray &clip);
BoxPlace boxOf(const QByteArray &clip, const QByteArray &type);

/// A box with a header of 32 bits; size instead of the true one, where given.
QByteArray box(const QByteArray &type, const QByteArray &content);
QByteArray boxSaying(quint32 size, const QByteArray &type, const QByteArray &content = {});
/// A box with a header of 64 bits.
QByteArray largeBoxSaying(quint64 size, const QByteArray &type, const QByteArray &content = {});
QByteArray fileTypeBox();

/// The same clip with the box 'free' of 8 bytes and mdat behind it made into one mdat with a size of 64 bits:
/// no offset changes.
QByteArray withLargeMediaData(const QByteArray &clip);
/// The same clip with 0, "to the end", as the size of its last box.
QByteArray withOpenEnd(const QByteArray &clip);
/// The same clip with that many ticks a second on the clock of its first track.
QByteArray withTimeScale(const QByteArray &clip, quint32 ticks);
/// A segment index (sidx, version 0 or 1) that tells of segments of these sizes, that far behind it.
QByteArray segmentIndex(const QList<quint32> &sizes, quint64 offset = 0, bool wide = false);
/// The same clip with a 32-bit number at a place, which is told by a type and the bytes from there on.
QByteArray withNumber(const QByteArray &clip, const QByteArray &type, qsizetype behind, quint32 number);
/// The same clip with zeros in a range.
QByteArray zeroed(const QByteArray &clip, qsizetype from, qsizetype bytes);
/// The same clip with the content of mdat replaced by noise of that seed.
QByteArray withNoiseForMediaData(const QByteArray &clip, quint32 seed);
/// An H.264 clip without sound, with the coded pictures replaced by noise and everything around them whole.
QByteArray withNoiseInPictures(const QByteArray &clip, quint32 seed);

} // namespace rushes::test
