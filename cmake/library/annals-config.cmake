include("${CMAKE_CURRENT_LIST_DIR}/annals-targets.cmake")
