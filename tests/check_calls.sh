#!/bin/sh
# Refuses circles of calls between the files of a folder: nm says who defines and who uses a name, tsort finds the circles.
# $1: nm; then the folder's object files.
set -eu
export LC_ALL=C
nm=$1
shift
[ $# -gt 1 ] || { echo "no object files to look at"; exit 1; }

# "name file" of what is defined, "file name" of what is used; a file that several targets compile counts once.
circles=$("$nm" -A "$@" | awk '
  { split($0, parts, ":"); file = parts[1]; sub(/.*\//, "", file); count = split(parts[2], words, " ") }
  count == 3 && words[2] ~ /[TDRB]/ { owner[words[3]] = file }
  count == 2 && words[1] == "U" { uses[file " " words[2]] = 1 }
  END {
    for (use in uses) {
      split(use, pair, " ")
      if (pair[2] in owner && owner[pair[2]] != pair[1])
        print pair[1], owner[pair[2]]
    }
  }' | sort -u | tsort 2>&1 >/dev/null || true)
if [ -n "$circles" ]; then
  echo "these files call each other in a circle:"
  echo "$circles"
  exit 1
fi
