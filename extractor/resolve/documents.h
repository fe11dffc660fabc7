// documents: cited documents, with the date and issuer that stand behind them.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "resolve/quantity.h"
#include "resolve/resolve.h"

namespace trich {

class DocumentReader {
 public:
  explicit DocumentReader(const Pack& pack);
  // Appends to record.documents; returns the spans that no quantity may use.
  std::vector<Span> run(const Context& context, const std::vector<UnitMention>& units,
                        Record& record) const;

 private:
  struct Found {
    Span span;
    std::string type, number, title;
    std::string_view rule;
    bool bare_symbol = false;
  };
  void from_match(const Context& context, const Match& match, std::vector<Found>& out) const;
  void from_fact(const Context& context, const Fact& fact, std::vector<Found>& out) const;
  void read_date_and_issuer(const Context& context, const std::vector<UnitMention>& units,
                            const Record& record, Document& document, Span span) const;
  std::string type_of(const Context& context, Span span) const;
  std::string title_of(const Context& context, Span span) const;

  PhraseMap<std::string_view> types_, issuers_;
  std::unordered_map<std::string_view, std::string_view> abbreviations_;
  PhraseSet counted_;  // nouns that a number counts
  Cues cues_;
};

}  // namespace trich
