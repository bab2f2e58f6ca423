/// How a run ended, as the shell sees it.
enum ExitStatus: Int32, Sendable {
    case done = 0
    /// Nothing answered the query.
    case nothingMatched = 1
    /// The command line cannot be understood.
    case usage = 2
    /// The command could not do its work.
    case failure = 3
    /// The command is done, but some input was refused.
    case refused = 4
    /// The user pressed Ctrl-C; what shells report for SIGINT.
    case interrupted = 130
    /// The reader of the results has gone; what shells report for SIGPIPE.
    case closed = 141
}
