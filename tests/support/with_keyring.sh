#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# with_keyring.sh <situation> <command…>: runs the command with a Secret Service of its own, in a throw-away home.
#   unlocked   a session bus and an unlocked keyring
#   locked     the same; the command locks it when it is ready (it must put something in first)
#   silent     a session bus on which the command itself plays a service that never answers
#   noservice  a session bus on which nobody is a Secret Service
#   nobus      no session bus at all
# The command finds the situation in TROWEL_KEYRING. A missing program is a failure, never a skip.
set -eu
situation=$1
shift

for program in dbus-run-session gnome-keyring-daemon; do
    command -v "$program" >/dev/null || {
        echo "with_keyring.sh: $program is missing; install dbus-daemon, gnome-keyring and libsecret-1-0" >&2
        exit 1
    }
done

home=$(mktemp -d)
trap 'rm -rf "$home"' EXIT
mkdir -m 700 "$home/run"
export HOME="$home" XDG_RUNTIME_DIR="$home/run" TROWEL_KEYRING="$situation"
unset DBUS_SESSION_BUS_ADDRESS DISPLAY WAYLAND_DISPLAY XDG_CURRENT_DESKTOP KDE_SESSION_VERSION
unset XDG_DATA_HOME XDG_CONFIG_HOME XDG_CACHE_HOME QTKEYCHAIN_BACKEND

case $situation in
unlocked | locked)
    dbus-run-session -- sh -c '
        printf %s "test keyring" | gnome-keyring-daemon --unlock --components=secrets >/dev/null 2>&1
        "$@"' -- "$@"
    ;;
silent | noservice)
    # Without the directories of activatable services nothing starts by being asked.
    cat >"$home/bus.conf" <<EOF
<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN" "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>session</type>
  <listen>unix:tmpdir=$home/run</listen>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/>
    <allow eavesdrop="true"/>
    <allow own="*"/>
  </policy>
</busconfig>
EOF
    dbus-run-session --config-file="$home/bus.conf" -- "$@"
    ;;
nobus)
    "$@"
    ;;
*)
    echo "with_keyring.sh: unknown situation $situation" >&2
    exit 2
    ;;
esac
