#!/bin/sh
# Runs a command in the project's folder as `nobody`, on a machine as it usually is: /dev/net/tun open to everyone (udev's own
# rule), the project readable. All of it in a mount namespace of this command's own: the machine itself is not changed.
# Usage, as root: unshare --mount sh ordinaryUser.sh PROJECT COMMAND…
set -eu
project=$1
shift
place=$(mktemp -d)
mount -t tmpfs -o mode=0755 tmpfs "$place"
mknod -m 0666 "$place/tun" c 10 200
mount --bind "$place/tun" /dev/net/tun
# Entry by entry: the project may lie in a folder that only root may enter.
mkdir -m 0755 "$place/project"
mkdir -m 0777 "$place/home"
for entry in "$project"/* "$project"/.cache; do
  [ -e "$entry" ] || continue
  if [ -d "$entry" ]; then mkdir "$place/project/${entry##*/}"; else : > "$place/project/${entry##*/}"; fi
  mount --bind "$entry" "$place/project/${entry##*/}"
done
cd "$place/project"
exec env HOME="$place/home" TMPDIR="$place/home" setpriv --reuid=65534 --regid=65534 --clear-groups -- "$@"
