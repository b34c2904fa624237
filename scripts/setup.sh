#!/bin/sh
# Makes the virtual environment that all targets of the Makefile run in: finds a Python that is new enough, and installs
# exactly what a lock file names and this project itself: `setup.sh VENV LOCK`.
set -eu

venv="$1"
lock="$2"
wanted="3.11"

say() { printf '%s\n' "$*" >&2; }

# What a Python says of itself: its version, whether that is new enough, whether it can make an environment. A name on the
# PATH proves little (version managers put shims there that only complain): run it.
about() {
  "$1" -c "import sys; from importlib.util import find_spec as f; v = sys.version_info
print('%d.%d.%d' % v[:3], v >= (${wanted%.*}, ${wanted#*.}), bool(f('ensurepip') and f('venv')))" 2>/dev/null
}

python=""
without_venv=""
too_old=""
for candidate in ${PYTHON:-python3.13 python3.12 python3.11 python3 python}; do
  said="$(about "$candidate")" || continue
  version="${said%% *}"
  case "$said" in
    *" False "*) too_old="$candidate is $version" ;;
    *" False") without_venv="$candidate" ;;
    *)
      python="$candidate"
      break
      ;;
  esac
done

if [ -z "$python" ]; then
  if [ -n "$without_venv" ]; then
    say "$without_venv lacks the module venv. On Debian and Ubuntu it comes with: sudo apt-get install python3-venv"
  elif [ -n "$too_old" ]; then
    say "Python $wanted or later is needed, but $too_old. Get it from your package manager or from python.org,"
    say "or name one: make site PYTHON=/path/to/python3.12"
  else
    say "No Python found. Version $wanted or later is needed, from your package manager or from python.org."
  fi
  exit 1
fi

# An environment whose Python has gone or is too old by now, or that was broken off while packages were written, is of no
# use: make it again. Without a pip of its own, which would cost as much as all that uv does (see install.py).
if [ -e "$venv/.installing" ] || ! about "$venv/bin/python" | grep -q ' True '; then
  say "Setting up $venv with Python $version (once) ..."
  "$python" -m venv --clear --without-pip "$venv"
fi
"$python" scripts/install.py "$venv" "$lock"
"$python" scripts/interpreter.py "$venv"
