internal import ReviewModel

/// What the words of a query ask for, before the library is asked: which words tell something, which
/// only help to ask, which mean a field.
struct QueryReading {
    /// Words that tell something, in order, each once.
    private(set) var words: [QueryWord] = []
    /// All else that is asked for.
    private(set) var rest: [Query] = []
    /// What was read into words.
    private(set) var notes: [SearchNote] = []

    /// More words than these are no question but a text; the rest is ignored.
    private static let mostWords = TermExpression.longest

    /// Reads a query whose saved searches are put in.
    init(_ query: Query) {
        let parts = if case .and(let parts) = query.simplified { parts } else { [query.simplified] }
        var typed: [QueryWord] = []
        for part in parts {
            if case .word(let text) = part {
                if !TermExpression(text).isEmpty { typed.append(QueryWord(text)) }
            } else {
                rest.append(part)
            }
        }
        // What says nothing at all is for the compiler to say.
        if typed.isEmpty { rest = parts }
        readParts(in: &typed)
        readPersons(in: &typed)
        words = Array(QueryReading.telling(typed).prefix(QueryReading.mostWords))
        noteYears()
    }

    /// `with code`: items that have it.
    private mutating func readParts(in words: inout [QueryWord]) {
        var index = 0
        while index + 1 < words.count, words.count > 2 {
            guard StopWords.announcesPart(words[index].forms.first ?? []),
                let part = QueryReading.part(words[index + 1])
            else {
                index += 1
                continue
            }
            let value = FieldValue.text(part.rawValue)
            notes.append(.field("\(words[index].text) \(words[index + 1].text)", .has, value))
            rest.append(.field(.has, value))
            words.removeSubrange(index...index + 1)
        }
    }

    private static func part(_ word: QueryWord) -> ItemPart? {
        guard word.forms.count == 1 else { return nil }
        switch String(decoding: word.forms[0], as: UTF8.self) {
        case "code", "кодом": return .code
        case "demo", "демо": return .demo
        case "video", "видео": return .video
        case "notes", "заметками": return .notes
        default: return nil
        }
    }

    /// `papers by …`: what follows is the name of somebody.
    private func readPersons(in words: inout [QueryWord]) {
        var isPerson = false
        for index in words.indices {
            if words[index].isStopWord {
                isPerson = words[index].forms.first.map(StopWords.announcesPerson) ?? false
            } else {
                words[index].isPerson = isPerson
            }
        }
    }

    /// The words without those that only help to ask; all of them when there are no others.
    private static func telling(_ words: [QueryWord]) -> [QueryWord] {
        let told = words.indices.filter { index in
            let word = words[index]
            if word.isStopWord { return false }
            let opens = index == 0 || words[index - 1].isStopWord || words.suffix(from: index + 1).isEmpty
            let introduces = index + 1 < words.count && words[index + 1].isStopWord
            return !(word.asksForReviews && (opens || introduces))
        }
        var seen: Set<[[UInt8]]> = []
        return (told.isEmpty ? Array(words.indices) : told).map { words[$0] }.filter {
            seen.insert([Array($0.text.lowercased().utf8)] + $0.stems).inserted
        }
    }

    private mutating func noteYears() {
        for word in words {
            if let year = word.year { notes.append(.field(word.text, .year, .range(year, year))) }
        }
    }
}
