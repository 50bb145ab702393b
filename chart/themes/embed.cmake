# cmake -DOUTPUT=themes.c "-DFILES=screen.json;dark.json" -P embed.cmake: the themes as bytes of a C file.
set(code "/* The files of chart/themes/, as bytes; made by embed.cmake. */\n#include \"chart/theme.h\"\n\n")
set(table "")
foreach(file IN LISTS FILES)
  get_filename_component(name ${file} NAME_WE)
  file(READ ${file} bytes HEX)
  string(REGEX REPLACE "([0-9a-f][0-9a-f])" "0x\\1," bytes "${bytes}")
  string(APPEND code "static const char file_${name}[] = {${bytes}0};\n")
  string(APPEND table "    {\"${name}\", file_${name}},\n")
endforeach()
list(LENGTH FILES count)
string(APPEND code "\nconst annals_theme_file annals_theme_files[] = {\n${table}};\n"
                   "const size_t annals_theme_file_count = ${count};\n")
file(WRITE ${OUTPUT} "${code}")
