#include <sqlite3.h>

/// Lets SQLite allocate memory without counting it, which would take a lock each time. To be said before the
/// first connection is opened; Swift cannot call functions with variable arguments.
static inline int digest_sqlite_without_statistics(void) {
    return sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
}
