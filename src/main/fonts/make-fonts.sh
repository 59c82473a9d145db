#!/bin/bash
# Makes the fonts of the printed documents: src/main/resources/fonts. The results are committed; run this only to renew them.
#
# Needs the Debian packages fonttools, fonts-hanazono, icc-profiles-free, unicode-data, and npm.
# The same sources give the same bytes; made with fonttools 4.38, fonts-hanazono 20170904, unicode-data 15.0.
#
# Why four fonts: the PDF library writes tables as long as the source font's, so the font that sets nearly every document is small,
# and the rest are asked only for a character that it lacks. All have TrueType outlines: the library's CFF subsets come out blank.
set -euo pipefail
export LC_ALL=C

package=@expo-google-fonts/noto-serif-sc@0.4.3
checksum=ff6bcf5ba68d92dfecc05544bb150f9e724741a932354a0dd97e7289c40a3f5e
out=$(cd "$(dirname "$0")/../resources/fonts" && pwd)
unicode=/usr/share/unicode
hanazono=/usr/share/fonts/truetype/hanazono/HanaMinB.ttf
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

archive=${1:-$(npm pack --silent "$package")}
echo "$checksum  $archive" | sha256sum --check --quiet
tar xzf "$archive"
noto=package/400Regular/NotoSerifSC_400Regular.ttf
bold=package/700Bold/NotoSerifSC_700Bold.ttf

# Everything that is no ideograph: Latin (pinyin with tones included), Greek, Cyrillic, punctuation, numbers, forms of full width.
others=0020-007E,00A0-024F,02C7,02C9-02CB,02D9,0370-03FF,0400-04FF,1E00-1EFF,2000-2BFF,3000-303F,3100-312F,31A0-31BF,3200-33FF,FE10-FE1F,FE30-FE4F,FF00-FFEF

# 通用规范汉字表: its number runs from 1 to 8105; up to 3500 are the common ones.
table() { bzcat $unicode/Unihan_OtherMappings.txt.bz2 | awk -v last="$1" '/^U/ && $2 == "kTGH" { split($3, n, ":"); if (n[2] <= last) print substr($1, 3) }'; }
table 8105 > general.txt
table 3500 > common.txt
[ "$(wc -l < general.txt)" = 8105 ]

# What the general table lacks: all else that Noto has.
fonttools ttx -q -t cmap -o noto.ttx "$noto"
grep -o 'code="0x[0-9a-f]*"' noto.ttx | sed 's/code="0x//; s/"//' | tr a-f A-F | awk '{ printf "%4s\n", $1 }' | tr ' ' 0 | sort -u > noto.txt
sort -u general.txt > general.sorted
comm -23 noto.txt general.sorted > rest.txt

# Ideographs that Noto lacks, by where they are in use: mainland, Japan, Hong Kong, and the common planes of Taiwan, where U+20BB7 is.
bzcat $unicode/Unihan_IRGSources.txt.bz2 \
    | awk '/^U/ && ($2 ~ /^kIRG_[GJH]Source$/ || $2 == "kIRG_TSource" && $3 ~ /^T[3-7]-/) { print substr($1, 3) }' \
    | sort -u | comm -23 - noto.txt > rare.txt

cut() { # source, target, options
    local source=$1 target=$2
    shift 2
    fonttools subset "$source" --output-file="$out/$target" --layout-features='' --no-hinting --drop-tables+=vhea,vmtx,VORG,BASE,GPOS,GSUB,GDEF,STAT \
        --name-IDs=0,1,2,3,4,5,6,13,14 --notdef-outline "$@"
}
cut "$noto" NotoSerifSC-Regular.ttf --unicodes="$others" --unicodes-file=general.txt
cut "$bold" NotoSerifSC-Bold.ttf --unicodes="$others" --unicodes-file=common.txt
cut "$noto" NotoSerifSC-Rest.ttf --unicodes-file=rest.txt
cut "$hanazono" HanaMinB-Rare.ttf --unicodes-file=rare.txt

cp package/LICENSE_FONT "$out/NotoSerifSC-LICENSE.txt"
cp /usr/share/doc/fonts-hanazono/copyright "$out/HanaMinB-LICENSE.txt"
cp /usr/share/color/icc/sRGB.icc "$out/sRGB.icc"
cp /usr/share/doc/icc-profiles-free/copyright "$out/sRGB-LICENSE.txt"

for font in "$out"/*.ttf; do
    fonttools ttx -q -l "$font" | grep -q '^ *glyf' || { echo "no TrueType outlines: $font" >&2; exit 1; }
done
[ "$(du -cb "$out"/*.ttf | tail -1 | awk '{ print $1 }')" -le 40000000 ] || { echo 'fonts are over 40 MB' >&2; exit 1; }
ls -l "$out"
