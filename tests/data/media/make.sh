#!/bin/sh
# Makes the clips of this folder, which are committed, with ffmpeg's generators (ffmpeg 5.1, libx264 and libx265). Run it in this folder.
set -eu

make() { ffmpeg -nostdin -v error -y -fflags +bitexact "$@"; }
h264="-c:v libx264 -preset veryslow -crf 34 -pix_fmt yuv420p -g 12 -threads 1 -flags:v +bitexact"
aac="-c:a aac -b:a 24k -ac 1 -flags:a +bitexact"
picture="testsrc2=size=320x180:rate=24:duration=2"
tone="sine=frequency=330:sample_rate=22050:duration=2"

# moov first, with sound
make -f lavfi -i "$picture" -f lavfi -i "$tone" $h264 $aac -movflags +faststart sound.mp4
# moov last, without sound: ffmpeg leaves a box 'free' of 8 bytes before mdat, where a 64-bit size fits
make -f lavfi -i "$picture" $h264 moov-last.mp4
# fragmented, with and without an index at its end; the header knows no duration
make -f lavfi -i "$picture" $h264 -movflags +frag_keyframe+empty_moov+default_base_moof fragmented.mp4
make -f lavfi -i "$picture" -f lavfi -i "$tone" $h264 $aac -movflags +frag_keyframe+empty_moov+skip_trailer fragmented-no-index.mp4
# shapes: portrait; a quarter turn counterclockwise told by the track (red stands left, and is shown below); pixels 4 to 3
make -f lavfi -i "testsrc2=size=180x320:rate=30:duration=1" $h264 -movflags +faststart portrait.mp4
make -f lavfi -i "color=blue:size=320x180:rate=24:duration=1,drawbox=w=160:color=red:t=fill" $h264 unturned.mp4
make -i unturned.mp4 -c copy -metadata:s:v rotate=90 turned.mp4
rm unturned.mp4
make -f lavfi -i "testsrc2=size=240x180:rate=24:duration=1,setsar=4/3" $h264 wide-pixels.mp4
# larger than a poster, and larger than may be
make -f lavfi -i "testsrc2=size=1280x720:rate=24:duration=0.5" $h264 -crf 40 large.mp4
make -f lavfi -i "color=gray:size=3840x2160:rate=24:duration=0.25" $h264 -preset fast four-k.mp4
make -f lavfi -i "color=gray:size=9000x64:rate=2:duration=0.5" $h264 too-wide.mp4
# black for the first half
make -f lavfi -i "color=black:size=320x180:rate=24:duration=1.1" -f lavfi -i "color=orange:size=320x180:rate=24:duration=0.9" \
    -filter_complex "[0][1]concat" $h264 black-opening.mp4
make -f lavfi -i "color=black:size=320x180:rate=24:duration=0.5" $h264 black.mp4
# one frame; other codecs; no video; a codec that is not looked into
make -f lavfi -i "testsrc2=size=320x180:rate=24:duration=0.04" $h264 one-frame.mp4
make -f lavfi -i "testsrc2=size=320x180:rate=24:duration=0.5" -c:v libx265 -preset fast -x265-params log-level=none:pools=1 \
    -crf 36 -pix_fmt yuv420p10le -tag:v hvc1 hevc-10-bit.mp4
make -f lavfi -i "testsrc2=size=64x36:rate=5:duration=0.6" -c:v libaom-av1 -cpu-used 8 -crf 50 av1.mp4
make -f lavfi -i "$tone" $aac sound-only.mp4
make -f lavfi -i "testsrc2=size=64x36:rate=24:duration=0.2" -c:v qtrle codec-not-allowed.mov
# longer than a day
make -f lavfi -i "color=gray:size=16x16:rate=1/90:duration=90000" $h264 -g 1000 too-long.mp4
# a QuickTime brand
make -f lavfi -i "testsrc2=size=320x180:rate=24:duration=0.5" $h264 quicktime.mov
# what is odd throughout: black but for noise, with sound; a still picture, clean and with noise; and a still one in which a small square moves
tiny="-t 1.5 -r 12"
make -f lavfi -i "color=0x060606:size=160x90:rate=12,noise=alls=8:allf=t:all_seed=7" -f lavfi -i "$tone" $tiny $h264 -crf 24 $aac black-noise.mp4
make -f lavfi -i "testsrc2=size=160x90:rate=12,loop=loop=-1:size=1:start=0" $tiny $h264 frozen.mp4
make -f lavfi -i "testsrc2=size=160x90:rate=12,loop=loop=-1:size=1:start=0,noise=alls=10:allf=t:all_seed=7" -f lavfi -i "$tone" $tiny $h264 -crf 24 $aac frozen-noise.mp4
make -f lavfi -i "color=gray:size=160x90:rate=12" -f lavfi -i "color=white:size=6x6:rate=12" -f lavfi -i "$tone" -filter_complex "[0][1]overlay=x=40+20*t:y=40" \
    $tiny $h264 $aac small-motion.mp4
make -f lavfi -i "color=0x050505:size=160x90:rate=12" -f lavfi -i "color=0x606060:size=6x6:rate=12" -filter_complex "[0][1]overlay=x=40:y=40" $tiny $h264 lamp.mp4
# frozen at its start and moving behind it, with one key frame; fragmented with an index of its segments
make -f lavfi -i "testsrc2=size=160x90:rate=12,loop=loop=14:size=1:start=0" $tiny $h264 -g 100 late-motion.mp4
make -f lavfi -i "$picture" $h264 -movflags +frag_keyframe+empty_moov+default_base_moof+global_sidx+skip_trailer fragmented-indexed.mp4
make -f lavfi -i "testsrc2=size=160x90:rate=12,loop=loop=-1:size=1:start=0" $tiny $h264 -g 100 frozen-one-key.mp4
