// What a program that uses an installed trich looks like.
#include <trich.h>

#include <iostream>

int main() {
  const trich::Extractor extractor(trich::default_patterns_dir());
  trich::Input input;
  input.uri = "one sentence";
  input.bytes = "Hội nghị diễn ra ngày 5/3/2024 tại Hải Phòng.\n";
  const trich::Record record = extractor.extract(input);
  std::cout << trich::to_json_line(record) << '\n';
  return record.dates.size() == 1 && record.dates[0].value == "2024-03-05" ? 0 : 1;
}
