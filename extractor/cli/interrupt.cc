#include "cli/interrupt.h"

#include <csignal>
#include <initializer_list>

namespace trich::cli {
namespace {

// A signal handler can reach nothing but a variable of static storage.
volatile std::sig_atomic_t stop_asked = 0;

void ask_to_stop(int) { stop_asked = 1; }

}  // namespace

void watch_for_interrupts() {
  struct sigaction action = {};
  action.sa_handler = ask_to_stop;
  action.sa_flags = static_cast<int>(SA_RESETHAND);  // without SA_RESTART: a blocked read returns
  for (const int signal : {SIGINT, SIGTERM, SIGHUP}) sigaction(signal, &action, nullptr);
  // A reader that went away shows as a failed write.
  std::signal(SIGPIPE, SIG_IGN);
}

bool interrupted() { return stop_asked != 0; }

}  // namespace trich::cli
