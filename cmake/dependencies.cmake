# Everything comes from the system; nothing is downloaded. See `dev` for the Debian packages.
find_package(ICU REQUIRED COMPONENTS uc)
find_package(OpenSSL 3.0 REQUIRED COMPONENTS Crypto)  # SHA-256
find_package(Threads REQUIRED)
find_package(PkgConfig REQUIRED)
pkg_check_modules(re2 REQUIRED IMPORTED_TARGET re2)
pkg_check_modules(utf8proc REQUIRED IMPORTED_TARGET libutf8proc)
find_package(nlohmann_json 3.11 REQUIRED)
find_path(TRICH_TOMLPLUSPLUS_INCLUDE toml++/toml.h REQUIRED)  # used as headers alone
if(TRICH_CLI)
  find_package(CLI11 2.1 REQUIRED)
endif()

# The program's allocator: a tenth of a run was glibc's. Only programs take it, never the library;
# without it everything works, slower. The sanitizers have their own.
add_library(trich_allocator INTERFACE)
if(NOT TRICH_SANITIZE)
  find_library(TRICH_TCMALLOC tcmalloc_minimal)
  if(TRICH_TCMALLOC)
    target_link_libraries(trich_allocator INTERFACE ${TRICH_TCMALLOC})
  endif()
endif()
