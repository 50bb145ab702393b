# Shared by the end-to-end tests: sourced, with the program in $1 and the project's root in $2. Works in an empty folder of its own.
set -u
annals=$1
root=$2
unset ANNALS_STORE NO_COLOR
work=$(mktemp -d)
trap 'chmod -R u+w "$work" 2>/dev/null; rm -rf "$work"' EXIT
cd "$work" || exit 1
failures=0

fail() {
  echo "FAILED: $*"
  failures=$((failures + 1))
}

# exits STATUS COMMAND...: runs it, output in $work/out and $work/err, and compares the exit status.
exits() {
  exit_wanted=$1
  shift
  "$@" >"$work/out" 2>"$work/err"
  got=$?
  [ "$got" = "$exit_wanted" ] || { fail "$* : exit $got, wanted $exit_wanted"; sed 's/^/    /' "$work/err"; }
}

# says TEXT: what the last command wrote to stderr holds it.
says() {
  grep -qF -- "$1" "$work/err" || { fail "wanted on stderr: $1"; sed 's/^/    /' "$work/err"; }
}

# prints TEXT: what the last command wrote to stdout holds it.
prints() {
  grep -qF -- "$1" "$work/out" || { fail "wanted on stdout: $1"; sed 's/^/    /' "$work/out"; }
}

silent() {
  [ -s "$work/$1" ] && { fail "$1 is not empty"; sed 's/^/    /' "$work/$1"; }
  return 0
}

same() {
  cmp -s "$1" "$2" || { fail "$1 differs from $2"; diff "$1" "$2" | head -n 20 | sed 's/^/    /'; }
}

# golden NAME FILE: compares with tests/cli/golden/NAME; ANNALS_GOLDEN=update rewrites it.
golden() {
  if [ "${ANNALS_GOLDEN:-}" = update ]; then
    mkdir -p "$root/tests/cli/golden"
    cp "$2" "$root/tests/cli/golden/$1"
  fi
  same "$2" "$root/tests/cli/golden/$1"
}

# A record with the example in it.
example() {
  exits 0 "$annals" init
  exits 0 "$annals" import "$root/examples/meta-ai/sources.csv"
  exits 0 "$annals" import "$root/examples/meta-ai/figures.csv"
}

done_testing() {
  [ "$failures" = 0 ] && exit 0
  echo "$failures failed"
  exit 1
}
