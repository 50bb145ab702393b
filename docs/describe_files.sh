#!/bin/sh
# The last section of docs/architecture.md, every source file with its opening sentence: prints it, writes it into the page (--update), or
# compares (--check).
set -eu
cd "$(dirname "$0")/.."
page=docs/architecture.md

opening() {
  awk '
    NR == 1 || open { line = $0; sub(/^\/\* ?/, "", line); sub(/^ \* ?/, "", line); closed = sub(/ ?\*\/.*/, "", line)
                      text = text (text ? " " : "") line; open = !closed }
    NR > 1 && !open { exit }
    END { print text }' "$1" | sed 's/ Internal\.$//; s/\. .*/./'
}

describe() {
  for layer in series text scan scan/compile record chart chart/compile cli; do
    printf '\n### %s/\n\n' "$layer"
    for file in "$layer"/*.h "$layer"/*.c; do
      echo "- \`$(basename "$file")\` $(opening "$file")"
    done
  done
}

whole() {
  sed '/^### series\/$/,$d' "$page" | sed -e :a -e '/^\n*$/{$d;N;ba' -e '}'
  describe
}

case ${1:-} in
  --update) whole >"$page.new" && mv "$page.new" "$page" ;;
  --check) whole | diff "$page" - || { echo "$page is behind the files: run docs/describe_files.sh --update"; exit 1; } ;;
  *) describe ;;
esac
