#!/bin/sh
# Make .venv and everything else that the chosen chore needs: serve, test or train.
# Does nothing, quickly, when nothing has changed since the last time.
set -eu
cd "$(dirname "$0")/.."
want=${1:-serve}

say() { printf '%s\n' "$*" >&2; }
stop() { say "setup: $*"; exit 1; }

# Install Debian packages where we may, else say which are missing.
debian() {
    if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
        say "setup: installing $*"
        export DEBIAN_FRONTEND=noninteractive
        apt-get install -y -qq --no-install-recommends "$@" >/dev/null 2>&1 \
            || { apt-get update -qq && apt-get install -y -qq --no-install-recommends "$@" >/dev/null; } \
            || stop "apt-get could not install: $*"
    else
        stop "missing, please install as root: apt-get install $*"
    fi
}

find_python() {
    for name in python3.13 python3.12 python3.11 python3; do
        if command -v "$name" >/dev/null && "$name" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
            printf '%s' "$name"
            return
        fi
    done
}

if [ "$want" = test ]; then
    missing=
    command -v redis-server >/dev/null || missing="$missing redis-server"
    command -v chromium >/dev/null || missing="$missing chromium"
    command -v node >/dev/null || missing="$missing nodejs"
    command -v npm >/dev/null || missing="$missing npm"
    # Debian keeps the server's programs off PATH.
    command -v initdb >/dev/null || ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1 || missing="$missing postgresql"
    # shellcheck disable=SC2086 # a list of package names
    [ -z "$missing" ] || debian $missing
fi

case $want in
    serve) files="requirements.txt" ;;
    test) files="requirements.txt requirements-dev.txt" ;;
    train) files="requirements.txt requirements-train.txt" ;;
    *) stop "say serve, test or train" ;;
esac

# shellcheck disable=SC2086 # a list of files
stamp=".venv/.$want-$(cat $files | sha256sum | cut -c1-16)"
[ -e "$stamp" ] && [ -x .venv/bin/python ] && exit 0

python=$(find_python)
[ -n "$python" ] || { debian python3 python3-venv; python=$(find_python); }
[ -n "$python" ] || stop "Python 3.11 or newer is needed, and none was found"
"$python" -c 'import ensurepip, venv' 2>/dev/null || debian python3-venv

[ -x .venv/bin/python ] || "$python" -m venv .venv
say "setup: installing Python packages for '$want' (the first time takes a minute or two)"
for file in $files; do
    .venv/bin/python -m pip install -qq --disable-pip-version-check -r "$file" || stop "pip could not install $file"
done
touch "$stamp"
