#!/bin/sh
# The installed tree: the program draws from there, the library links from C by pkg-config and by CMake, and exports only what its headers name.
. "$(dirname "$0")/lib.sh"
build=$3

exits 0 cmake --install "$build" --prefix "$work/prefix"
mv prefix moved
prefix=$work/moved
annals=$prefix/bin/annals
exits 0 "$annals" --version
example
exits 0 "$annals" chart "$root/examples/meta-ai/hires.json" -o hires.png
[ -s "$prefix/share/man/man1/annals.1" ] || fail "no manual page"
[ -s "$prefix/share/bash-completion/completions/annals" ] || fail "no bash completion"
[ -s "$prefix/share/zsh/site-functions/_annals" ] || fail "no zsh completion"

case $(grep ANNALS_SANITIZE:STRING "$build/CMakeCache.txt") in
  *=?*) flags="-fsanitize=address,undefined" ;;
  *) flags= ;;
esac
libdir=$(dirname "$(find "$prefix" -name libannals.so)")
export PKG_CONFIG_PATH="$libdir/pkgconfig"

# pkg-config: the program of examples/library, linked with the shared library.
# shellcheck disable=SC2046
exits 0 cc -std=c17 -Wall -Wextra -Werror $flags "$root/examples/library/capacity.c" $(pkg-config --cflags --libs annals) \
  -Wl,-rpath,"$libdir" -o shared
exits 0 ./shared shared.db
golden library.txt out

# The static library, with what it needs itself.
# shellcheck disable=SC2046
exits 0 cc -std=c17 $flags "$root/examples/library/capacity.c" $(pkg-config --cflags annals) "$libdir/libannals.a" \
  $(pkg-config --libs --static annals | tr ' ' '\n' | grep -v '^-lannals$' | tr '\n' ' ') -o static
exits 0 ./static static.db
golden library.txt out

# The CMake package.
mkdir project
cp "$root/examples/library/CMakeLists.txt" "$root/examples/library/capacity.c" project/
exits 0 cmake -G Ninja -S project -B project/build -DCMAKE_PREFIX_PATH="$prefix" -DCMAKE_C_FLAGS="$flags"
exits 0 cmake --build project/build
exits 0 project/build/capacity cmake.db
golden library.txt out

# Each public header stands alone; exported is just what they declare.
find "$prefix/include" -name '*.h' | sort >headers
[ "$(wc -l <headers)" -ge 10 ] || fail "headers are missing"
while read -r header; do
  exits 0 cc -std=c17 -Wall -Wextra -Wpedantic -Werror -fsyntax-only -x c "$header"
done <headers
nm -D --defined-only "$libdir/libannals.so" | awk '{ print $3 }' | grep -v '^__' | sort >exported
xargs cat <headers | tr '\n' ' ' | grep -oE 'ANNALS_API[^;]*;' | grep -oE 'annals_[a-z0-9_]+ ?\(' | tr -d ' (' | sort -u >declared
grep -v '^annals_' exported >foreign && fail "exported without annals_: $(cat foreign)"
comm -23 exported declared >extra
comm -13 exported declared >missing
[ -s extra ] && fail "exported, but in no public header: $(tr '\n' ' ' <extra)"
[ -s missing ] && fail "declared, but not exported: $(tr '\n' ' ' <missing)"
done_testing
