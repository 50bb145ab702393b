#!/bin/sh
# Every header of the layers can be included alone and first. usage: check_headers.sh COMPILER
set -eu
cd "$(dirname "$0")/.."
flags=$(pkg-config --cflags jansson sqlite3 cairo pangocairo plplot)
failed=0
for header in series/*.h text/*.h scan/*.h scan/compile/*.h record/*.h chart/*.h chart/compile/*.h cli/*.h; do
  [ -f "$header" ] || continue
  # shellcheck disable=SC2086
  echo "#include \"$header\"" | "$1" -std=c17 -D_GNU_SOURCE -Wall -Wextra -Werror -I. $flags -fsyntax-only -x c - ||
    { echo "$header does not stand alone"; failed=1; }
done
exit $failed
