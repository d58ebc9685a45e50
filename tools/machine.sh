#!/bin/sh
# Find what the machine itself must have, and as root on Debian install what it lacks; then what the
# tests of the booking pages use, in tools/node_modules.
# The last line says what is missing then.

missing=

# need NAME PACKAGE COMMAND...: where COMMAND fails, NAME is lacking, and Debian's PACKAGE has it.
need() {
    name=$1
    package=$2
    shift 2
    if "$@" >/dev/null 2>&1; then
        echo "$name: found"
    elif install_package "$package" && "$@" >/dev/null 2>&1; then
        echo "$name: installed"
    else
        missing="${missing:+$missing, }$name (Debian's package $package)"
    fi
}

install_package() {
    [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null || return 1
    export DEBIAN_FRONTEND=noninteractive
    apt-get -qq update && apt-get -qq install --yes --no-install-recommends "$1" >/dev/null
}

need "Python 3.11 or later" python3 \
    sh tools/with-python.sh -c pass
need "pip for new environments" python3-venv \
    env PYTHONPATH=tools sh tools/with-python.sh -c 'import environment; environment.pip_command()'
need "git" git \
    git --version
need "Chromium, in which the tests look at pages" chromium \
    chromium --version
need "Java, for the checker of HTML" default-jre-headless \
    java -version
need "jq, for the test of the action" jq \
    jq --version
need "npm, for some tools of the tests" npm \
    npm --version

# The packages that tools/package-lock.json names, with their hashes, and no script of theirs.
if npm --prefix tools ls >/dev/null 2>&1; then
    echo "npm's packages for the tests: found"
elif npm --prefix tools ci --ignore-scripts --no-audit --no-fund >/dev/null 2>&1; then
    echo "npm's packages for the tests: installed"
else
    missing="${missing:+$missing, }npm's packages of tools/package.json"
fi

echo "missing: ${missing:-nothing}"
[ -z "$missing" ]
