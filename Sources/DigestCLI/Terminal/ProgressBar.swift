import ReviewStorage
import Wording

/// How far a long piece of work has come, on the last line of a terminal: shown when it takes more than
/// half a second, taken away at the end and for every message in between.
final class ProgressBar {
    /// Bytes to read.
    var total = 0
    /// Tells the same to other programs that wait for the work; nil where none does.
    var note: WorkNote?

    private let environment: Environment
    private let draw: (String) -> Void
    private let catalogue: Catalogue
    private let isWanted: Bool
    private let start: Double
    private var last = 0.0
    private var name = ""
    private var done = 0
    private var items = 0
    private var isShown = false
    private var ticks = 0

    /// Seconds before it is shown, and between two pictures of it.
    private static let (patience, interval) = (0.5, 0.1)

    /// A bar that is shown where messages go to a terminal, by `draw`, unless nothing is to be said.
    init(
        in environment: Environment, isQuiet: Bool, catalogue: Catalogue, draw: @escaping (String) -> Void
    ) {
        self.catalogue = catalogue
        self.environment = environment
        self.draw = draw
        isWanted = environment.showsProgress && !isQuiet
        start = isWanted ? environment.clock() : 0
    }

    /// The work on `name` begins.
    func begin(_ name: String) { self.name = name }

    /// So many bytes were read.
    func read(_ bytes: Int) {
        done += bytes
        show()
    }

    /// So many bytes need not be read.
    func skip(_ bytes: Int) { done += bytes }

    /// One item was read.
    func item() {
        items += 1
        ticks += 1
        // A look at the clock costs more than some items do.
        if ticks % 16 == 0 { show() }
    }

    /// One of `count` items was taken; nothing is read but them.
    func item(of count: Int) {
        total = count
        done += 1
        item()
    }

    /// One item was read, which is `line` and its line feed; nil is the end.
    func item(of line: [UInt8]?) {
        guard let line else { return }
        done += line.count + 1
        item()
    }

    /// Takes the bar away; more work shows it again.
    func hide() {
        if isShown { draw("\r\u{1B}[2K") }
        isShown = false
    }

    /// The work has ended.
    func end() {
        hide()
        note?.end()
    }

    private func show() {
        note?.tell(done: done, of: total)
        guard isWanted else { return }
        let now = environment.clock() - start
        guard now >= ProgressBar.patience, now - last >= ProgressBar.interval else { return }
        last = now
        isShown = true
        let picture = ProgressPicture(name: name, done: done, total: total, items: items, seconds: now)
        draw("\r\u{1B}[2K" + picture.text(columns: environment.layoutWidth ?? 80, in: catalogue))
    }
}

/// One picture of a progress bar.
struct ProgressPicture {
    /// What is being read.
    var name: String
    /// Bytes read, and bytes to read.
    var done: Int
    var total: Int
    /// Items read.
    var items: Int
    /// Seconds since the beginning.
    var seconds: Double

    /// `[########            ]  41%  12300 items, 8200/s, 0:12 left  result.json`, cut to `columns`.
    func text(columns: Int, in catalogue: Catalogue = .english) -> String {
        let share = total > 0 ? min(1, Double(done) / Double(total)) : 0
        let filled = Int(share * 20)
        let bar = String(repeating: "#", count: filled) + String(repeating: " ", count: 20 - filled)
        let rate = seconds > 0 ? Int(Double(items) / seconds) : 0
        let left: Phrase =
            share > 0.01 ? ", \(ProgressPicture.clock(seconds / share * (1 - share))) left" : ""
        let done = catalogue.text("\(Phrase(count: items, one: "items", other: "items")), \(rate)/s\(left)")
        let text = "[\(bar)] \(Count.aligned(Int(share * 100), to: 3))%  \(done)"
        let room = columns - text.unicodeScalars.count - 3
        let name = SafeText.line(FilePath.name(of: name))
        return name.unicodeScalars.count <= room
            ? "\(text)  \(name)" : String(text.prefix(max(0, columns - 1)))
    }

    /// `0:07`, `12:30`, `1:02:03`.
    static func clock(_ seconds: Double) -> String {
        let whole = Int(min(max(seconds, 0), 359_999) + 0.5)
        let pad = { (number: Int) in number < 10 ? "0\(number)" : "\(number)" }
        let (hours, minutes) = (whole / 3600, whole / 60 % 60)
        return hours > 0
            ? "\(hours):\(pad(minutes)):\(pad(whole % 60))" : "\(minutes):\(pad(whole % 60))"
    }
}

/// What is said while another program writes to the library.
struct WaitingLine {
    /// The other program's work, where it told of it.
    let work: LibraryWork?
    /// The library, as the user would write it.
    let library: String

    /// A line about `work` in the library called `library`.
    init(for work: LibraryWork?, in library: String) {
        self.work = work
        self.library = library
    }

    /// `waiting for 'digest import result.json' (process 4711), which has been writing to 'library.sqlite' for 1:12:
    /// 43% done, about 1:35 left; Ctrl-C stops this one`, or less where less is known.
    var words: Phrase {
        let library = SafeText.line(self.library)
        guard let work else {
            return "waiting for another program that writes to '\(library)'; Ctrl-C stops this one"
        }
        let command = SafeText.line(work.words)
        let since = ProgressPicture.clock(Double(work.seconds))
        let done: Phrase = work.share.map { ": \("\(Int($0 * 100))%") done" } ?? ""
        let left: Phrase =
            work.secondsLeft.map { ", about \(ProgressPicture.clock(Double($0))) left" } ?? ""
        let who: Phrase = "waiting for 'digest \(command)' (process \(work.process)), "
        let what: Phrase = "which has been writing to '\(library)' for \(since)\(done)\(left)"
        return who + what + "; Ctrl-C stops this one"
    }
}
