// The people of an article: every name said of one person gathered into one entry.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "resolve/officials_stretch.h"
#include "resolve/ranks.h"

namespace trich {

struct Person {
  std::string key;                     // the full name in lower-case match form
  std::vector<const Holder*> holders;  // in order of the text
};

// Gives a name its last syllables where another word of the lists has swallowed them ("ong Tran
// Dang | Chuyen de nghi") and the article knows the whole name.
void complete_names(const Context& context, std::vector<Holder>& holders);

// Gathers holders by name. A short name ("ong Nam", "Dai ta Tuan") joins the person whose name ends
// with it when only one fits; else it is a person of its own when a rank or "dong chi" shows one.
std::vector<Person> gather_people(const Context& context, const std::vector<Holder>& holders);

// The person's name as the source writes it, in NFC; names all in capitals in title case.
std::string person_name(const Context& context, const Person& person);

// Offices united: the same title with and without its unit is one, so is a title and its fuller
// form.
void merge_offices(std::vector<Office>& offices);

}  // namespace trich
