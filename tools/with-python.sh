#!/bin/sh
# Run Python 3.11 or later with the arguments given: $PYTHON if set, else the first on the PATH.

new_enough() { # a name can be on the PATH and yet not start, as a version manager's can
    "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null
}

if [ -n "${PYTHON:-}" ]; then
    new_enough "$PYTHON" && exec "$PYTHON" "$@"
    echo "PYTHON=$PYTHON is not Python 3.11 or later" >&2
    exit 1
fi
for python in python3 python python3.14 python3.13 python3.12 python3.11; do
    new_enough "$python" && exec "$python" "$@"
done
echo "Python 3.11 or later is not on the PATH; run make tools" >&2
exit 1
