# SPDX-License-Identifier: GPL-3.0-or-later
# UNTESTED: the program itself has not been built on Windows yet.
# Makes build\package\trowel-windows.zip. Needs Visual Studio 2022 (C++), CMake, Ninja, Qt 6.4 or newer for MSVC in
# CMAKE_PREFIX_PATH, and vcpkg in VCPKG_ROOT for: tl-expected zlib qtkeychain-qt6. QScintilla is built from its own
# sources with Qt's qmake and given as QScintilla_INCLUDE_DIR and QScintilla_LIBRARY. Qt6::DBus is asked for by the build;
# on Windows only the desktop's dark mode and the keyring's state need it, and both have to be left out first.
$ErrorActionPreference = 'Stop'
Set-Location (Join-Path $PSScriptRoot '..\..')

cmake -S . -B build\windows -G Ninja -DCMAKE_BUILD_TYPE=Release -DTROWEL_TESTS=OFF `
    "-DCMAKE_TOOLCHAIN_FILE=$env:VCPKG_ROOT\scripts\buildsystems\vcpkg.cmake" `
    "-DQScintilla_INCLUDE_DIR=$env:QSCINTILLA\src" "-DQScintilla_LIBRARY=$env:QSCINTILLA\src\release\qscintilla2_qt6.lib"
if ($LASTEXITCODE) { throw 'configuring failed' }
cmake --build build\windows
if ($LASTEXITCODE) { throw 'building failed' }

$stage = 'build\windows\stage'
Remove-Item -Recurse -Force $stage -ErrorAction SilentlyContinue
cmake --install build\windows --prefix $stage
Copy-Item "$env:QSCINTILLA\src\release\qscintilla2_qt6.dll" "$stage\bin"
# The icons (svg), the audit log (sqldrivers) and HTTPS (tls) are plugins that nothing links.
windeployqt --release --no-translations --include-plugins qsvg,qsvgicon,qsqlite,qschannelbackend "$stage\bin\trowel.exe"
if ($LASTEXITCODE) { throw 'windeployqt failed' }
& "$stage\bin\trowel.exe" --version
New-Item -ItemType Directory -Force build\package | Out-Null
Compress-Archive -Force "$stage\*" build\package\trowel-windows.zip
