#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# UNTESTED: the program itself has not been built on macOS yet.
# Makes build/package/Trowel.dmg. Needs Xcode's tools and from Homebrew: cmake ninja qt qtkeychain qscintilla2 tl-expected
# librsvg. With SIGN_IDENTITY set the bundle is signed; notarising it (xcrun notarytool) is left to whoever has the account.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."

prefix=$(brew --prefix)
cmake -S . -B build/macos -G Ninja -DCMAKE_BUILD_TYPE=Release -DTROWEL_TESTS=OFF -DCMAKE_PREFIX_PATH="$prefix" \
    -DQScintilla_INCLUDE_DIR="$prefix/include" -DQScintilla_LIBRARY="$prefix/lib/libqscintilla2_qt6.dylib"
cmake --build build/macos
version=$(build/macos/bin/trowel --version | grep -o '[0-9.]*$')

app=build/macos/Trowel.app
rm -rf "$app"
mkdir -p "$app/Contents/MacOS" "$app/Contents/Resources" build/package
cp build/macos/bin/trowel "$app/Contents/MacOS/Trowel"
sed "s/@VERSION@/$version/" packaging/macos/Info.plist >"$app/Contents/Info.plist"

icons=build/macos/Trowel.iconset
mkdir -p "$icons"
for size in 16 32 128 256 512; do
    rsvg-convert -w $size -h $size resources/app/io.github.trowel.Trowel.svg -o "$icons/icon_${size}x${size}.png"
    rsvg-convert -w $((size * 2)) -h $((size * 2)) resources/app/io.github.trowel.Trowel.svg -o "$icons/icon_${size}x${size}@2x.png"
done
iconutil -c icns "$icons" -o "$app/Contents/Resources/Trowel.icns"

macdeployqt "$app" ${SIGN_IDENTITY:+-codesign="$SIGN_IDENTITY"}
"$app/Contents/MacOS/Trowel" --version
hdiutil create -volname Trowel -srcfolder "$app" -ov -format UDZO build/package/Trowel.dmg
