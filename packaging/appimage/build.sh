#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# UNTESTED. Makes build/package/Trowel-<architecture>.AppImage of the release build, on the oldest system it is to run on.
# Needs linuxdeploy and linuxdeploy-plugin-qt (https://github.com/linuxdeploy) in PATH; Debian has neither.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."

for tool in linuxdeploy linuxdeploy-plugin-qt cmake; do
    command -v "$tool" >/dev/null || { echo "appimage: $tool is missing" >&2; exit 1; }
done
dir=$PWD/build/appimage/AppDir
rm -rf "$dir"
mkdir -p build/package
cmake --preset release
cmake --build --preset release
DESTDIR=$dir cmake --install build/release --prefix /usr

# What is opened at run time and linuxdeploy cannot see.
secret=$(ldconfig -p | sed -n 's/.*libsecret-1\.so\.0 .* => //p' | head -n 1)
[[ -n $secret ]] || { echo "appimage: libsecret-1.so.0 is missing" >&2; exit 1; }
cd build/package
QMAKE=$(command -v qmake6) EXTRA_QT_PLUGINS="svg;sqldrivers;tls" EXTRA_PLATFORM_PLUGINS="libqwayland-generic.so" \
    linuxdeploy --appdir "$dir" --plugin qt --library "$secret" \
    --desktop-file "$dir/usr/share/applications/io.github.trowel.Trowel.desktop" \
    --icon-file "$dir/usr/share/icons/hicolor/scalable/apps/io.github.trowel.Trowel.svg" --output appimage
