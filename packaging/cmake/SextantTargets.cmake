# Target helpers: one place for the warning flags, the definitions and the shape of every target.

add_library(sextant_options INTERFACE)
target_compile_options(sextant_options INTERFACE
    -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wno-sign-conversion)
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU" AND CMAKE_CXX_COMPILER_VERSION VERSION_LESS 14)
    # At -O3 these guess wrongly about std::optional, std::variant and std::string members (gcc bug 80635); the sanitizers
    # find what is real.
    target_compile_options(sextant_options INTERFACE
        -Wno-maybe-uninitialized -Wno-array-bounds -Wno-restrict -Wno-stringop-overflow)
endif()
target_compile_definitions(sextant_options INTERFACE
    QT_NO_CAST_FROM_ASCII QT_NO_CAST_TO_ASCII QT_NO_URL_CAST_FROM_STRING QT_NO_FOREACH
    QT_DISABLE_DEPRECATED_BEFORE=0x060400)
if(SEXTANT_SANITIZE)
    target_compile_options(sextant_options INTERFACE -fsanitize=address,undefined -fno-omit-frame-pointer -g1)
    target_link_options(sextant_options INTERFACE -fsanitize=address,undefined)
endif()

# sextant_library(name): a static library whose files are listed by sextant_sources.
function(sextant_library name)
    add_library(${name} STATIC)
    target_link_libraries(${name} PRIVATE sextant_options)
    target_include_directories(${name} PUBLIC "${PROJECT_SOURCE_DIR}")
endfunction()

# sextant_sources(target files...): headers join the public file set (so that each is checked to
# compile alone), everything else is private.
function(sextant_sources target)
    set(headers ${ARGN})
    list(FILTER headers INCLUDE REGEX "\\.h$")
    set(sources ${ARGN})
    list(FILTER sources EXCLUDE REGEX "\\.h$")
    list(TRANSFORM headers PREPEND "${CMAKE_CURRENT_SOURCE_DIR}/")
    list(TRANSFORM sources PREPEND "${CMAKE_CURRENT_SOURCE_DIR}/")
    if(headers)
        target_sources(${target} PUBLIC FILE_SET HEADERS BASE_DIRS "${PROJECT_SOURCE_DIR}" FILES ${headers})
    endif()
    if(sources)
        target_sources(${target} PRIVATE ${sources})
    endif()
endfunction()

# sextant_test(name LABEL fast|long LINK targets...): builds name.cpp as a Qt Test and registers it.
function(sextant_test name)
    cmake_parse_arguments(arg "" "LABEL" "LINK;SOURCES" ${ARGN})
    if(NOT arg_LABEL)
        set(arg_LABEL fast)
    endif()
    add_executable(${name} ${name}.cpp ${arg_SOURCES})
    target_link_libraries(${name} PRIVATE sextant_options Qt6::Test ${arg_LINK})
    add_test(NAME ${name} COMMAND ${name})
    set_tests_properties(${name} PROPERTIES
        LABELS ${arg_LABEL}
        TIMEOUT 300
        ENVIRONMENT "QT_QPA_PLATFORM=offscreen;QTEST_DISABLE_STACK_DUMP=1;LC_ALL=C.UTF-8")
endfunction()
