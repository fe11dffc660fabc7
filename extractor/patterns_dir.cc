// Version and data folder: the only file that knows where anything is installed.
#include <cstdlib>
#include <filesystem>
#include <string>
#include <system_error>

#include "trich.h"

namespace trich {

namespace fs = std::filesystem;

std::string_view version() { return TRICH_VERSION; }

std::string default_patterns_dir() {
  if (const char* set = std::getenv("TRICH_PATTERNS"); set != nullptr && *set != '\0') return set;
  std::error_code error;
  const fs::path program = fs::read_symlink("/proc/self/exe", error);
  if (!error) {
    // A program of the build tree uses the packs it was built beside, not those of an older copy
    // that is installed.
    const fs::path inside = program.lexically_relative(TRICH_BUILD_DIR);
    if (!inside.empty() && *inside.begin() != ".." &&
        fs::is_directory(TRICH_SOURCE_PATTERNS, error))
      return TRICH_SOURCE_PATTERNS;
    // An installation that was moved as a whole keeps its packs.
    const fs::path moved = program.parent_path().parent_path() / "share" / "trich" / "patterns";
    if (fs::is_directory(moved, error)) return moved.string();
  }
  if (fs::is_directory(TRICH_INSTALLED_PATTERNS, error)) return TRICH_INSTALLED_PATTERNS;
  return TRICH_SOURCE_PATTERNS;
}

}  // namespace trich
