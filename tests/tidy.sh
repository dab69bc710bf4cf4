#!/bin/sh
# clang-tidy on every file of build/dev that changed since it was last found clean: itself, a header
# that it includes, .clang-tidy or the tool. Clean ones leave a mark in build/tidy.
set -eu
cd "$(dirname "$0")/.."
jobs=${JOBS:-$(getconf _NPROCESSORS_ONLN 2>/dev/null || echo 2)}
mkdir -p build/tidy
tool=$(clang-tidy --version | sha256sum | cut -c 1-16)
tests/tidy_keys.py "$tool" >build/tidy/keys
while read -r key file; do
  [ -f "build/tidy/$key" ] || echo "$key $file"
done <build/tidy/keys >build/tidy/wanted
wanted=$(grep -c . build/tidy/wanted || true)
echo "tidy: $wanted of $(grep -c . build/tidy/keys || true) files" >&2
[ "$wanted" != 0 ] || exit 0
# shellcheck disable=SC2016
xargs -P "$jobs" -n 2 sh -c '
  report=$(clang-tidy --quiet -p build/dev --extra-arg=-Wno-unknown-warning-option "$2" 2>&1) || {
    printf "%s\n" "$report" | grep -v "warnings generated\|Suppressed\|Use -header-filter"
    exit 1
  }
  : >"build/tidy/$1"' tidy <build/tidy/wanted
