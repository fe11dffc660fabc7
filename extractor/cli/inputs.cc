#include "cli/inputs.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <optional>

#include "cli/interrupt.h"

namespace trich::cli {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kChunk = 1 << 16;
constexpr std::size_t kLargest = std::size_t{512} << 20;  // one article; offsets are 32 bits wide
constexpr std::size_t kBinaryProbe = 8192;

class Descriptor {
 public:
  explicit Descriptor(int number) : number_(number) {}
  ~Descriptor() {
    if (number_ > STDIN_FILENO) ::close(number_);
  }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  int number() const { return number_; }

 private:
  int number_;
};

std::string error_text(int error) {
  return std::error_code(error, std::generic_category()).message();
}

// Reads up to a chunk behind the end of `out`: the count, 0 at the end, -1 with errno set. A read
// that a signal broke off is taken up again unless the signal asked to stop.
ssize_t read_some(int descriptor, std::string& out) {
  const std::size_t before = out.size();
  out.resize(before + kChunk);
  ssize_t count;
  do {
    count = ::read(descriptor, out.data() + before, kChunk);
  } while (count < 0 && errno == EINTR && !interrupted());
  out.resize(before + (count > 0 ? static_cast<std::size_t>(count) : 0));
  return count;
}

// Why these bytes are no text, or nullptr.
const char* why_not_text(std::string_view bytes) {
  if (bytes.empty()) return "the file is empty";
  if (bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF"))
    return "the text is UTF-16; only UTF-8 is read";
  if (bytes.substr(0, kBinaryProbe).find('\0') != std::string_view::npos)
    return "a binary file, not text";
  std::string_view rest = bytes;
  if (rest.starts_with("\xEF\xBB\xBF")) rest.remove_prefix(3);
  if (rest.find_first_not_of(" \t\r\n\f\v") == std::string_view::npos)
    return "the file holds no text";
  return nullptr;
}

std::string_view trimmed(std::string_view text) {
  const std::size_t first = text.find_first_not_of(" \t\r\n");
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(" \t\r\n") - first + 1);
}

// True when the first line with text is the title.
bool opens_with(std::string_view text, std::string_view title) {
  const std::string_view rest = trimmed(text);
  return !trimmed(title).empty() && trimmed(rest.substr(0, rest.find('\n'))) == trimmed(title);
}

std::string extension(const fs::path& path) {
  std::string text = path.extension().string();
  std::transform(text.begin(), text.end(), text.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  return text;
}

// What a key of a line holds: "" when it is absent or null, nothing when it is no string or number.
std::optional<std::string> string_of(const nlohmann::json& object, const char* key) {
  const auto found = object.find(key);
  if (found == object.end() || found->is_null()) return "";
  if (found->is_string()) return found->get<std::string>();
  if (found->is_number_integer()) return found->dump();
  return std::nullopt;
}

}  // namespace

bool is_published_date(std::string_view text) {
  const auto number = [&](std::size_t at, std::size_t length) {
    int value = 0;
    for (const char c : text.substr(at, length)) {
      if (c < '0' || c > '9') return -1;
      value = value * 10 + (c - '0');
    }
    return value;
  };
  if (text.size() != 10 && text.size() != 16) return false;
  if (text[4] != '-' || text[7] != '-') return false;
  const int year = number(0, 4), month = number(5, 2), day = number(8, 2);
  if (year < 1 || month < 1 || day < 1) return false;
  const std::chrono::year_month_day date{std::chrono::year(year),
                                         std::chrono::month(static_cast<unsigned>(month)),
                                         std::chrono::day(static_cast<unsigned>(day))};
  if (!date.ok()) return false;
  if (text.size() == 10) return true;
  const int hour = number(11, 2), minute = number(14, 2);
  return text[10] == 'T' && text[13] == ':' && hour >= 0 && hour < 24 && minute >= 0 && minute < 60;
}

bool Inputs::read(const std::string& path) {
  if (path == "-") return wait_() && read_text("-", STDIN_FILENO);
  std::error_code error;
  if (fs::is_directory(path, error)) return read_folder(path);
  return read_file(path);
}

bool Inputs::read_folder(const std::string& path) {
  std::vector<std::string> files;
  std::vector<fs::path> folders = {path};
  bool all_listed = true;
  while (!folders.empty()) {
    const fs::path folder = std::move(folders.back());
    folders.pop_back();
    std::error_code error;
    fs::directory_iterator entry(folder, error);
    for (; !error && entry != fs::directory_iterator(); entry.increment(error)) {
      const fs::path& file = entry->path();
      const std::string name = file.filename().string();
      if (name.starts_with('.') || name == "__MACOSX") continue;
      std::error_code status;
      if (entry->is_directory(status)) {
        // A link to a folder may lead back to where it stands.
        if (!entry->is_symlink(status)) folders.push_back(file);
        continue;
      }
      const std::string kind = extension(file);
      if (kind != ".txt" && kind != ".jsonl") continue;
      // It would be waited for, perhaps for ever.
      if (entry->is_other(status)) {
        fail_({file.string(), "a pipe or device, not a file"});
        continue;
      }
      if (!options_.skip.empty() && fs::equivalent(file, options_.skip, status)) continue;
      files.push_back(file.string());
    }
    if (error) {
      fail_({folder.string(), error.message()});
      all_listed = false;
    }
  }
  if (files.empty() && all_listed) fail_({path, "no .txt or .jsonl file in this folder"});
  std::sort(files.begin(), files.end());
  return std::all_of(files.begin(), files.end(),
                     [this](const std::string& file) { return read_file(file); });
}

bool Inputs::read_file(const std::string& path) {
  struct stat status = {};
  const bool grows = ::stat(path.c_str(), &status) == 0 && !S_ISREG(status.st_mode);
  if (grows && !wait_()) return false;  // opening a pipe waits for its writer
  const Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
  if (file.number() < 0) {
    const int error = errno;
    if (interrupted()) return false;
    fail_({path, error_text(error)});
    return true;
  }
  return extension(path) == ".jsonl" ? read_lines(path, file.number(), grows)
                                     : read_text(path, file.number());
}

bool Inputs::read_text(const std::string& path, int descriptor) {
  Input input;
  ssize_t count = 0;
  while (input.bytes.size() <= kLargest && (count = read_some(descriptor, input.bytes)) > 0) {
  }
  const int error = errno;
  if (interrupted()) return false;
  if (count < 0) {
    fail_({path, error_text(error)});
    return true;
  }
  if (input.bytes.size() > kLargest) {
    fail_({path, "larger than 512 MiB: not one article"});
    return true;
  }
  if (const char* reason = why_not_text(input.bytes)) {
    fail_({path, reason});
    return true;
  }
  input.uri = path;
  input.published = options_.published;
  return take_(std::move(input));
}

bool Inputs::read_lines(const std::string& path, int descriptor, bool grows) {
  std::string buffer;
  std::size_t searched = 0;  // bytes of the buffer known to hold no line break
  std::size_t number = 0;
  bool any = false;
  for (bool more = true; more;) {
    if (grows && !wait_()) return false;
    const ssize_t count = read_some(descriptor, buffer);
    const int error = errno;
    if (interrupted()) return false;
    if (count < 0) {
      fail_({path, error_text(error)});
      return true;
    }
    more = count > 0;
    if (!more && !buffer.empty() && buffer.back() != '\n') buffer += '\n';
    std::size_t begin = 0;
    for (std::size_t end; (end = buffer.find('\n', std::max(begin, searched))) != buffer.npos;
         begin = end + 1) {
      std::string_view line = std::string_view(buffer).substr(begin, end - begin);
      if (++number == 1 && line.starts_with("\xEF\xBB\xBF")) line.remove_prefix(3);
      line = trimmed(line);
      if (line.empty()) continue;
      any = true;
      if (!read_line(path, number, line)) return false;
    }
    buffer.erase(0, begin);
    searched = buffer.size();
    if (buffer.size() > kLargest) {
      fail_({path + ":" + std::to_string(number + 1), "larger than 512 MiB: not one article"});
      return true;
    }
  }
  if (!any) fail_({path, "the file is empty"});
  return true;
}

bool Inputs::read_line(const std::string& path, std::size_t number, std::string_view line) {
  const std::string where = path + ":" + std::to_string(number);
  const auto bad = [&](const std::string& reason) {
    fail_({where, reason});
    return true;
  };
  const nlohmann::json object = nlohmann::json::parse(line, nullptr, /*allow_exceptions=*/false);
  if (object.is_discarded()) return bad("not valid JSON");
  if (!object.is_object()) return bad("not a JSON object");
  const auto text = object.find("text");
  if (text == object.end()) return bad("the key \"text\" is missing");
  if (!text->is_string()) return bad("\"text\" is not a string");
  for (const char* key : {"title", "published"}) {
    const auto found = object.find(key);
    if (found != object.end() && !found->is_string() && !found->is_null())
      return bad("\"" + std::string(key) + "\" is not a string");
  }
  const std::optional<std::string> id = string_of(object, "id");
  if (!id) return bad("\"id\" is neither a string nor a whole number");

  Input input;
  input.bytes = text->get<std::string>();
  input.title = *string_of(object, "title");
  input.published = *string_of(object, "published");
  input.id = *id;
  input.uri = id->empty() ? where : *id;
  if (trimmed(input.bytes).empty()) return bad("\"text\" holds no text");
  if (input.published.empty()) {
    input.published = options_.published;
  } else if (!is_published_date(input.published)) {
    return bad("\"published\" is not YYYY-MM-DD or YYYY-MM-DDThh:mm: " + input.published);
  }
  // A title that the text repeats as its first line is one of the text's lines.
  if (opens_with(input.bytes, input.title)) input.title.clear();
  return take_(std::move(input));
}

}  // namespace trich::cli
