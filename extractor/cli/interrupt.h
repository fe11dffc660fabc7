// SIGINT, SIGTERM and SIGHUP ask the program to stop after the article at hand; a second one ends
// it.
#pragma once

namespace trich::cli {

void watch_for_interrupts();
bool interrupted();

}  // namespace trich::cli
