"""What the library may not do: print, end the program, start one, reach for the network.

Reads the symbols that its objects leave to others (nm). TRICH_LIBRARY names the archive.
"""
import os
import re
import subprocess
import unittest

FORBIDDEN = {
    "prints": r"std::(cout|cerr|clog|wcout|wcerr)\b|(v?d?printf|puts|putchar|perror|fputs|fputc|putc|__v?printf_chk)(@.*)?|"
              r"(stdout|stderr)(@.*)?",
    "ends the program": r"(abort|exit|_exit|_Exit|quick_exit|std::terminate\(\))(@.*)?",
    "starts a program": r"(system|popen|fork|vfork|exec[lv]p?e?|posix_spawnp?)(@.*)?",
    "reaches for the network": r"(socket|connect|getaddrinfo|gethostbyname)(@.*)?",
    "sets what the whole process shares": r"(setlocale|setenv|putenv|unsetenv|srand|signal|sigaction|chdir|umask)(@.*)?|"
                                          r"std::locale::global\(.*\)",
}
# Object file -> what it may. Assertions of a debug build and sanitizers call abort by way of libstdc++ and their
# run times, whose symbols are not these.
# std::async brings std::thread's destructor along, which names std::terminate for threads that nobody joined; a
# future always joins its own.
ALLOWED = {"side_by_side.cc.o": ("std::terminate()",)}


class Symbols(unittest.TestCase):
    def test_undefined_symbols(self):
        out = subprocess.run(["nm", "-C", "--undefined-only", os.environ["TRICH_LIBRARY"]], capture_output=True,
                             text=True, check=True).stdout
        objects = symbols = 0
        member = ""
        for line in out.splitlines():
            if line.endswith(":"):
                member = line[:-1]
                objects += 1
                continue
            found = re.match(r"\s+[Uw] (.+)$", line)
            if not found:
                continue
            symbols += 1
            for what, pattern in FORBIDDEN.items():
                if re.fullmatch(pattern, found[1]):
                    self.assertIn(found[1], ALLOWED.get(member, ()), f"{member} {what}: {found[1]}")
        self.assertGreater(objects, 10, "the archive's members were not seen")
        self.assertGreater(symbols, 100)


if __name__ == "__main__":
    unittest.main(verbosity=2)
