// Stage "article": the lines of an article told apart into zones, and what its furniture says.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "rules/pack.h"
#include "text/text.h"
#include "trich.h"

namespace trich {

struct Line {
  Span span;  // bytes in the match text, without the line break and outer white space
  Zone zone = Zone::body;
  std::string_view rule;  // id of the line rule that told the zone, or ""
};

struct Layout {
  std::vector<Line> lines;  // lines with text, in order
  int title = -1;           // index of the title's line, or -1
  int section = -1;
  std::vector<int> datelines;
  std::vector<Span> authors;  // in the match text
  Span publisher;             // empty when none is named
  std::vector<int> captions;
};

// Immutable; thread-safe.
class ArticleReader {
 public:
  explicit ArticleReader(const Pack& pack);
  ~ArticleReader();
  // `known_title`: what the input gave apart from the text, or "". With it no line is taken for the
  // title, unless the text opens with the same words.
  Layout read(const Text& text, std::string_view known_title) const;
  Layout read(const Text& text, bool has_title) const;  // a title is known, its words are not

 private:
  struct Parts;
  std::unique_ptr<const Parts> parts_;
};

// Zone of the byte `at` of the match text.
Zone zone_at(const Layout& layout, std::uint32_t at);

}  // namespace trich
