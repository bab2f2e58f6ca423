// Wording: what the program says to people, in their language. A phrase is kept apart from its words until it is
// printed, so that a library need not know whom it speaks to. Nothing here knows what is said, prints it, or touches
// what programs read: data, exports, names of commands and options are never put into other words.

/// A sentence or a phrase for people: the words of its literals are a key that a catalogue may have other words for,
/// what stands between them is taken as it is.
///
///     let phrase: Phrase = "no list '\(name)'"      // the key is: no list '%1'
///
/// What is a phrase itself, put into another or added to it, is looked up by itself.
public struct Phrase: Sendable {
    /// What a phrase is made of.
    enum Part: Sendable {
        /// Text in no language.
        case verbatim(String)
        /// Literals, and what stands between each two of them.
        case sentence([String], [Phrase])
        /// A number of things: `item`, `items`.
        case count(Int, one: String, other: String)
    }

    /// In their order, without anything between them.
    private(set) var parts: [Part]

    /// What catalogues have by `key`, which has no places in it.
    public init(key: String) { parts = [.sentence([key], [])] }

    /// Text that is the same in every language: a name, a number, what others wrote.
    public init(verbatim text: String) { parts = [.verbatim(text)] }

    /// What `error` has to say.
    public init(of error: any Error) {
        self = (error as? any Worded)?.words ?? Phrase(verbatim: "\(error)")
    }

    /// `1 item`, `2 items`; catalogues have it by the key `%n item`.
    public init(count: Int, one: String, other: String) { parts = [.count(count, one: one, other: other)] }

    /// Whether it says nothing.
    public var isEmpty: Bool { description.isEmpty }

    /// One after the other.
    public static func + (first: Phrase, second: Phrase) -> Phrase {
        var both = first
        both.parts += second.parts
        return both
    }

    /// Adds `more` at the end.
    public static func += (phrase: inout Phrase, more: Phrase) { phrase.parts += more.parts }
}

extension Phrase: Equatable {
    /// Whether both say the same in English.
    public static func == (left: Phrase, right: Phrase) -> Bool { left.description == right.description }
}

extension Phrase: CustomStringConvertible {
    /// The English words.
    public var description: String { Catalogue.english.text(self) }
}

extension Phrase: ExpressibleByStringInterpolation {
    /// A phrase without anything in it.
    public init(stringLiteral value: String) { parts = [.sentence([value], [])] }

    /// A sentence with something in it.
    public init(stringInterpolation sentence: StringInterpolation) {
        parts = [.sentence(sentence.pieces, sentence.arguments)]
    }

    /// Keeps literals and what stands between them.
    public struct StringInterpolation: StringInterpolationProtocol {
        fileprivate var pieces = [""]
        fileprivate var arguments: [Phrase] = []

        /// Nothing yet.
        public init(literalCapacity: Int, interpolationCount: Int) {
            arguments.reserveCapacity(interpolationCount)
        }

        /// Words of the key.
        public mutating func appendLiteral(_ literal: String) { pieces[pieces.count - 1] += literal }

        /// A phrase that has a key of its own.
        public mutating func appendInterpolation(_ phrase: Phrase) {
            arguments.append(phrase)
            pieces.append("")
        }

        /// Something that has words of its own.
        public mutating func appendInterpolation(_ worded: some Worded) { appendInterpolation(worded.words) }

        /// What went wrong, in the words of that.
        public mutating func appendInterpolation(_ error: any Error) {
            appendInterpolation(Phrase(of: error))
        }

        /// A name, a number, what others wrote.
        @_disfavoredOverload
        public mutating func appendInterpolation<Value>(_ value: Value) {
            appendInterpolation(Phrase(verbatim: "\(value)"))
        }
    }
}

extension Sequence<Phrase> {
    /// All of them in a row, `separator` in between.
    public func joined(separator: Phrase = "") -> Phrase {
        var all: Phrase?
        for phrase in self { all = all.map { $0 + separator + phrase } ?? phrase }
        return all ?? Phrase(verbatim: "")
    }
}

/// What has something to say to people, such as an error. Its `description` are the English words; each type has one of
/// its own, that it can be used where this module is not imported.
public protocol Worded: CustomStringConvertible {
    /// A lower-case sentence without a full stop, unless the type says otherwise.
    var words: Phrase { get }
}
