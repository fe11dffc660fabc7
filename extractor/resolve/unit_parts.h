// What one mention of a unit is made of: heads, own names, places.
//
//   Planning Office | of the Education Department of the City    two parts
//   own name, head            own name, head           place
#pragma once

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "resolve/unit_places.h"

namespace trich {

// One unit inside a mention; the parts behind it are what it belongs to.
struct UnitPart {
  const Word* head = nullptr;  // row of a list of heads, complete units or short forms
  const Word* code = nullptr;  // row of the police codes
  std::string base;            // full form without the place: "Police", "Planning Office"
  PlaceRef place;
  std::string team;          // of a sports team: the body or place that it is named after
  std::string_view link;     // word between it and the part behind it ("of"), or ""
  bool complete = false;     // the base is the whole name: a ministry
  bool short_form = false;   // head and type word in one: "District Committee"
  bool seat = false;         // a head that is nothing without a place
  bool named = false;        // has a proper name
  bool coded = false;        // named by a police code
  bool hood = false;         // its place lies below the commune
  bool country = false;      // its place is a country
  bool whole_place = false;  // its place keeps the type word: "City of Ho Chi Minh"
};

// Lists and classes that reading parts needs, looked up once.
struct UnitWords {
  explicit UnitWords(const Pack& pack);
  const WordList& place_heads;
  const WordList& field_heads;
  const WordList& name_heads;
  const WordList& number_heads;
  const WordList& full;
  const WordList& shorts;
  const WordList& fields;
  const WordList& forms;
  const WordList& codes;
  const WordList& teams;
  const WordList& countries;
  const WordList& hoods;
  const WordList& persons;  // names that are no person's only, for things bear them
  const WordList& stops;    // words that are no part of a name
  const WordList& joints;   // value "list": joins units of a list; "part": a unit and its parent
  PlaceWords places;
  // The row of a head list, a complete unit or a short form that the item has, or nullptr.
  const Word* head(const Item& item) const;
  // True when the item has a row of one of these lists.
  bool knows(const Item& item) const;
  // The classes of other lists that have a form which ends with a complete unit: titles.
  std::vector<std::string> classes_with_units;

 private:
  bool is_own(const WordList* list) const;
  std::array<const WordList*, 6> heads_;   // in the order in which they are asked
  std::array<const WordList*, 8> others_;  // that a unit may have beside its head
};

const Word* row_of(const Item& item, const WordList& list);

// The parts of the unit that `fact` names, from the smallest unit to the highest. `span` becomes
// what of the fact the unit takes: a full stop that ends a sentence ends it too.
std::vector<UnitPart> read_parts(const Context& context, const UnitWords& words,
                                 const Gazetteer& gazetteer, const Fact& fact, Span& span);

// The text with its first letter a capital.
std::string capitalized(std::string_view text);
// True when the text has letters and all are capitals.
bool all_capitals(std::string_view text);

}  // namespace trich
