// What the program tells the shell. `trich --help` states the same.
#pragma once

namespace trich::cli {

inline constexpr int kDone = 0;
inline constexpr int kSomeFailed = 1;  // the rest is there
inline constexpr int kUsage = 2;       // command line or packs wrong; nothing was done
inline constexpr int kNotWritten = 3;  // the output could not be written
inline constexpr int kInterrupted = 130;

}  // namespace trich::cli
