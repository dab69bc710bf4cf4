#!/bin/sh
# Every C++ file is laid out as .clang-format says; `tests/format.sh --fix` does it.
set -eu
cd "$(dirname "$0")/.."
mode='--dry-run --Werror'
[ "${1:-}" != --fix ] || mode=-i
# shellcheck disable=SC2086
find entente tests bench -name '*.hpp' -o -name '*.cpp' | LC_ALL=C sort | xargs clang-format $mode
