import ReviewModel
import TextAnalysis

/// Words with capitals that make a name of their own with a known one, or a known one with what the text calls it too.
struct NamePhrase {
    /// Place in the text.
    let range: Range<Int>
    /// Its words.
    let tokens: Range<Int>
}

/// What the words around tell of a name: that it goes on, that it is another thing, that it is no model here.
extension NameReader {
    // MARK: Longer names

    /// Known models with a word in capitals that stands before them or behind them more than once, inside of a sentence
    /// too: "Bayesian SegNet", "CUDA Agent".
    mutating func findPhrases() {
        var places: [String: [NamePhrase]] = [:]
        var running: Set<String> = []
        let byStart = Dictionary(
            draft.runs.map { ($0.tokens.lowerBound, $0) }, uniquingKeysWith: { first, _ in first })
        let byEnd = Dictionary(
            draft.runs.map { ($0.tokens.upperBound, $0) }, uniquingKeysWith: { first, _ in first })
        for match in draft.names where match.lexicon == Lexica.Names.models.rawValue {
            guard draft.tokens[match.tokens.lowerBound].hasUpper else { continue }
            let before = byEnd[match.tokens.lowerBound].flatMap { extends($0, by: match) ? $0 : nil }
            let after = byStart[match.tokens.upperBound].flatMap { names($0, behind: match) ? $0 : nil }
            guard before != nil || after != nil else { continue }
            let start = before ?? NameRun(range: match.range, tokens: match.tokens, shape: .mixed)
            let end = after?.range.upperBound ?? match.range.upperBound
            let phrase = NamePhrase(
                range: start.range.lowerBound..<end,
                tokens: start.tokens.lowerBound..<(after?.tokens.upperBound ?? match.tokens.upperBound))
            let key = NameCandidate.tight(draft.bytes.slice(phrase.range).string)
            places[key, default: []].append(phrase)
            if !startsSentence(start) || after != nil { running.insert(key) }
        }
        phrases = places.filter { $0.value.count >= 2 && running.contains($0.key) }.values.flatMap { $0 }
            .sorted { $0.range.lowerBound < $1.range.lowerBound }
    }

    /// Whether a word before a known name is part of a longer one.
    private func extends(_ run: NameRun, by match: LexiconMatch) -> Bool {
        guard run.shape >= .capitalised, run.range.count >= 3,
            isBlank(from: run.range.upperBound, to: match.range.lowerBound),
            !draft.names.contains(where: { $0.range.overlaps(run.range) })
        else { return false }
        let written = draft.bytes.slice(run.range)
        return !ModelNameCues.titleWords.contains(written.folded)
            && !ModelNameCues.articles.contains(written.folded)
            && !ModelNameCues.titleEnds.contains(written.folded) && !ModelNameCues.isNoName(written.string)
    }

    /// Whether a word behind a known name is one that proposed things are called by: "CUDA Agent".
    private func names(_ run: NameRun, behind match: LexiconMatch) -> Bool {
        run.shape == .capitalised && isBlank(from: match.range.upperBound, to: run.range.lowerBound)
            && !draft.names.contains(where: { $0.range.overlaps(run.range) })
            && ModelNameCues.isThing(draft.bytes.slice(run.range).folded)
    }

    private func isBlank(from start: Int, to end: Int) -> Bool {
        end == start + 1 && draft.bytes[start] == 0x20
    }

    /// Adds the phrases as names.
    mutating func addPhrases() {
        for phrase in phrases {
            let written = draft.bytes.slice(phrase.range).string
            change(written, at: phrase.range) { $0.signs.formUnion([.compound, .running, .inside]) }
            mention(written, at: phrase.range, tokens: phrase.tokens)
        }
    }

    /// Where a version goes on that the lexicon has the beginning of.
    func endOfVersion(_ match: LexiconMatch) -> Int? {
        let end = match.range.upperBound
        guard match.tokens.count >= 2, end + 1 < draft.bytes.count, draft.bytes[end] == UInt8(ascii: "."),
            let last = draft.bytes[match.range].last, last >= 0x30, last <= 0x39
        else { return nil }
        let digits = draft.bytes[(end + 1)...].prefix { $0 >= 0x30 && $0 <= 0x39 }
        return digits.isEmpty || digits.count > 2 ? nil : digits.endIndex
    }

    /// A known name with the size that is joined to it: "DeepSeek-Coder-33B".
    func size(behind match: LexiconMatch) -> String? {
        let end = match.range.upperBound
        guard end + 2 < draft.bytes.count, draft.bytes[end] == UInt8(ascii: "-"),
            draft.bytes[end + 1] >= 0x30, draft.bytes[end + 1] <= 0x39
        else { return nil }
        let number = draft.bytes[(end + 1)...].prefix { $0 >= 0x30 && $0 <= 0x39 || $0 == UInt8(ascii: ".") }
        let scale = number.endIndex
        guard number.count <= 5, scale < draft.bytes.count, "BMK".utf8.contains(draft.bytes[scale]),
            scale + 1 == draft.bytes.count || !isLetter(draft.bytes[scale + 1])
        else { return nil }
        return draft.bytes.slice(match.range.lowerBound..<scale + 1).string
    }

    private func isLetter(_ byte: UInt8) -> Bool {
        byte >= 0x80 || byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A
    }

    // MARK: Other things

    /// Whether what the lexicon has is something else here: a word that begins a sentence and is an abbreviation there
    /// ("Hmm."), or a metric among metrics and numbers.
    func isOrdinary(_ match: LexiconMatch) -> Bool {
        guard match.tokens.count == 1 else { return false }
        if beginsOther(match) { return true }
        let token = draft.tokens[match.tokens.lowerBound]
        let name = draft.lexica.entry(match).name
        let isAbbreviation = name.utf8.count <= 4 && name.utf8.allSatisfy { $0 >= 0x41 && $0 <= 0x5A }
        if isAbbreviation, token.hasUpper, token.hasLower, token.range.count == name.utf8.count {
            return true
        }
        guard ModelNameCues.isMetric(draft.words.folded(match.tokens.lowerBound)) else { return false }
        let around =
            max(0, match.tokens.lowerBound - 2)..<min(draft.tokens.count, match.tokens.upperBound + 3)
        return around.contains { index in
            index != match.tokens.lowerBound
                && (draft.tokens[index].hasDigit && !draft.tokens[index].hasLatin
                    || ModelNameCues.isMetric(draft.words.folded(index)))
        }
    }

    /// Whether a word that any language has is the first one of a name of two here, and never stands alone: "Chameleon
    /// Hash", "Whisper Fight".
    private func beginsOther(_ match: LexiconMatch) -> Bool {
        guard match.lexicon == Lexica.Names.models.rawValue, isPlainWord(match), isNameOfTwo(match) else {
            return false
        }
        return draft.names.allSatisfy { other in
            other.lexicon != match.lexicon || other.entry != match.entry || isNameOfTwo(other)
                || titles.contains { $0.overlaps(other.range) }
        }
    }

    /// Whether a name is one word with a capital in front and nothing but small letters behind it.
    private func isPlainWord(_ match: LexiconMatch) -> Bool {
        let token = draft.tokens[match.tokens.lowerBound]
        let attributes = draft.lexica.entry(match).attributes
        return token.hasUpper && token.hasLower && !token.hasDigit && token.range.count >= 4
            && !attributes.contains("family") && !attributes.contains("method")
            && !attributes.contains("component")
            && draft.bytes[token.range.dropFirst()].allSatisfy { $0 >= 0x61 && $0 <= 0x7A }
    }

    /// Whether a word with a capital that no lexicon has follows a name behind a blank, and no version of it.
    private func isNameOfTwo(_ match: LexiconMatch) -> Bool {
        let next = match.tokens.upperBound
        guard match.tokens.count == 1, next < draft.tokens.count,
            !titles.contains(where: { $0.overlaps(match.range) })
        else { return false }
        let token = draft.tokens[next]
        guard isBlank(from: match.range.upperBound, to: token.range.lowerBound), token.hasUpper,
            token.hasLower,
            token.hasLatin, !token.hasDigit, token.range.count >= 3,
            !draft.names.contains(where: { $0.range.overlaps(token.range) })
        else { return false }
        let word = draft.words.folded(next)
        return !ModelNameCues.sizes.contains(word) && !ModelNameCues.isThing(word)
            && !ModelNameCues.introduces(word)
    }

    /// Whether a word for a device or its maker stands beside a run: "RTX A4000", "D435 camera".
    func isDevice(_ run: NameRun) -> Bool {
        let before = run.tokens.lowerBound - 1
        if before >= 0, run.range.lowerBound - draft.tokens[before].range.upperBound <= 2,
            ModelNameCues.devices.contains(draft.words.folded(before))
        {
            return true
        }
        let after = run.tokens.upperBound
        return after < draft.tokens.count && draft.tokens[after].range.lowerBound - run.range.upperBound <= 2
            && ModelNameCues.behindDevices.contains(draft.words.folded(after))
    }

    /// Whether a run is a venue with the last digits of a year: "ICRA17".
    func isVenue(_ run: NameRun) -> Bool {
        guard run.tokens.count <= 2, run.range.count <= 12 else { return false }
        let letters = draft.bytes[run.range].prefix { $0 >= 0x41 && $0 <= 0x5A }
        let rest = draft.bytes[letters.endIndex..<run.range.upperBound].drop { $0 == UInt8(ascii: "-") }
        guard letters.count >= 3, (2...4).contains(rest.count), rest.allSatisfy({ $0 >= 0x30 && $0 <= 0x39 })
        else { return false }
        return !draft.lexica.names(.venues, in: draft.bytes.slice(letters.startIndex..<letters.endIndex))
            .isEmpty
    }

    // MARK: One thing

    /// What is told under two names is one thing where the one is a spelling of the other: "Network in Network (NIN)".
    mutating func joinSpellings() {
        for key in names.keys.sorted() {
            guard let name = names[key] else { continue }
            for alias in name.aliases.map(NameCandidate.tight) where alias != key {
                let single = alias.hasSuffix("s") ? String(alias.dropLast()) : alias
                guard let other = names[alias] ?? names[single], other.key != key,
                    other.signs.contains(.isDataset) == name.signs.contains(.isDataset)
                else { continue }
                // The name that the lexicon has stays.
                let (kept, gone) = name.isKnown || !other.isKnown ? (key, other.key) : (other.key, key)
                join(gone, into: kept)
                break
            }
        }
    }

    /// Sizes of one thing are spellings of its name where it is named alone too: "MedNet-7B" and "MedNet-70B".
    mutating func joinSizes() {
        var families: [String: [String]] = [:]
        for (key, name) in names where !name.isKnown && !name.signs.contains(.isDataset) {
            if let family = Self.family(name.name) { families[family, default: []].append(key) }
        }
        for (family, keys) in families.sorted(by: { $0.key < $1.key }) {
            let base = NameCandidate.tight(family)
            guard
                let known = candidate(base)
                    ?? (keys.count >= 2 ? keys.sorted().first.flatMap { names[$0] } : nil)
            else { continue }
            if known.key != base, candidate(base) == nil {
                var family = NameCandidate(family, at: known.place)
                family.shape = known.shape
                names[base] = family
            }
            let kept = candidate(base)?.key ?? base
            for key in keys.sorted() where key != kept { join(key, into: kept, countsBoth: true) }
        }
    }

    /// A name without the size that it ends in, joined by a hyphen.
    private static func family(_ name: String) -> String? {
        guard let hyphen = name.utf8.lastIndex(of: UInt8(ascii: "-")) else { return nil }
        let size = name[name.index(after: hyphen)...].utf8, family = String(name[..<hyphen])
        guard let last = size.last, family.utf8.count >= 3 else { return nil }
        let isNumber =
            size.count >= 2 && "BM".utf8.contains(last)
            && size.dropLast().allSatisfy { $0 >= 0x30 && $0 <= 0x39 || $0 == UInt8(ascii: ".") }
        let isLetter = size.count == 1 && "TSBLHG".utf8.contains(last)
        return isNumber || isLetter ? family : nil
    }

    /// Makes one candidate of two.
    private mutating func join(_ gone: String, into kept: String, countsBoth: Bool = false) {
        guard let other = names[gone], var name = names[kept] else { return }
        remove(other)
        for spelling in [other.name] + other.aliases where NameCandidate.tight(spelling) != kept {
            name.add(spelling: spelling)
        }
        name.count += countsBoth ? other.count : max(0, other.count - name.count)
        name.baselines += other.baselines
        name.signs.formUnion(other.signs)
        name.shape = max(name.shape, other.shape)
        if other.place.lowerBound < name.place.lowerBound { name.place = other.place }
        names[kept] = name
    }

    // MARK: Links

    /// Models that links under the title lead to: the repository of another implementation or a version
    /// for another language bears the name of the model in its own.
    mutating func readLinks() {
        let known = names.values.map(\.key).filter { $0.count >= 4 }
        for link in draft.review.links where link.role == .model || !link.official {
            guard let url = link.url, let repository = Self.repository(in: url) else { continue }
            let key = NameCandidate.tight(repository)
            guard names[key] == nil, known.contains(where: { key.contains($0) && key != $0 }) else {
                continue
            }
            let bytes = Array(repository.utf8)
            let match = draft.lexica.names(.models, in: TextSlice(bytes)).first {
                $0.range.count + 1 >= bytes.count
            }
            let name = match.map { draft.lexica.entry($0).name } ?? repository
            guard names[NameCandidate.tight(name)] == nil else { continue }
            let place = draft.bytes.slice(0..<draft.bytes.count).find(url).map { $0..<$0 + url.utf8.count }
            change(name, at: place ?? 0..<0) {
                $0.count = 1
                $0.isKnown = true
                $0.signs.insert(.linked)
            }
        }
    }

    /// The name of a repository.
    private static func repository(in url: String) -> String? {
        let (host, path) = WebAddress.parts(of: url)
        guard WordFiles.links.values("host.repository").contains(host) else { return nil }
        let pieces = path.split(separator: "/")
        return pieces.count == 2 && !pieces[1].contains(".") ? String(pieces[1]) : nil
    }

    // MARK: Words of other letters

    /// "модель, которую назвали Буревестник": a word with a capital right behind what says that something is named.
    mutating func readNamings() {
        for index in draft.tokens.indices.dropLast() {
            guard draft.tokens[index].hasCyrillic, draft.words.marks(index).contains(.coins),
                ModelNameCues.namings.contains(draft.words.folded(index))
            else { continue }
            var next = index + 1
            while next < draft.tokens.count, next - index <= 3,
                ModelNameCues.betweenNaming.contains(draft.words.folded(next))
            {
                next += 1
            }
            guard next < draft.tokens.count, draft.tokens[next].hasCyrillic, draft.tokens[next].hasUpper,
                draft.tokens[next].hasLower, draft.tokens[next].range.count >= 6
            else { continue }
            let gap = draft.bytes[
                draft.tokens[next - 1].range.upperBound..<draft.tokens[next].range.lowerBound]
            let isNear = gap.count <= 4 && !gap.contains { ".;!?)(\n".utf8.contains($0) }
            let place = draft.tokens[next].range
            guard isNear, !draft.names.contains(where: { $0.range.overlaps(place) }) else { continue }
            let written = draft.bytes.slice(place).string
            let mentions = draft.tokens.count { draft.bytes[$0.range].elementsEqual(draft.bytes[place]) }
            change(written, at: place) {
                $0.count = max($0.count, mentions)
                $0.signs.formUnion([.coined, .introduced, .running, .inside])
            }
        }
    }
}
