# Files of the source tree as tables of a C file.
#
# annals_embed(OUTPUT schema.c FILES a.sql b.sql HEADER record/sqlite_schema.h
#              TABLE "const char *const annals_schema_steps" COUNT "const int annals_schema_count" ROW "@array@" [WORDS ANNALS_WORD])
#
# writes OUTPUT in the current binary folder, anew where a file has changed: an array for each file, the table with a ROW for each, and their
# number. In a ROW @array@ is the file's array, @name@ its name without the ending. An array holds the bytes of its file with a NUL behind them;
# with WORDS it holds texts, each at its place in that enumeration: the row "this-year: words" is at ANNALS_WORD_THIS_YEAR, and @tags@ is what
# the row "tags" says, else the name.
#
# The same file is the script that does so while annals is built: cmake -DOUTPUT=... -DFILES=... ... -P embed.cmake
cmake_minimum_required(VERSION 3.25)

function(annals_embed)
  cmake_parse_arguments(PARSE_ARGV 0 EMBED "" "OUTPUT;HEADER;TABLE;COUNT;ROW;WORDS" "FILES")
  list(TRANSFORM EMBED_FILES PREPEND ${CMAKE_CURRENT_SOURCE_DIR}/)
  add_custom_command(
    OUTPUT ${CMAKE_CURRENT_BINARY_DIR}/${EMBED_OUTPUT}
    COMMAND ${CMAKE_COMMAND} -DOUTPUT=${CMAKE_CURRENT_BINARY_DIR}/${EMBED_OUTPUT} "-DFILES=${EMBED_FILES}" -DHEADER=${EMBED_HEADER}
            "-DTABLE=${EMBED_TABLE}" "-DCOUNT=${EMBED_COUNT}" "-DROW=${EMBED_ROW}" -DWORDS=${EMBED_WORDS}
            -P ${CMAKE_CURRENT_FUNCTION_LIST_FILE}
    DEPENDS ${EMBED_FILES} ${CMAKE_CURRENT_FUNCTION_LIST_FILE}
    VERBATIM)
endfunction()

# The array of a file as bytes.
function(annals_embed_bytes array file code)
  file(READ ${file} bytes HEX)
  string(REGEX REPLACE "([0-9a-f][0-9a-f])" "'\\\\x\\1'," bytes "${bytes}")
  set(${code} "static const char ${array}[] = {${bytes}0};\n" PARENT_SCOPE)
endfunction()

# The array of a file of rows "name: words"; `tags` is set where a row says so.
function(annals_embed_words array file code)
  file(READ ${file} text)
  # In this order: what C and CMake would take for their own becomes an escape.
  string(REPLACE "\\" "\\134" text "${text}")
  string(REPLACE ";" "\\073" text "${text}")
  string(REPLACE "[" "\\133" text "${text}")
  string(REPLACE "]" "\\135" text "${text}")
  string(REPLACE "\"" "\\042" text "${text}")
  string(REPLACE "?" "\\077" text "${text}")
  string(REPLACE "\n" ";" lines "${text}")
  set(rows "static const char *const ${array}[${WORDS}_COUNT] = {\n")
  set(number 0)
  foreach(line IN LISTS lines)
    math(EXPR number "${number} + 1")
    if(line STREQUAL "" OR line MATCHES "^#")
      continue()
    endif()
    if(NOT line MATCHES "^([a-z-]+): (.*[^ ])$")
      message(FATAL_ERROR "${file}:${number}: \"${line}\" is no row; wanted name: words")
    endif()
    if(CMAKE_MATCH_1 STREQUAL "tags")
      set(tags "${CMAKE_MATCH_2}" PARENT_SCOPE)
      continue()
    endif()
    set(words "${CMAKE_MATCH_2}")
    string(TOUPPER "${CMAKE_MATCH_1}" word)
    string(REPLACE "-" "_" word "${word}")
    string(APPEND rows "    [${WORDS}_${word}] = \"${words}\",\n")
  endforeach()
  set(${code} "${rows}};\n" PARENT_SCOPE)
endfunction()

function(annals_embed_write)
  set(arrays "")
  set(table "")
  foreach(file IN LISTS FILES)
    get_filename_component(name ${file} NAME_WLE)
    string(MAKE_C_IDENTIFIER "file_${name}" array)
    set(tags "${name}")
    if(WORDS)
      annals_embed_words(${array} ${file} code)
    else()
      annals_embed_bytes(${array} ${file} code)
    endif()
    string(CONFIGURE "${ROW}" row @ONLY)
    string(APPEND arrays "${code}\n")
    string(APPEND table "    ${row},\n")
  endforeach()
  list(LENGTH FILES count)
  file(WRITE ${OUTPUT} "/* Made by cmake/embed.cmake. */\n#include \"${HEADER}\"\n\n${arrays}${TABLE}[] = {\n${table}};\n${COUNT} = ${count};\n")
endfunction()

if(CMAKE_SCRIPT_MODE_FILE STREQUAL CMAKE_CURRENT_LIST_FILE)
  annals_embed_write()
endif()
