/// A line of a console, as far as the documentation needs a shell: words, quotes, one `| head -n N`.
struct ConsoleLine: Equatable {
    /// The words in front of any pipe, without quotes.
    var words: [String]
    /// How many lines of output `| head -n N` lets through; nil without it.
    var head: Int?

    /// Nil when `line` asks for more of a shell than there is here.
    init?(_ line: String) {
        let all = ConsoleLine.split(line)
        guard let pipe = all.firstIndex(where: { !$0.isQuoted && $0.text == "|" }) else {
            self.init(words: all.map(\.text), head: nil)
            return
        }
        let rest = all[(pipe + 1)...].map(\.text)
        guard rest.count == 3, rest.starts(with: ["head", "-n"]), let head = Int(rest[2]) else { return nil }
        self.init(words: all[..<pipe].map(\.text), head: head)
    }

    private init(words: [String], head: Int?) {
        self.words = words
        self.head = head
    }

    private struct Word {
        var text = ""
        var isQuoted = false
    }

    private static func split(_ line: String) -> [Word] {
        var words: [Word] = []
        var word: Word?
        var quote: Character?
        for character in line {
            if let open = quote {
                if character == open { quote = nil } else { word?.text.append(character) }
            } else if character == "'" || character == "\"" {
                quote = character
                word = word ?? Word()
                word?.isQuoted = true
            } else if character == " " {
                if let done = word { words.append(done) }
                word = nil
            } else {
                word = word ?? Word()
                word?.text.append(character)
            }
        }
        return words + (word.map { [$0] } ?? [])
    }
}
