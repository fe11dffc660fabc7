# Compiler settings of our own targets, never of those who use the library.
add_library(trich_warnings INTERFACE)
target_compile_options(
  trich_warnings
  INTERFACE -Wall
            -Wextra
            -Wpedantic
            -Wshadow
            -Wconversion
            -Wno-sign-conversion  # ICU counts in int32_t, the standard library in size_t
            -Wno-missing-field-initializers  # {.uri = ..., .bytes = ...} is how Input is made
            $<$<CXX_COMPILER_ID:GNU>:-Wno-maybe-uninitialized>  # GCC 12 guesses wrong when it inlines
            -Wnon-virtual-dtor
            -Woverloaded-virtual
            $<$<CXX_COMPILER_ID:GNU>:-Wno-restrict>  # GCC 12 takes string + string for an overlap
            $<$<BOOL:${TRICH_WERROR}>:-Werror>)

if(TRICH_SANITIZE)
  add_compile_options(-fsanitize=address,undefined -fno-sanitize-recover=all
                      -fno-omit-frame-pointer)
  add_link_options(-fsanitize=address,undefined)
endif()
if(TRICH_FUZZER)
  if(NOT CMAKE_CXX_COMPILER_ID MATCHES Clang)
    message(FATAL_ERROR "TRICH_FUZZER needs clang: libFuzzer is a part of it")
  endif()
  add_compile_options(-fsanitize=fuzzer-no-link)
endif()
