#include <sqlite3.h>

/// Lets SQLite allocate memory without counting it, which would take a lock each time, and keep up to 4 MB of what a
/// statement may have to take back in memory, in one piece, before it takes a file: in pieces it would walk all of
/// them behind each statement. To be said before the first connection is opened; Swift cannot call functions with
/// variable arguments.
static inline int digest_sqlite_configure(void) {
    int code = sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
    return code == SQLITE_OK ? sqlite3_config(SQLITE_CONFIG_STMTJRNL_SPILL, 4 << 20) : code;
}
