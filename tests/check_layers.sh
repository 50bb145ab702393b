#!/bin/sh
# Compares every #include with the link lists: a layer may include itself and what its CMakeLists.txt links, nothing else.
set -eu
cd "$(dirname "$0")/.."

# What the link list of a folder names, followed through to the end.
may_include() {
  for linked in $(sed -n 's/.*target_link_libraries(annals_[a-z]* *//p' "$1/CMakeLists.txt" | tr ' ()' '\n\n\n' | sed -n 's/^annals_//p'); do
    case $linked in
      static) echo series text scan record chart ;;
      series|text|scan|record|chart) echo "$linked"; may_include "$linked" ;;
    esac
  done
}

failed=0
for layer in series text scan record chart cli; do
  allowed=" $layer $(may_include "$layer" | tr '\n' ' ') "
  for file in "$layer"/*.c "$layer"/*.h "$layer"/compile/*.c "$layer"/compile/*.h; do
    [ -f "$file" ] || continue
    for target in $(sed -n 's/^#include "\(.*\)".*/\1/p' "$file"); do
      case $target in
        ../../*) other=${target#../../}; other=${other%%/*} ;;
        ../*/*) other=${target#../}; other=${other%%/*} ;;
        ../*) other=$layer ;;
        */*) other=${target%%/*} ;;
        *) other=$layer ;;
      esac
      case $allowed in
        *" $other "*) ;;
        *) echo "$file: includes $target, which $layer/CMakeLists.txt does not link"; failed=1 ;;
      esac
      [ -f "$other/${target##*/}" ] || [ -f "$other/compile/${target##*/}" ] || { echo "$file: includes $target, which is not there"; failed=1; }
    done
    case $layer in
      record) hidden='<plplot|<cairo|<pango|<unicode/' ;;
      chart) hidden='<sqlite|<zstd|<unicode/' ;;
      text) hidden='<sqlite|<plplot|<cairo|<pango' ;;
      *) hidden='<sqlite|<zstd|<plplot|<cairo|<pango|<unicode/' ;;
    esac
    if grep -nE "^#include ($hidden)" "$file" | sed "s|^|$file:|" | grep .; then
      echo "$file: this library stays in another folder"
      failed=1
    fi
  done
done

# Units that include each other: none.
for header in */*.h */compile/*.h; do
  for target in $(sed -n 's/^#include "\(.*\)".*/\1/p' "$header"); do
    name=${target##*/}
    other=$(ls */"$name" */compile/"$name" 2>/dev/null | head -n 1)
    if [ -n "$other" ] && grep -q "#include \".*\b$(basename "$header")\"" "$other"; then
      echo "$header and $other include each other"
      failed=1
    fi
  done
done
exit $failed
