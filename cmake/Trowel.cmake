# SPDX-License-Identifier: GPL-3.0-or-later
# What every target of the house shares: language, warnings, Qt's strict defines, sanitizers, ccache, the narrow
# precompiled header, and sources found by folder (a new file needs no edit here: the folder shows the architecture).

find_program(TROWEL_CCACHE ccache)
if(TROWEL_CCACHE AND NOT TROWEL_LINT)
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
# What GCC 12 believes of the flow of values once it has optimised is often wrong: shown, but no error.
target_compile_options(trowel_options INTERFACE
    "$<$<AND:$<CONFIG:Release>,$<CXX_COMPILER_ID:GNU>>:-Wno-error=maybe-uninitialized;-Wno-error=array-bounds;-Wno-error=stringop-overflow;-Wno-error=stringop-overread;-Wno-error=dangling-pointer;-Wno-error=restrict;-Wno-error=free-nonheap-object>")
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

# The lint build compiles with Clang and asks clang-tidy and, where it is installed, clazy: Ninja then knows what is left
# to be looked at again after a change. What the checks are is part of the command, so that changing them does it too.
# Most of the time goes into Qt's headers, which are walked again for every file: a dozen files at once take little longer
# than one. The price is that two of them may not use one name in their unnamed namespaces for different things, which is
# why the rooms where every file speaks the same few words (Row, Words, columns) are still read file by file.
if(TROWEL_LINT)
    find_program(TROWEL_CLANG_TIDY NAMES clang-tidy-14 clang-tidy REQUIRED)
    set(CMAKE_CXX_CLANG_TIDY "${TROWEL_CLANG_TIDY};--quiet")
    set(CMAKE_UNITY_BUILD ON)
    set(CMAKE_UNITY_BUILD_BATCH_SIZE 12)
    set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS "${PROJECT_SOURCE_DIR}/.clang-tidy")
    file(SHA256 "${PROJECT_SOURCE_DIR}/.clang-tidy" checks)
    target_compile_definitions(trowel_options INTERFACE "TROWEL_LINT_CHECKS=${checks}")
    find_library(TROWEL_CLAZY NAMES ClazyPlugin.so)
    if(TROWEL_CLAZY)
        # Beyond level 1: a lambda without a context object is a callback that outlives its view.
        set(checks level1 connect-3arg-lambda qstring-insensitive-allocation qhash-with-char-pointer-key
            # Trees and lists are walked by const reference; these two cry over every temporary in a range-for.
            no-range-loop-detach no-qproperty-without-notify
            # QString::midRef is gone from Qt 6.
            no-qstring-ref
            # clang-format puts the blanks back into SLOT(f(A, B)).
            no-connect-not-normalized)
        list(JOIN checks "," checks)
        target_compile_options(trowel_options INTERFACE
            "SHELL:-Xclang -load -Xclang ${TROWEL_CLAZY} -Xclang -add-plugin -Xclang clazy -Xclang -plugin-arg-clazy -Xclang ${checks}")
    endif()
endif()

# trowel_sources(target dir...): every .cpp and .h below the folders.
function(trowel_sources target)
    foreach(dir IN LISTS ARGN)
        file(GLOB_RECURSE found CONFIGURE_DEPENDS "${dir}/*.cpp" "${dir}/*.h")
        target_sources(${target} PRIVATE ${found})
        if(TROWEL_LINT)
            list(FILTER found INCLUDE REGEX "/(app/demo|core/services|ui/kinds|ui/tour)/")
            set_source_files_properties(${found} PROPERTIES SKIP_UNITY_BUILD_INCLUSION ON)
        endif()
    endforeach()
endfunction()

# trowel_library(target dir): a static library of one room, with the narrow precompiled header.
function(trowel_library target dir)
    add_library(${target} STATIC)
    trowel_sources(${target} "${dir}")
    target_link_libraries(${target} PUBLIC trowel_options)
    target_precompile_headers(${target} PRIVATE "$<$<COMPILE_LANGUAGE:CXX>:${PROJECT_SOURCE_DIR}/cmake/pch_core.h>")
endfunction()
