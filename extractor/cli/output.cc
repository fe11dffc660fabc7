#include "cli/output.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <filesystem>
#include <system_error>

namespace trich::cli {

namespace fs = std::filesystem;

Output::~Output() { discard(); }

void Output::discard() {
  if (descriptor_ > STDOUT_FILENO) ::close(descriptor_);
  if (!temporary_.empty()) ::unlink(temporary_.c_str());
  descriptor_ = -1;
  temporary_.clear();
}

bool Output::fail(int error) {
  error_ = std::error_code(error, std::generic_category()).message();
  return false;
}

bool Output::open(const std::string& path) {
  if (path.empty() || path == "-") {
    descriptor_ = STDOUT_FILENO;
    return true;
  }
  struct stat status = {};
  const bool exists = ::stat(path.c_str(), &status) == 0;
  if (exists && S_ISDIR(status.st_mode)) return fail(EISDIR);
  if (exists && !S_ISREG(status.st_mode)) {
    descriptor_ = ::open(path.c_str(), O_WRONLY | O_CLOEXEC);
    return descriptor_ >= 0 || fail(errno);
  }
  // Behind a link, the file it names is replaced, not the link.
  std::error_code error;
  const fs::path place = fs::weakly_canonical(path, error);
  path_ = error ? path : place.string();
  const fs::path beside =
      fs::path(path_).parent_path() / ("." + fs::path(path_).filename().string() + ".XXXXXX");
  temporary_ = beside.string();
  descriptor_ = ::mkostemp(temporary_.data(), O_CLOEXEC);
  if (descriptor_ < 0) {
    const int reason = errno;
    temporary_.clear();
    return fail(reason);
  }
  const mode_t mask = ::umask(0);
  ::umask(mask);
  const mode_t mode = exists ? status.st_mode & 07777 : 0666 & ~mask;
  return ::fchmod(descriptor_, mode) == 0 || fail(errno);
}

bool Output::write(std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t count = ::write(descriptor_, bytes.data(), bytes.size());
    if (count >= 0) {
      bytes.remove_prefix(static_cast<std::size_t>(count));
    } else if (errno == EPIPE) {
      reader_gone_ = true;
      return false;
    } else if (errno != EINTR) {
      return fail(errno);
    }
  }
  return true;
}

bool Output::finish() {
  if (temporary_.empty()) {
    if (descriptor_ == STDOUT_FILENO) return true;
    const int descriptor = descriptor_;
    descriptor_ = -1;
    return ::close(descriptor) == 0 || fail(errno);
  }
  if (::fsync(descriptor_) != 0) return fail(errno);
  const int descriptor = descriptor_;
  descriptor_ = -1;
  if (::close(descriptor) != 0) return fail(errno);
  if (::rename(temporary_.c_str(), path_.c_str()) != 0) return fail(errno);
  temporary_.clear();
  // The name too should outlast a crash; not every file system can promise it.
  const std::string folder = fs::path(path_).parent_path().string();
  const int opened = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (opened >= 0) {
    ::fsync(opened);
    ::close(opened);
  }
  return true;
}

}  // namespace trich::cli
