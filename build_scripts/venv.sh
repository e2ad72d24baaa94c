#!/bin/sh
# Makes or updates .venv from a lock file, and installs the generator into it as it stands in this checkout.
#
#     sh build_scripts/venv.sh requirements.lock
#
# Nothing is done when the lock, pyproject.toml and the checkout's place are those of the last time.
set -eu

lock=$1
stamp=.venv/$lock.stamp
python=.venv/bin/python
state=$(cksum "$lock" pyproject.toml && pwd)

say() { printf '%s\n' "$*" >&2; }

new_enough() { "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1; }

find_python() {
    for candidate in ${PYTHON:-} python3 python3.14 python3.13 python3.12 python3.11; do
        if new_enough "$candidate"; then
            printf '%s\n' "$candidate"
            return
        fi
    done
    say "No Python 3.11 or later was found (python3 is $(python3 --version 2>&1 || true))."
    say "Install one, or name it: make site PYTHON=/path/to/python3.12"
    exit 1
}

make_venv() {
    base=$(find_python)
    # Debian leaves ensurepip out of its python3; `python3 -m venv` would then leave half an environment behind.
    if ! "$base" -c 'import ensurepip, venv' >/dev/null 2>&1; then
        version=$("$base" -c 'import sys; print("%d.%d" % sys.version_info[:2])')
        say "This Python cannot make virtual environments. On Debian and Ubuntu:"
        say "    apt install python3-venv        (or: apt install python$version-venv)"
        say "and then the same command again."
        exit 1
    fi
    say "Making .venv with $("$base" --version) …"
    "$base" -m venv --clear .venv
}

if [ -f "$stamp" ] && [ "$(cat "$stamp")" = "$state" ] && new_enough "$python"; then
    exit 0
fi
if ! new_enough "$python" || [ "$(cat .venv/place 2>/dev/null)" != "$(pwd)" ]; then
    make_venv
    pwd >.venv/place # the scripts in .venv/bin hold this path: a moved checkout needs a new environment
fi
say "Installing what $lock names …"
"$python" -m pip install --quiet --quiet --disable-pip-version-check --require-hashes -r "$lock"
"$python" -m pip install --quiet --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
printf '%s\n' "$state" >"$stamp"
