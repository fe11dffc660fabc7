// Stage "resolve": from matches and relations to the values of the record.
//
// Each resolver is immutable after construction and thread-safe; it reads the context and appends
// to the record. While resolving, a mention's `start` and `end` are bytes of the source text;
// extractor.cc turns them into the unit asked for at the end.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "article/article.h"
#include "match/match.h"
#include "relate/relate.h"
#include "rules/pack.h"
#include "text/text.h"
#include "trich.h"

namespace trich {

// What is known of one article when its values are resolved.
struct Context {
  const Input& input;
  const Text& text;
  const Tokens& tokens;
  const Layout& layout;
  const std::vector<Match>& matches;
  const Relations& relations;
  const Relater& relater;
};

// Fills start, end, text, zone and rule of a mention from a span of the match text.
void set_mention(const Context& context, Span match, std::string_view rule, Mention& out);
// The match text of a span.
std::string_view slice(const Context& context, Span match);
// False for furniture: nothing in the zones related and boilerplate is a fact of the article.
bool is_content(Zone zone);

// dates, article.published. Runs first.
class DateResolver {
 public:
  explicit DateResolver(const Pack& pack);
  ~DateResolver();
  void run(const Context& context, Record& record) const;

 private:
  struct Parts;
  std::unique_ptr<const Parts> parts_;
};

// Where units are named: spans of the match text, in order, each with its index in Record::units.
struct UnitMention {
  Span span;
  int unit;
};

// units, with their places and parents. Runs second.
class UnitResolver {
 public:
  // Keeps references to both.
  UnitResolver(const Pack& pack, const Relater& relater);
  ~UnitResolver();
  std::vector<UnitMention> run(const Context& context, Record& record) const;

 private:
  struct Parts;
  std::unique_ptr<const Parts> parts_;
};

// officials and ranks. Runs third. May add a unit that only a title names ("Pho Truong phong
// PA83").
class OfficialResolver {
 public:
  // Keeps references to both.
  OfficialResolver(const Pack& pack, const Relater& relater);
  ~OfficialResolver();
  void run(const Context& context, std::vector<UnitMention>& units, Record& record) const;

 private:
  struct Parts;
  std::unique_ptr<const Parts> parts_;
};

// results, documents, then awards and the event, which are derived from all the others. Runs last.
class ResultResolver {
 public:
  explicit ResultResolver(const Pack& pack);
  ~ResultResolver();
  void run(const Context& context, const std::vector<UnitMention>& units, Record& record) const;

 private:
  struct Parts;
  std::unique_ptr<const Parts> parts_;
};

}  // namespace trich
