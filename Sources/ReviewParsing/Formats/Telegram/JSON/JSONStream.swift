/// Reads JSON out of chunks of UTF-8 bytes, of which no more than the value at hand is kept.
///
/// A pull parser: the caller asks for keys, elements and values in turn. It is tolerant where
/// exporters and editors are careless: commas may be missing or too many, control characters count
/// as white space, and `\xNN` is an escape. Offsets are those of the source, in bytes.
struct JSONStream {
    /// The largest value that may be held, in bytes. A message has at most 4096 characters, so even
    /// one with a custom emoji at each of them takes less than 2 MiB.
    static let longestHeld = 8 << 20

    /// What was read of the source and is still needed.
    private(set) var window: [UInt8] = []
    /// Place of the next byte in `window`.
    var at = 0
    /// Offset in the source of the first byte of `window`.
    private(set) var base = 0
    /// What made reading the source fail; to the parser it is the end.
    private(set) var failure: (any Error)?

    private let next: () throws -> [UInt8]
    private var held: Int?
    /// Line feeds in what was dropped.
    private var lineFeeds = 0
    /// Where the line begins that the first byte of `window` is in.
    private var lineStart = 0
    private var isOver = false

    /// A stream of the chunks that `next` returns; an empty one is the end.
    init(_ next: @escaping () throws -> [UInt8]) { self.next = next }

    /// Offset of the next byte.
    var offset: Int { base + at }

    /// Keeps everything from the next byte on in memory until `release`.
    mutating func hold() { held = offset }

    /// Whether something is kept.
    var isHolding: Bool { held != nil }

    /// Offset from which on everything is kept.
    var heldOffset: Int? { held }

    /// Keeps nothing any longer.
    mutating func release() { held = nil }

    /// Goes back or forth to `offset`, as far as that is in memory.
    mutating func seek(_ offset: Int) { at = min(max(0, offset - base), window.count) }

    /// How many lines end before `offset`, which must be in memory, and where the line begins that it is in.
    func line(of offset: Int) -> (index: Int, start: Int) {
        let length = min(max(0, offset - base), window.count)
        let start = window[..<length].lastIndex(of: UInt8(ascii: "\n")).map { base + $0 + 1 } ?? lineStart
        return (lineFeeds + window.lineFeeds(in: length), start)
    }

    /// Reads another chunk; false when there is none. What is neither held nor ahead is dropped.
    mutating func refill() throws(JSONFault) -> Bool {
        guard !isOver else { return false }
        if let held, offset - held > Self.longestHeld { throw .tooLong }
        drop(min(held.map { $0 - base } ?? at, at))
        do {
            let chunk = try next()
            isOver = chunk.isEmpty
            if window.isEmpty { window = chunk } else { window += chunk }
        } catch {
            failure = error
            isOver = true
        }
        return !isOver
    }

    private mutating func drop(_ count: Int) {
        guard count > 0 else { return }
        if let last = window[..<count].lastIndex(of: UInt8(ascii: "\n")) { lineStart = base + last + 1 }
        lineFeeds += window.lineFeeds(in: count)
        window.removeFirst(count)
        base += count
        at -= count
    }

    /// The next byte that is not white space, which stays the next one.
    mutating func peek() throws(JSONFault) -> UInt8 {
        while true {
            while at < window.count {
                if window[at] > 0x20 { return window[at] }
                at += 1
            }
            guard try refill() else { throw .end }
        }
    }

    /// Takes the next byte if it is `byte`, white space before it included.
    mutating func take(_ byte: UInt8) throws(JSONFault) -> Bool {
        guard try peek() == byte else { return false }
        at += 1
        return true
    }
}
