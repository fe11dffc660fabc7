// The schemas of schemas/, as they stood when the program was built.
#pragma once

#include <string_view>

namespace trich::cli {

extern const std::string_view kRecordSchema;
extern const std::string_view kRulesSchema;
extern const std::string_view kTablesMetadata;

}  // namespace trich::cli
