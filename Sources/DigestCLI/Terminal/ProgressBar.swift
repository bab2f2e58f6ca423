/// How far a long piece of work has come, on the last line of a terminal: shown when it takes more than
/// half a second, taken away at the end and for every message in between.
final class ProgressBar {
    /// Bytes to read.
    var total = 0

    private let session: Session
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

    /// A bar that is shown where messages go to a terminal.
    init(_ session: Session) {
        self.session = session
        isWanted = session.environment.showsProgress && !session.options.quiet
        start = isWanted ? session.environment.clock() : 0
        if isWanted { session.beforeMessage = { [weak self] in self?.hide() } }
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

    /// Takes the bar away.
    func end() {
        hide()
        session.beforeMessage = nil
    }

    private func show() {
        guard isWanted else { return }
        let now = session.environment.clock() - start
        guard now >= ProgressBar.patience, now - last >= ProgressBar.interval else { return }
        last = now
        isShown = true
        let picture = ProgressPicture(name: name, done: done, total: total, items: items, seconds: now)
        session.draw("\r\u{1B}[2K" + picture.text(columns: session.environment.layoutWidth ?? 80))
    }

    private func hide() {
        if isShown { session.draw("\r\u{1B}[2K") }
        isShown = false
    }
}
