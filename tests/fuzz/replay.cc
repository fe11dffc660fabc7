// Stands in for libFuzzer: runs a target over every file of the folders given, and over mutations
// of each. The same numbers every time.
//
//   trich_normalize_fuzz [--mutations=N] PATH...
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace {

namespace fs = std::filesystem;

void run(const std::string& bytes) {
  // An exact copy on the heap: reading past its end is seen by the address sanitizer.
  const std::vector<std::uint8_t> copy(bytes.begin(), bytes.end());
  LLVMFuzzerTestOneInput(copy.data(), copy.size());
}

std::uint32_t next(std::uint32_t& state, std::size_t below) {
  state = state * 1664525u + 1013904223u;
  return static_cast<std::uint32_t>((state >> 8) % (below == 0 ? 1 : below));
}

// Pieces that break readers: half characters, marks, controls, separators, brackets.
constexpr const char* kPieces[] = {
    "\xC3", "\xE1\xBA", "\xCC\x81", "\xE2\x80\x8B", "\xE2\x80\xA8",
    "\r",   "\n\n",     "  ",       "\xFF",         "\xF0\x9F\x98\x80",
    "(",    "\"",       "31/02",    "99999999999",  "%{",
    "[[",   "]]",       "'''",      "\t",           "\xC2\xA0"};

void run_mutations(const std::string& bytes, std::uint32_t seed, int count) {
  std::uint32_t state = seed;
  for (int i = 0; i < count; ++i) {
    std::string changed = bytes;
    for (int j = 0; j <= i % 12; ++j) {
      const std::size_t at = next(state, changed.size());
      switch (next(state, 4)) {
        case 0:
          if (!changed.empty()) changed[at] = static_cast<char>(next(state, 256));
          break;
        case 1:
          changed.insert(at, kPieces[next(state, std::size(kPieces))]);
          break;
        case 2:
          changed.erase(at, 1 + next(state, 9));
          break;
        default:
          changed.insert(next(state, changed.size()), changed.substr(at, 1 + next(state, 40)));
      }
    }
    run(changed);
  }
  run(bytes.substr(0, next(state, bytes.size())));
  run(bytes.substr(next(state, bytes.size())));
}

}  // namespace

int main(int argc, char** argv) {
  int mutations = 12;
  std::vector<fs::path> paths;
  for (int i = 1; i < argc; ++i) {
    if (std::sscanf(argv[i], "--mutations=%d", &mutations) == 1) continue;
    if (!fs::is_directory(argv[i])) {
      paths.emplace_back(argv[i]);
      continue;
    }
    for (const auto& entry : fs::recursive_directory_iterator(argv[i]))
      if (entry.is_regular_file() && entry.file_size() < 200000) paths.push_back(entry.path());
  }
  std::sort(paths.begin(), paths.end());
  run("");
  std::uint32_t files = 0;
  for (const fs::path& path : paths) {
    std::ifstream file(path, std::ios::binary);
    if (!file) {
      std::fprintf(stderr, "cannot read %s\n", path.c_str());
      return 1;
    }
    std::fprintf(stderr, "%s\n", path.c_str());  // the last one named is the one that failed
    const std::string bytes((std::istreambuf_iterator<char>(file)), {});
    run(bytes);
    run_mutations(bytes, ++files, mutations);
  }
  std::printf("%u files, with mutations\n", files);
  return files == 0 ? 1 : 0;  // a replay of nothing proves nothing
}
