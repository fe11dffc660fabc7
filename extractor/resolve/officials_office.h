// An office as the text states it: a title and the unit that it belongs to.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "resolve/resolve.h"

namespace trich {

struct Office {
  std::string title;
  std::string unit;            // full name, or ""
  int unit_index = -1;         // in Record::units
  std::string prefix;          // what opens the title: former, acting
  bool opens_list = false;     // the prefix opens every office of the list
  bool state = false;          // an office of state, which foreign names follow too
  bool spokesman = false;      // speaks for a body: what follows is the body, no foreign name
  std::string foreign_title;   // the title where the holder is a foreigner, or ""
  bool free = false;           // an office of state that has no unit at all
  bool of_hood = false;        // of a hamlet or a street group, which may be called as people are
  bool of_firm = false;        // its unit is a firm
  bool unsure = false;         // counts only where nothing else is said of the holder
  std::string deputy_of;       // the chief's title where this is a deputy's, or ""
  std::string inner_title;     // "aide of the minister": the minister's, where a name follows
  std::string_view head;       // head word of the unit that the title implies, or ""
  std::string_view bare_head;  // head word of a unit that the text leaves unnamed, or ""
  bool head_alone = false;     // many units of an article have that head: it must be the only one
  bool bare_named = false;     // that head stands with a capital
  bool bare_whole = false;     // and can be all of the unit's name
  bool army = false;           // a head of the army
  Span span;
};

// Reads the items <office> (patterns/official/office.toml).
class OfficeReader {
 public:
  struct Lists {
    const WordList& shared_heads;  // head words that a title takes over from its unit
    const WordList& on_behalf;     // words before an office whose holder is not there
    const WordList& deputies;      // words that make a chief's title a deputy's
    const WordList& fields;        // what names of units are made of
  };

  // Keeps the references.
  OfficeReader(const Context& context, const Lists& lists, const std::vector<UnitMention>& units,
               const Record& record)
      : context_(context), lists_(lists), units_(units), record_(record) {}

  // An empty title: no office.
  Office read(const Fact& fact) const;
  // The unit named at `unit`, as an office without a title; nothing when no unit stands there.
  std::optional<Office> read_host(Span unit) const;
  // An office at byte `begin` is named for one who is not there: "thua uy quyen cua ...".
  bool is_on_behalf(std::uint32_t begin) const;
  // The unit named within an office is of a kind that bears names of persons.
  bool may_bear_names(Span office) const;
  // Takes a holder's name at the end of the unit out of it.
  void leave_out(Span name, Office& office) const;
  // Gives an office without a unit the words behind it as its unit: "Vu truong | Chinh sach thue".
  void name_unit(Span words, Office& office) const;
  // The unit of that full name in Record::units, or -1.
  int unit_named(std::string_view name) const;
  // Names the unit that stands there by its head alone: "hai quan | Moc Bai".
  void name_bare(Span words, Office& office) const;

 private:
  void read_modifiers(const Fact& fact, std::uint32_t title, Office& office) const;
  void read_unit(const Fact& fact, std::uint32_t from, Office& office) const;
  void read_ministry(const Fact& fact, Office& office) const;
  void add_shared_head(const Fact& fact, const Word& title, std::uint32_t from,
                       Office& office) const;
  void name_by_field(const Fact& fact, Office& office) const;
  void name_loose(const Fact& fact, const Word& head, Office& office) const;
  std::string chief_title(std::string_view title) const;
  bool ends_phrase(std::uint32_t end) const;
  bool field_follows(std::uint32_t end) const;

  const Context& context_;
  const Lists& lists_;
  const std::vector<UnitMention>& units_;
  const Record& record_;
};

}  // namespace trich
