// A folder of packs for one test, written below the system's folder for temporary files.
#pragma once

#include <unistd.h>

#include <atomic>
#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>

namespace trich::testing {

class PackFolder {
 public:
  PackFolder() {
    static std::atomic<int> count = 0;
    path_ = std::filesystem::temp_directory_path() /
            ("trich-pack-" + std::to_string(getpid()) + "-" + std::to_string(count++));
    std::filesystem::create_directories(path_);
    add("pack.toml", "name = 'test'\nversion = '1'\nphases = ['one', 'two']\n");
  }
  ~PackFolder() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
  }
  PackFolder(const PackFolder&) = delete;
  PackFolder& operator=(const PackFolder&) = delete;

  PackFolder& add(std::string_view file, std::string_view bytes) {
    auto path = path_ / file;
    std::filesystem::create_directories(path.parent_path());
    std::ofstream(path, std::ios::binary) << bytes;
    return *this;
  }
  std::string path() const { return path_.string(); }

 private:
  std::filesystem::path path_;
};

}  // namespace trich::testing
