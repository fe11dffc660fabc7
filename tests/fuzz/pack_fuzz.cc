// Any bytes as a pack: loading gives faults, or a pack, and nothing else. What stands behind a line
// "%%%" goes into the word list list.tsv beside it.
#include <unistd.h>

#include <cstdint>
#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>

#include "demand.h"
#include "rules/pack.h"
#include "trich.h"

namespace {

// A folder of this process, gone at its end.
class Folder {
 public:
  Folder()
      : path_(std::filesystem::temp_directory_path() / ("trich-fuzz-" + std::to_string(getpid()))) {
    std::filesystem::create_directories(path_);
    write("pack.toml", "name = \"fuzz\"\nversion = \"1\"\nphases = [\"one\", \"two\"]\n");
  }
  ~Folder() {
    std::error_code error;
    std::filesystem::remove_all(path_, error);
  }
  void write(const char* name, std::string_view bytes) const {
    std::ofstream out(path_ / name, std::ios::binary);
    out.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  }
  std::string path() const { return path_.string(); }

 private:
  std::filesystem::path path_;
};

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const Folder folder;
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  constexpr std::string_view border = "\n%%%\n";
  const std::size_t cut = bytes.find(border);
  folder.write("rules.toml", bytes.substr(0, cut));
  folder.write("list.tsv", cut == std::string_view::npos ? std::string_view()
                                                         : bytes.substr(cut + border.size()));
  try {
    DEMAND(trich::Pack::load(folder.path(), false) != nullptr);
  } catch (const trich::PackError& error) {
    DEMAND(!error.faults().empty() && *error.what() != 0);
  }
  for (const trich::Fault& fault : trich::check_patterns(folder.path())) {
    DEMAND(!fault.message.empty() && !fault.to_string().empty());
  }
  return 0;
}
