import ArgumentParsing
public import ReviewModel
import ReviewStorage
import Wording

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// What surrounds one run of the program. A test gives its own.
public struct Environment {
    /// Where results go.
    public var output: any ByteSink
    /// Where everything else goes.
    public var errors: any ByteSink
    /// All of standard input, which has to be of a size that can be held.
    public var input: () throws -> [UInt8]
    /// The next bytes of standard input, however much there is; none at its end.
    public var nextInput: () throws -> [UInt8]
    /// The next line of standard input; nil at its end. Throws where it is longer than any answer or request.
    public var line: () throws -> String?
    /// Value of an environment variable.
    public var variable: (String) -> String?
    /// Folder that relative paths start at; empty for the one of the process.
    public var folder: String
    /// The time, for the dates that the library keeps.
    public var now: () -> Timestamp
    /// Seconds since some moment; for measuring.
    public var clock: () -> Double
    /// Lets so many seconds pass; false when the user wants to stop.
    public var wait: (Double) -> Bool
    /// Size of the terminal that results go to, in columns and rows; nil when they go elsewhere.
    public var terminal: (columns: Int, rows: Int)?
    /// Whether messages go to a terminal.
    public var showsProgress: Bool
    /// Whether nothing comes after the run, so that what was only read from need not be closed.
    public var endsWithRun: Bool
    /// The program that runs, which the list of its commands puts here.
    var tool = RunningTool()

    /// An environment without a terminal.
    public init(
        output: any ByteSink, errors: any ByteSink, input: @escaping () throws -> [UInt8],
        variable: @escaping (String) -> String?, folder: String
    ) {
        self.output = output
        self.errors = errors
        self.input = input
        var isRead = false
        self.nextInput = {
            defer { isRead = true }
            return isRead ? [] : try input()
        }
        self.line = { (try? input()).map { String(decoding: $0.prefix { $0 != 0x0A }, as: UTF8.self) } }
        self.variable = variable
        self.folder = folder
        self.now = Clock.now
        self.clock = Pause.clock
        self.wait = Pause.wait
        self.terminal = nil
        self.showsProgress = false
        self.endsWithRun = false
    }

    /// The environment of this process, which from now on ends cleanly on Ctrl-C and closed pipes.
    public static func process() -> Environment {
        Interruption.prepare()
        var environment = Environment(
            output: DescriptorSink(1), errors: DescriptorSink(2),
            input: { try FileReading.all(of: 0, path: "-", expecting: 0) },
            variable: { getenv($0).map { String(cString: $0) } }, folder: "")
        environment.nextInput = {
            guard let bytes = FileReading.read(from: 0, atMost: 1 << 18) else {
                throw FileError.unreadable(path: "-", code: SystemError.last)
            }
            return bytes
        }
        let lines = LineReader(of: "-", longest: 16 << 20, chunk: environment.nextInput)
        environment.line = { try lines.next().map { String(decoding: $0, as: UTF8.self) } }
        environment.endsWithRun = true
        if isatty(1) == 1 { environment.terminal = size(of: 1) }
        environment.showsProgress = isatty(2) == 1
        return environment
    }

    private static func size(of descriptor: Int32) -> (columns: Int, rows: Int) {
        var size = winsize()
        guard ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return (80, 24) }
        return (Int(size.ws_col), Int(size.ws_row))
    }

    /// Columns that `COLUMNS` or the terminal gives; nil when results go elsewhere.
    var layoutWidth: Int? {
        let columns = variable("COLUMNS").flatMap { Int($0) } ?? terminal?.columns
        return columns.map { min(max($0, 20), 1000) }
    }

    /// Columns to lay help out in.
    var columns: Int { layoutWidth ?? 80 }

    /// The locale of messages as POSIX finds it: `LC_ALL`, `LC_MESSAGES`, `LANG`; empty where none is set.
    var locale: String {
        for name in ["LC_ALL", "LC_MESSAGES", "LANG"] {
            if let value = variable(name), !value.isEmpty { return value }
        }
        return ""
    }

    /// The time that reproducible output is dated by: `SOURCE_DATE_EPOCH`, in seconds since 1970, else 1970.
    var sourceDate: Timestamp { statedDate ?? Timestamp(seconds: 0) }

    /// The time in `SOURCE_DATE_EPOCH`; nil where it is not set.
    var statedDate: Timestamp? {
        variable("SOURCE_DATE_EPOCH").flatMap { Int64($0) }.map { Timestamp(seconds: $0) }
    }
}

/// The program that runs, for what lies below the list of its commands.
struct RunningTool {
    /// The words that call its commands.
    var commands: [String] = []
    /// The program as help, completions and the manual page tell of it.
    var description: () -> ToolDescription = {
        ToolDescription(name: "digest", summary: "", version: ToolVersion.number, globals: [], commands: [])
    }
}

/// When to colour.
enum ColorChoice: String, CaseIterable, Sendable {
    case auto, always, never

    /// Whether to colour what goes to a terminal or elsewhere; `NO_COLOR` as in no-color.org, and a
    /// terminal that says it is dumb.
    func allows(terminal: Bool, in environment: Environment) -> Bool {
        switch self {
        case .always: return true
        case .never: return false
        case .auto:
            let refused = environment.variable("NO_COLOR").map { !$0.isEmpty } ?? false
            return terminal && !refused && environment.variable("TERM") != "dumb"
        }
    }
}
