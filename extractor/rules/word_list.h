// Word lists: TSV files, see patterns/README.md.
#pragma once

#include <string>
#include <vector>

#include "rules/pack.h"

namespace trich {

// Reads `bytes` (the file `file`) into `list`; appends what is wrong with it to `faults`.
void read_word_list(const std::string& file, std::string_view bytes, WordList& list,
                    std::vector<Fault>& faults);

}  // namespace trich
