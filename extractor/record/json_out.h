// A JSON text in the making: one line, or several with an indent of two spaces.
//
// The caller gives keys and values in order; an empty string and an empty optional are keys left
// out.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace trich {

class JsonOut {
 public:
  // Appends to `out`.
  JsonOut(std::string& out, bool pretty) : out_(out), pretty_(pretty) {}

  void open(char bracket);   // '{' or '['
  void close(char bracket);  // '}' or ']'
  // Names need no escapes. Inline: most calls name a key that the compiler knows.
  void key(std::string_view name) {
    constexpr std::size_t kShort = 24;
    if (pretty_ || name.size() > kShort) {
      long_key(name);
      return;
    }
    char buffer[kShort + 4] = {',', '"'};
    name.copy(buffer + 2, name.size());
    buffer[name.size() + 2] = '"';
    buffer[name.size() + 3] = ':';
    const std::size_t comma = first_ ? 1 : 0;  // left out for the first
    out_.append(buffer + comma, name.size() + 4 - comma);
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
  void item();  // the comma and the line break before a value of an array or a key
  void line();

  std::string& out_;
  bool pretty_;
  bool first_ = true;  // nothing stands in the open bracket yet
  bool behind_key_ = false;
  int depth_ = 0;
};

// `text` with each undecodable byte replaced by U+FFFD; for strings that come from outside the
// text.
std::string valid_utf8(std::string_view text);

}  // namespace trich
