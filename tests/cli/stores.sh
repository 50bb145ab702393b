#!/bin/sh
# Stores that are none, outputs that can't be written, disks that are full: one clear line, and nothing is lost.
. "$(dirname "$0")/lib.sh"

example
exits 0 "$annals" export -o before.csv

# What is no record stays as it is.
cp "$root/tests/cli/inputs/not-a-record.txt" text.db
exits 65 "$annals" list --store text.db
same text.db "$root/tests/cli/inputs/not-a-record.txt"
exits 65 "$annals" undo --store text.db
same text.db "$root/tests/cli/inputs/not-a-record.txt"
: >empty.db
exits 65 "$annals" list --store empty.db
exits 65 "$annals" list --store .
exits 73 "$annals" init --store nowhere/annals.db
exits 73 "$annals" init --store text.db
sqlite3 foreign.db 'CREATE TABLE t(a)'
exits 65 "$annals" list --store foreign.db
cp annals.db newer.db
sqlite3 newer.db 'PRAGMA user_version = 99' >/dev/null
exits 65 "$annals" list --store newer.db
says "newer"
head -c 20000 annals.db >cut.db
"$annals" export --store cut.db >out 2>err && fail "a cut store exports"
silent out

# A log without its record belongs to another one.
: >gone.db-wal
exits 73 "$annals" init --store gone.db
says "gone.db-wal"
rm gone.db-wal

# Names that SQLite would take for something else are file names here.
for name in ':memory:' 'file:odd?mode=memory'; do
  exits 0 "$annals" init --store "$name"
  exits 0 "$annals" list --store "$name"
  [ -f "$name" ] || fail "$name is no file"
done

# A file system that is full, where one may be mounted: nothing half made, nothing said that is not so.
mkdir small
if [ "$(id -u)" = 0 ] && mount -t tmpfs -o size=120k none small 2>/dev/null; then
  exits 74 "$annals" init --store small/annals.db
  [ -z "$(ls -A small)" ] || fail "init left $(ls -A small) on a full file system"
  umount small
  mount -t tmpfs -o size=600k none small
  exits 0 "$annals" init --store small/annals.db
  exits 0 "$annals" source add --feed --id f --store small/annals.db
  head -c 390000 /dev/zero >small/fill
  seq 1 300 | sed 's/.*/"big,n=&",2025,&,GPU,level,f/' | sed '1i series,period,amount,unit,nature,source' >figures300.csv
  exits 74 "$annals" import figures300.csv --store small/annals.db
  says "stands, but only as long as small/annals.db-wal stays beside it"
  rm small/fill
  exits 0 "$annals" list --store small/annals.db
  [ "$(wc -l <out)" = 301 ] || fail "an operation that was said to stand is gone"
  [ "$(ls -A small)" = annals.db ] || fail "with room again the log is not folded in: $(ls -A small)"
  umount small
fi

# The environment names the store; the option wins.
ANNALS_STORE=annals.db exits 0 env ANNALS_STORE=annals.db "$annals" list
exits 0 env ANNALS_STORE=nowhere.db "$annals" list --store annals.db
exits 66 env ANNALS_STORE=nowhere.db "$annals" list

# Outputs.
exits 73 "$annals" export -o nowhere/figures.csv
exits 73 "$annals" export -o .
exits 74 "$annals" export -o /dev/full
[ -c /dev/full ] || fail "/dev/full was replaced"
exits 74 sh -c "'$annals' export >/dev/full"
exits 74 sh -c "'$annals' list --json >/dev/full"
mkfifo pipe
cat pipe >piped.csv &
exits 0 "$annals" export -o pipe
wait
same piped.csv before.csv
[ -p pipe ] || fail "the pipe was replaced"
ln -s target.csv link.csv
echo old >target.csv
exits 0 "$annals" export -o link.csv
[ -L link.csv ] || fail "the link was replaced"
same target.csv before.csv
echo old >kept.csv
exits 65 "$annals" export pears -o kept.csv
echo old | cmp -s - kept.csv || fail "a failed export replaced the old file"
ls -A | grep -q '^\.annals' && fail "a temporary file is left"

# A file-size limit stands for a full disk: the write fails, the record is as before.
cp annals.db full.db
seq 1 4000 | sed 's/.*/"big,n=&",2025,&,GPU,level,example-en/' | sed '1i series,period,amount,unit,nature,source' >big.csv
(
  ulimit -f 400
  trap '' XFSZ
  "$annals" import big.csv --store full.db >out 2>err
)
got=$?
[ "$got" = 74 ] || { fail "full disk: exit $got"; cat err; }
exits 0 "$annals" export --store full.db
same out before.csv

# An interrupt during an import takes everything back, and says so.
exits 0 "$annals" init --store stopped.db
exits 0 "$annals" source add --feed --id f --store stopped.db
{ echo series,period,amount,unit,nature,source; seq 1 400000 | sed 's/.*/"n,i=&",2025,&,x,level,f/'; } >huge.csv
"$annals" import huge.csv --store stopped.db >out 2>err &
importing=$!
until [ -e stopped.db-wal ]; do :; done
kill -INT "$importing"
wait "$importing"
got=$?
[ "$got" = 130 ] || [ "$got" = 0 ] || fail "interrupted import: exit $got"
[ "$got" = 130 ] && says "interrupted; nothing was imported"
exits 0 "$annals" list --store stopped.db
[ "$got" = 130 ] && [ "$(wc -l <out)" != 1 ] && fail "an interrupted import left rows behind"
[ -e stopped.db-wal ] && fail "an interrupted import left its log behind"

# A folder that can't be written.
mkdir shut
cp annals.db shut/
chmod a-w shut shut/annals.db
if [ "$(id -u)" = 0 ]; then
  chmod 755 "$work"
  as="setpriv --reuid=65534 --regid=65534 --clear-groups"
else
  as=
fi
exits 0 $as "$annals" export --store "$work/shut/annals.db"
same out before.csv
exits 73 $as "$annals" undo --store "$work/shut/annals.db"
exits 73 $as "$annals" init --store "$work/shut/new.db"
exits 73 $as "$annals" export --store "$work/shut/annals.db" -o "$work/shut/figures.csv"
done_testing
