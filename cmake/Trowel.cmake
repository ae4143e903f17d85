# SPDX-License-Identifier: GPL-3.0-or-later
# What every target of the house shares: language, warnings, Qt's strict defines, sanitizers, ccache, the narrow
# precompiled header, and sources found by folder (a new file needs no edit here: the folder shows the architecture).

find_program(TROWEL_CCACHE ccache)
if(TROWEL_CCACHE)
    set(CMAKE_CXX_COMPILER_LAUNCHER
        "${CMAKE_COMMAND}" -E env
        CCACHE_BASEDIR=${CMAKE_SOURCE_DIR} CCACHE_NOHASHDIR=1
        CCACHE_SLOPPINESS=pch_defines,time_macros,include_file_mtime,include_file_ctime
        "${TROWEL_CCACHE}")
endif()

add_library(trowel_options INTERFACE)
target_compile_features(trowel_options INTERFACE cxx_std_20)
target_compile_options(trowel_options INTERFACE
    -Wall -Wextra -Wpedantic -Wshadow -Wnon-virtual-dtor -Woverloaded-virtual -Wimplicit-fallthrough -Werror)
target_compile_definitions(trowel_options INTERFACE
    QT_NO_CAST_FROM_ASCII QT_NO_CAST_TO_ASCII QT_NO_URL_CAST_FROM_STRING QT_NO_CAST_FROM_BYTEARRAY
    QT_NO_NARROWING_CONVERSIONS_IN_CONNECT QT_NO_FOREACH QT_DISABLE_DEPRECATED_BEFORE=0x060400
    TROWEL_VERSION="${PROJECT_VERSION}")
target_include_directories(trowel_options INTERFACE "${PROJECT_SOURCE_DIR}")
if(TROWEL_SANITIZE)
    # GCC 12 reports uninitialised values that are none once the sanitizers have rewritten the code.
    target_compile_options(trowel_options INTERFACE
        -fsanitize=address,undefined -fno-sanitize-recover=undefined -fno-omit-frame-pointer -Wno-maybe-uninitialized)
    target_link_options(trowel_options INTERFACE -fsanitize=address,undefined)
endif()

# trowel_sources(target dir...): every .cpp and .h below the folders.
function(trowel_sources target)
    foreach(dir IN LISTS ARGN)
        file(GLOB_RECURSE found CONFIGURE_DEPENDS "${dir}/*.cpp" "${dir}/*.h")
        target_sources(${target} PRIVATE ${found})
    endforeach()
endfunction()

# trowel_library(target dir): a static library of one room, with the narrow precompiled header.
function(trowel_library target dir)
    add_library(${target} STATIC)
    trowel_sources(${target} "${dir}")
    target_link_libraries(${target} PUBLIC trowel_options)
    target_precompile_headers(${target} PRIVATE "$<$<COMPILE_LANGUAGE:CXX>:${PROJECT_SOURCE_DIR}/cmake/pch_core.h>")
endfunction()
