#include "record/json_out.h"

#include <gtest/gtest.h>

#include <limits>
#include <nlohmann/json.hpp>

namespace trich {
namespace {

std::string string_json(std::string_view text) {
  std::string out;
  JsonOut(out, false).value(text);
  return out;
}

std::string number_json(double number) {
  std::string out;
  JsonOut(out, false).value(number);
  return out;
}

TEST(JsonOut, Strings) {
  const struct {
    std::string_view text, json;
  } cases[] = {
      {"", R"("")"},
      {"abc", R"("abc")"},
      {"Đại tá", R"("Đại tá")"},
      {"a\"b\\c/d", R"("a\"b\\c/d")"},
      {"a\nb\rc\td", R"("a\nb\rc\td")"},
      {std::string_view("\0\x01\b\f\x1f", 5), R"("\u0000\u0001\u0008\u000c\u001f")"},
      {"\x7f", R"("\u007f")"},
      {"a\u0085b", R"("a\u0085b")"},
      {"\u2028\u2029", R"("\u2028\u2029")"},
      {"\u0084\u0086\u00a0\u2027\u202a", "\"\u0084\u0086\u00a0\u2027\u202a\""},
      {"“m²”…–", R"("“m²”…–")"},
      {"😀", R"("😀")"},
  };
  for (const auto& c : cases) {
    // A raw string in this file cannot hold the escapes' own meaning: they are spelt out above.
    EXPECT_EQ(string_json(c.text), c.json);
    EXPECT_EQ(nlohmann::json::parse(string_json(c.text)).get<std::string>(), c.text);
  }
}

TEST(JsonOut, EveryCodePointReadsBack) {
  for (char32_t c = 0; c < 0x11000; ++c) {
    if (c >= 0xD800 && c < 0xE000) continue;
    std::string text;
    if (c < 0x80) {
      text = {static_cast<char>(c)};
    } else if (c < 0x800) {
      text = {static_cast<char>(0xC0 | c >> 6), static_cast<char>(0x80 | (c & 63))};
    } else if (c < 0x10000) {
      text = {static_cast<char>(0xE0 | c >> 12), static_cast<char>(0x80 | (c >> 6 & 63)),
              static_cast<char>(0x80 | (c & 63))};
    } else {
      text = {static_cast<char>(0xF0 | c >> 18), static_cast<char>(0x80 | (c >> 12 & 63)),
              static_cast<char>(0x80 | (c >> 6 & 63)), static_cast<char>(0x80 | (c & 63))};
    }
    const std::string json = string_json("x" + text + "y");
    ASSERT_EQ(nlohmann::json::parse(json).get<std::string>(), "x" + text + "y")
        << static_cast<std::uint32_t>(c);
    ASSERT_EQ(valid_utf8(text), text) << static_cast<std::uint32_t>(c);
  }
}

TEST(JsonOut, FindsWhatNeedsAnEscapeAtEveryPlace) {
  for (std::size_t size = 1; size < 50; ++size) {
    for (std::size_t at = 0; at < size; ++at) {
      for (const char special : {'"', '\\', '\n', '\0', '\x1f', '\x7f'}) {
        std::string text(size, '~');
        text[at] = special;
        const std::string json = string_json(text);
        ASSERT_GT(json.size(), size + 2) << text;
        ASSERT_EQ(nlohmann::json::parse(json).get<std::string>(), text);
      }
    }
    ASSERT_EQ(string_json(std::string(size, '!')), '"' + std::string(size, '!') + '"');
  }
}

TEST(JsonOut, AppendsToWhatIsThere) {
  std::string out = "a;";
  for (int i = 0; i < 3; ++i) {
    JsonOut(out, false).value(1.5 * i);
    out += ';';
  }
  JsonOut json(out, false);
  json.open('[');
  for (int i = 0; i < 500; ++i) json.value("twenty bytes of text");
  json.close(']');
  EXPECT_TRUE(out.starts_with("a;0;1.5;3;[\"twenty bytes of text\",\"twenty"));
  EXPECT_EQ(out.size(), 10 + 500 * 23 + 1);
}

TEST(JsonOut, Numbers) {
  const struct {
    double number;
    std::string_view json;
  } cases[] = {
      {0, "0"},
      {-0.0, "0"},
      {5, "5"},
      {-17, "-17"},
      {3.5, "3.5"},
      {0.1, "0.1"},
      {10.1, "10.1"},
      {38862, "38862"},
      {2500000000, "2500000000"},
      {1e15, "1000000000000000"},
      {1e21, "1000000000000000000000"},
      {123456789.25, "123456789.25"},
      {0.000001, "0.000001"},
      {1e-9, "0.000000001"},
  };
  for (const auto& c : cases) EXPECT_EQ(number_json(c.number), c.json);
}

TEST(JsonOut, NumbersReadBackEqualAndHaveNoExponent) {
  for (const double number : {1.0 / 3, 2.0 / 3, 1e300, 1e-300, std::numeric_limits<double>::max(),
                              std::numeric_limits<double>::min(),
                              std::numeric_limits<double>::denorm_min(), 4.35, 1.005}) {
    const std::string json = number_json(number);
    EXPECT_EQ(json.find_first_of("eE"), std::string::npos) << json;
    EXPECT_EQ(nlohmann::json::parse(json).get<double>(), number) << json;
  }
}

TEST(JsonOut, WhatIsNotKnownIsLeftOut) {
  std::string out;
  JsonOut json(out, false);
  json.open('{');
  json.field("a", std::string_view());
  json.field("b", std::optional<double>());
  json.field("c", std::optional<double>(std::numeric_limits<double>::quiet_NaN()));
  json.field("d", std::optional<double>(std::numeric_limits<double>::infinity()));
  json.field("e", std::optional<double>(0));
  json.field("f", std::uint64_t{0});
  json.close('}');
  EXPECT_EQ(out, R"({"e":0,"f":0})");
}

std::string nested(bool pretty) {
  std::string out;
  JsonOut json(out, pretty);
  json.open('{');
  json.field("a", "x");
  json.key("b");
  json.open('[');
  json.value(1.5);
  json.open('{');
  json.field("c", std::uint64_t{18446744073709551615u});
  json.close('}');
  json.open('[');
  json.close(']');
  json.value("y");
  json.close(']');
  json.key("d");
  json.open('{');
  json.close('}');
  json.field("e", "z");
  json.close('}');
  return out;
}

TEST(JsonOut, OneLine) {
  EXPECT_EQ(nested(false),
            R"({"a":"x","b":[1.5,{"c":18446744073709551615},[],"y"],"d":{},"e":"z"})");
}

TEST(JsonOut, SeveralLines) {
  EXPECT_EQ(nested(true), R"({
  "a": "x",
  "b": [
    1.5,
    {
      "c": 18446744073709551615
    },
    [],
    "y"
  ],
  "d": {},
  "e": "z"
})");
}

TEST(ValidUtf8, ReplacesByteByByte) {
  const struct {
    std::string_view bytes, text;
  } cases[] = {
      {"", ""},
      {"abc Đ", "abc Đ"},
      {"\xff", "\uFFFD"},
      {"a\xc3", "a\uFFFD"},
      {"\xe1\xba\xa1", "ạ"},
      {"\xe1\xba", "\uFFFD\uFFFD"},
      {"\xc0\x80", "\uFFFD\uFFFD"},
      {"\xe0\x80\x80", "\uFFFD\uFFFD\uFFFD"},
      {"\xed\xa0\x80", "\uFFFD\uFFFD\uFFFD"},
      {"\xf4\x90\x80\x80", "\uFFFD\uFFFD\uFFFD\uFFFD"},
      {"\xf0\x8f\xbf\xbf", "\uFFFD\uFFFD\uFFFD\uFFFD"},
      {"\x80x", "\uFFFDx"},
  };
  for (const auto& c : cases) EXPECT_EQ(valid_utf8(c.bytes), c.text);
}

}  // namespace
}  // namespace trich
