# cmake -DOUTPUT=languages.c "-DFILES=common.txt;en.txt" -P embed.cmake: the language files as bytes of a C file.
set(code "/* The files of scan/lang/, as bytes; made by embed.cmake. */\n#include \"scan/language.h\"\n\n")
set(table "")
foreach(file IN LISTS FILES)
  get_filename_component(name ${file} NAME_WE)
  file(READ ${file} bytes HEX)
  string(REGEX REPLACE "([0-9a-f][0-9a-f])" "0x\\1," bytes "${bytes}")
  string(APPEND code "static const unsigned char file_${name}[] = {${bytes}0};\n")
  string(APPEND table "    {\"${name}\", file_${name}, sizeof file_${name} - 1},\n")
endforeach()
list(LENGTH FILES count)
string(APPEND code "\nconst annals_language_file annals_language_files[] = {\n${table}};\n"
                   "const size_t annals_language_file_count = ${count};\n")
file(WRITE ${OUTPUT} "${code}")
