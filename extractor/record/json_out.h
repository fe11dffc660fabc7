// A JSON text in the making: one line, or several with an indent of two spaces.
//
// The caller gives keys and values in order; an empty string and an empty optional are keys left
// out.
#pragma once

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace trich {

class JsonOut {
 public:
  // Appends to `out`, which is whole again when the outermost value is.
  JsonOut(std::string& out, bool pretty)
      : out_(out), pretty_(pretty), at_(out.data() + out.size()), end_(at_) {}

  void open(char bracket) {  // '{' or '['
    item();
    put(bracket);
    ++depth_;
    first_ = true;
  }
  void close(char bracket) {  // '}' or ']'
    --depth_;
    if (!first_) line();
    put(bracket);
    first_ = false;
    finish();
  }
  // Names need no escapes. Inline: most calls name a key that the compiler knows.
  void key(std::string_view name) {
    if (pretty_) {
      long_key(name);
      return;
    }
    char* p = room(name.size() + 4);
    *p = ',';
    p += first_ ? 0 : 1;  // left out for the first
    *p++ = '"';
    std::copy_n(name.data(), name.size(), p);
    p += name.size();
    *p++ = '"';
    *p++ = ':';
    at_ = p;
    first_ = false;
    behind_key_ = true;
  }

  // A value of an array, or behind key(). Strings must be valid UTF-8.
  void value(std::string_view text);
  void value(std::uint64_t number);
  void value(double number);  // without exponent, as short as reads back equal; finite

  // A key with its value; left out when there is nothing to say.
  void field(std::string_view name, std::string_view text) {
    if (text.empty()) return;
    key(name);
    value(text);
  }
  void field(std::string_view name, std::uint64_t number) {
    key(name);
    value(number);
  }
  void field(std::string_view name, std::optional<double> number);

 private:
  void long_key(std::string_view name);
  // The comma and the line break before a value of an array or a key.
  void item() {
    if (behind_key_) {
      behind_key_ = false;
    } else if (depth_ > 0) {
      if (!first_) put(',');
      first_ = false;
      line();
    }
  }
  void line() {
    if (pretty_) new_line();
  }
  void new_line();
  void string(std::string_view text);

  // `out_` runs ahead of what is written: `at_` is the end of that. The place for `size` bytes:
  char* room(std::size_t size) {
    if (static_cast<std::size_t>(end_ - at_) < size) grow(size);
    return at_;
  }
  void grow(std::size_t size);
  void put(char c) {
    *room(1) = c;
    ++at_;
  }
  void put(std::string_view text) {
    std::copy_n(text.data(), text.size(), room(text.size()));
    at_ += text.size();
  }
  void finish() {
    if (depth_ == 0) cut();
  }
  void cut();

  std::string& out_;
  bool pretty_;
  bool first_ = true;  // nothing stands in the open bracket yet
  bool behind_key_ = false;
  int depth_ = 0;
  char* at_;
  char* end_;  // of `out_`
};

// `text` with each undecodable byte replaced by U+FFFD; for strings that come from outside the
// text.
std::string valid_utf8(std::string_view text);

}  // namespace trich
