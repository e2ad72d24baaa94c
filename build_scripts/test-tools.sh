#!/bin/sh
# Finds or installs what the tests need beside Python packages, and prints the path of Chromium (empty: Playwright’s own).
#
# Chromium: CHROMIUM, else one on the PATH, else from apt as root, else Playwright’s. Java and npm run the HTML and
# accessibility checkers, jing the TEI schema, pdftotext reads books; without them those tests are skipped, and with CI=true they fail. Never calls sudo.
set -eu

say() { printf '%s\n' "$*" >&2; }
have() { command -v "$1" >/dev/null 2>&1; }

find_chromium() {
    for name in chromium chromium-browser google-chrome google-chrome-stable; do
        if have "$name"; then
            command -v "$name"
            return
        fi
    done
    mac="/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"
    if [ -x "$mac" ]; then printf '%s\n' "$mac"; fi
}

apt_install() {
    [ "$(id -u)" = 0 ] && have apt-get || return 1
    say "Installing $* with apt …"
    apt-get update -qq >&2
    DEBIAN_FRONTEND=noninteractive apt-get install -qq -y --no-install-recommends "$@" >/dev/null
}

missing_packages() {
    if [ -z "$chromium" ]; then printf 'chromium '; fi
    if ! have java; then printf 'default-jre-headless '; fi
    if ! have npm; then printf 'nodejs npm '; fi
    if ! have faketime; then printf 'faketime '; fi
    if ! have jing; then printf 'jing '; fi
    if ! have pdftotext; then printf 'poppler-utils '; fi
    if have apt-get && ! fc-list :lang=ko 2>/dev/null | grep -q .; then printf 'fonts-noto-cjk fontconfig '; fi
}

if [ -n "${CHROMIUM:-}" ] && ! [ -x "$CHROMIUM" ]; then
    say "CHROMIUM names no program: $CHROMIUM"
    exit 1
fi
chromium=${CHROMIUM:-$(find_chromium)}

packages=$(missing_packages)
if [ -n "$packages" ]; then
    # shellcheck disable=SC2086 # a list of words
    apt_install $packages || say "Not here, and apt can install them only as root; tests that need them are skipped: $packages"
    chromium=${chromium:-$(find_chromium)}
fi
if [ -z "$chromium" ]; then
    .venv/bin/python -m playwright install chromium >&2
fi
if have npm && ! [ node_modules/.package-lock.json -nt package-lock.json ]; then
    say "Installing the checkers that package-lock.json names …"
    npm ci --silent --ignore-scripts --no-audit --no-fund >&2
fi
printf '%s\n' "$chromium"
