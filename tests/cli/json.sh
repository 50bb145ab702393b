#!/bin/sh
# Every JSON answer fits its schema, and so do the specs of the example; the manual page and the completions are sound.
. "$(dirname "$0")/lib.sh"

schema=$root/docs/schema
fits() {
  python3 "$root/tests/cli/fits.py" "$1" "$2" || fail "$2 does not fit $(basename "$1")"
}

exits 0 "$annals" init
exits 0 "$annals" import "$root/examples/meta-ai/sources.csv" --json
cp out import.json
fits "$schema/import.schema.json" import.json
exits 0 "$annals" import "$root/examples/meta-ai/figures.csv" --dry-run --json
cp out dry.json
fits "$schema/import.schema.json" dry.json
exits 0 "$annals" import "$root/examples/meta-ai/figures.csv"
exits 0 "$annals" source add --feed --id metrics --json
cp out add.json
fits "$schema/source-add.schema.json" add.json
exits 0 "$annals" record load 2025-08-15T10:00:00Z 0.5 --unit x --nature level --source metrics --json
cp out record.json
fits "$schema/record.schema.json" record.json
exits 0 "$annals" undo --json
cp out undo.json
fits "$schema/undo.schema.json" undo.json
exits 0 "$annals" undo 5 --json
for verb in "source list" list log "show hires,employer=Meta,origin=*" "source show example-it" \
  "query hires,employer=Meta,origin=* --by origin --source example-it" \
  "query hires,employer=Meta,origin=* --agg mean --source example-it" "show capex,company=Meta"; do
  # shellcheck disable=SC2086
  exits 0 "$annals" $verb --json
  cp out answer.json
  case $verb in
    "source "*) fits "$schema/source-list.schema.json" answer.json ;;
    *) fits "$schema/${verb%% *}.schema.json" answer.json ;;
  esac
done
exits 0 "$annals" query "hires,employer=Meta,origin=*" --by origin --source example-it --json
golden query.json out
for spec in "$root"/examples/*/*.json "$root/tests/cli/inputs/control.json"; do
  fits "$root/chart/spec.schema.json" "$spec"
done
# What the program refuses for its form alone, the schema refuses as well.
for name in unknown-key unknown-key-deep wrong-type no-data unknown-chart unknown-order; do
  python3 "$root/tests/cli/fits.py" "$root/chart/spec.schema.json" "$root/tests/cli/inputs/$name.json" >/dev/null 2>&1 &&
    fail "the schema takes $name.json"
done

exits 0 "$annals" manual
mandoc -Tlint -Wwarning out >lint 2>&1 || { fail "the manual page does not lint"; cat lint; }
exits 0 "$annals" completion bash
cp out annals.bash
bash -n annals.bash || fail "the bash completion does not parse"
mkdir -p bin
ln -s "$annals" bin/annals
cat >ask.bash <<'B'
PATH=$PWD/bin:$PATH
source ./annals.bash
COMP_WORDS=(annals source l) COMP_CWORD=2
_annals
echo "${COMPREPLY[@]}"
B
exits 0 bash ask.bash
prints "list"
exits 0 "$annals" completion zsh
zsh -n out || fail "the zsh completion does not parse"
exits 64 "$annals" completion fish
done_testing
