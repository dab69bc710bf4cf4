#!/bin/sh
# tidy.sh [quick]: clang-tidy on every file of build/dev that changed since it was last found clean: itself, a header
# that it includes, .clang-tidy, this script or the tool; quick: only on files of the last ten commits. Clean ones leave a mark in the user's cache
# (XDG_CACHE_HOME), by content, so that other checkouts need not look at them again.
set -eu
cd "$(dirname "$0")/.."
jobs=${JOBS:-$(getconf _NPROCESSORS_ONLN 2>/dev/null || echo 2)}
marks=${XDG_CACHE_HOME:-${HOME:-$PWD/build}/.cache}/entente-tidy
mkdir -p build/tidy "$marks"
tool=$(cat tests/tidy.sh - <<TOOL | sha256sum | cut -c 1-16
$(clang-tidy --version)
TOOL
)
tests/tidy_keys.py "$tool" >build/tidy/keys
if [ "${1:-whole}" = quick ]; then
  git log -10 --first-parent -m --name-only --pretty= >build/tidy/lately
  awk 'NR == FNR { lately[$1]; next } $2 in lately' build/tidy/lately build/tidy/keys >build/tidy/some
  mv build/tidy/some build/tidy/keys
fi
while read -r key file; do
  [ -f "$marks/$key" ] || echo "$key $file"
done <build/tidy/keys >build/tidy/wanted
wanted=$(grep -c . build/tidy/wanted || true)
echo "tidy: $wanted of $(grep -c . build/tidy/keys || true) files" >&2
[ "$wanted" != 0 ] || exit 0
# The static analyser walks the paths of what people run. In tests, whose macros branch at every line, it
# would take three quarters of the time; there the sanitizers look at what really runs.
# shellcheck disable=SC2016
MARKS=$marks xargs -P "$jobs" -n 2 sh -c '
  case "$2" in
    tests/* | bench/* | *_test.cpp) analyser="--checks=-clang-analyzer-*" ;;
    *) analyser=--checks= ;;
  esac
  report=$(clang-tidy --quiet -p build/dev --extra-arg=-Wno-unknown-warning-option "$analyser" "$2" 2>&1) || {
    printf "%s\n" "$report" | grep -v "warnings generated\|Suppressed\|Use -header-filter"
    exit 1
  }
  : >"$MARKS/$1"' tidy <build/tidy/wanted
