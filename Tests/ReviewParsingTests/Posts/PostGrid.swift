import Foundation
import TestSupport

/// Posts about papers in many layouts and languages, and posts of the same channels that are about no paper.
struct PostGrid {
    /// What a post is written in: `both` has English names of things and Russian prose.
    enum Language: String, CaseIterable {
        case russian = "ru"
        case english = "en"
        case both = "both"
    }

    /// A post about a paper, and what is to be read from it.
    struct Sample {
        var post: PostNotation
        /// The messages that go on with it.
        var more: [PostNotation] = []
        /// The number at arXiv; nil where the layout names the paper in another way.
        var arxiv: String?
        /// The title; nil where the layout does not have it.
        var title: String?
    }

    /// A post that is about no paper.
    struct Other {
        var name: String
        var post: PostNotation
        /// The number at arXiv of a paper that it names, to be found all the same.
        var arxiv: String?
    }

    /// A way to lay out a post.
    struct Layout {
        var name: String
        /// Its lines, in the notation of `layouts.txt`.
        var lines: [Substring]

        /// The lines with all optional ones, and those with each of them left out.
        var variants: [String] {
            let bare = lines.map { $0.hasPrefix("?") ? $0.dropFirst() : $0 }
            let optional = lines.indices.filter { lines[$0].hasPrefix("?") }
            let all = bare.joined(separator: "\n")
            return [all]
                + optional.map { left in
                    bare.indices.filter { $0 != left }.map { bare[$0] }.joined(separator: "\n")
                }
        }
    }

    /// The layouts by hand, in the order of their file.
    let layouts: [Layout]
    /// Posts that are about no paper, by language.
    let others: [Language: [Other]]
    private let words: [String: [Language: String]]
    private let papers: [[String: String]]
    private let forms: [Forms: [String: [String]]]

    /// A grid of the texts of its files: `layouts.txt`, `others.txt`, `words.txt`, `reviews.txt`, `parts.txt`,
    /// `otherparts.txt`.
    init(layouts: String, others: String, words: String, reviews: String, parts: String, otherParts: String) {
        self.layouts = Self.sections(of: layouts).map { Layout(name: $0.name, lines: $0.lines) }
        var known: [Language: [Other]] = [:]
        for section in Self.sections(of: others) {
            let language: Language = section.name.hasSuffix(" ru") ? .russian : .english
            let paper = section.lines.first.flatMap {
                $0.hasPrefix("paper: ") ? String($0.dropFirst(7)) : nil
            }
            let lines = section.lines.dropFirst(paper == nil ? 0 : 1)
            known[language, default: []].append(
                Other(name: section.name, post: PostNotation(lines.joined(separator: "\n")), arxiv: paper))
        }
        known[.both] = known[.russian]
        self.others = known
        self.words = Dictionary(
            words.split(separator: "\n").filter { !$0.hasPrefix("#") }.map { line in
                let colon = line.firstRange(of: ": ") ?? line.endIndex..<line.endIndex
                let forms = line[colon.upperBound...].split(separator: "|").map(Self.trimmed)
                return (
                    String(line[..<colon.lowerBound]),
                    [.russian: forms[0], .english: forms[1], .both: forms[1]]
                )
            }, uniquingKeysWith: { first, _ in first })
        papers = Self.sections(of: reviews).map { section in
            Dictionary(
                section.lines.compactMap { line in
                    line.firstRange(of: ": ").map {
                        (String(line[..<$0.lowerBound]), String(line[$0.upperBound...]))
                    }
                }, uniquingKeysWith: { first, _ in first })
        }
        forms = [Forms.parts: parts, .otherParts: otherParts].mapValues { text in
            Dictionary(
                Self.sections(of: text).map { ($0.name, Self.forms(of: $0.lines)) },
                uniquingKeysWith: { first, _ in first })
        }
    }

    /// The grid of the files in `folder`.
    init(folder: URL) throws {
        let text = { (name: String) throws in
            try String(contentsOf: folder.appending(path: name + ".txt"), encoding: .utf8)
        }
        try self.init(
            layouts: text("layouts"), others: text("others"), words: text("words"), reviews: text("reviews"),
            parts: text("parts"), otherParts: text("otherparts"))
    }

    /// The grid of the files in `folder` that other hands wrote.
    init(handsIn folder: URL) throws {
        let text = { (name: String) throws in
            try String(contentsOf: folder.appending(path: name + ".txt"), encoding: .utf8)
        }
        try self.init(
            layouts: text("hands"), others: text("handothers"), words: text("words"),
            reviews: text("handreviews"), parts: text("parts"), otherParts: text("otherparts"))
    }

    /// Three reviews in each of the layout's variants.
    func samples(of layout: Layout, in language: Language) -> [Sample] {
        let first = layouts.firstIndex { $0.name == layout.name } ?? 0
        return layout.variants.flatMap { variant in
            (0..<3).map { sample(variant, paper: papers[(first + $0) % papers.count], in: language) }
        }
    }

    /// Files of forms that parts have.
    enum Forms: Sendable {
        /// `parts.txt`, written before the rules.
        case parts
        /// `otherparts.txt`, written after them.
        case otherParts
    }

    /// Posts put together at random from the forms of their parts: `count` of them.
    func composed(_ count: Int, of forms: Forms, in language: Language, seed: UInt64) -> [Sample] {
        var random = SplitMix(seed: seed)
        return (0..<count).map { index in
            sample(
                composition(of: self.forms[forms] ?? [:], by: &random), paper: papers[index % papers.count],
                in: language)
        }
    }

    /// Forms of all parts, one of each; a post without any address gets one at its end.
    private func composition(of parts: [String: [String]], by random: inout SplitMix) -> String {
        let pick = { (part: String, random: inout SplitMix) in
            let forms = parts[part] ?? []
            return forms.isEmpty ? "" : forms[Int(random.next() % UInt64(forms.count))]
        }
        var text = pick("before", &random)
        if !text.isEmpty, !text.hasSuffix(" ") { text += "\n" }
        let title = pick("title", &random)
        text += title
        for part in ["authors", "links"] {
            let form = pick(part, &random)
            text += form.isEmpty ? "" : (title.isEmpty && text.isEmpty ? "" : "\n") + form
        }
        text += "\n\n" + pick("body", &random)
        let isNamed = ["{paper}", "{pdf}", "{arxiv}"].contains { text.firstRange(of: $0) != nil }
        if !isNamed {
            var last = ""
            while last.isEmpty { last = pick("links at the end", &random) }
            text += "\n\n" + last
        }
        let end = pick("end", &random)
        return end.isEmpty ? text : text + "\n\n" + end
    }

    private func sample(_ template: String, paper: [String: String], in language: Language) -> Sample {
        let arxiv = paper["arxiv"].flatMap { number in
            ["{paper}", "{pdf}", "{arxiv}"].contains { template.firstRange(of: $0) != nil } ? number : nil
        }
        let hasTitle = ["{title}", "{titletop}"].contains { template.firstRange(of: $0) != nil }
        let messages = filled(template, paper, language).split(separator: "\n@next\n")
            .map { PostNotation(String($0)) }
        return Sample(
            post: messages[0], more: Array(messages.dropFirst()), arxiv: arxiv,
            title: hasTitle ? paper["title"] : nil)
    }

    /// How many papers there are.
    var paperCount: Int { papers.count }

    /// The title of the paper number `number`.
    func title(of number: Int) -> String { papers[number]["title"] ?? "" }

    /// `template` with the parts of the paper number `number` filled in.
    func filled(_ template: String, _ number: Int, _ language: Language) -> String {
        filled(template, papers[number], language)
    }

    /// `template` with its parts filled in.
    private func filled(_ template: String, _ paper: [String: String], _ language: Language) -> String {
        var text = ""
        var rest = Substring(template)
        while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
            text += rest[..<open]
            // The brace of an entry of BibTeX stands for itself.
            if rest[open..<close].contains("\n") {
                text += "{"
                rest = rest[open...].dropFirst()
                continue
            }
            text += value(String(rest[open..<close].dropFirst()), paper, language)
            rest = rest[close...].dropFirst()
        }
        return text + rest
    }

    private func value(_ key: String, _ paper: [String: String], _ language: Language) -> String {
        if key.hasPrefix("w:") { return words[String(key.dropFirst(2))]?[language] ?? "" }
        let prose = language == .english ? "en" : "ru"
        // "l:Статья~Paper" in the language of the prose, "m:Статья~Paper" in that of the labels.
        let isProse = key.hasPrefix("l:")
        if isProse || key.hasPrefix("m:") {
            let forms = key.dropFirst(2).split(separator: "~").map(String.init)
            let isRussian = language == .russian || isProse && language == .both
            return isRussian ? forms[0] : forms[forms.count - 1]
        }
        let part = { (name: String) in paper[name] ?? paper[name + "." + prose] ?? "" }
        switch key {
        case "paper": return "https://arxiv.org/abs/" + part("arxiv")
        case "pdf": return "https://arxiv.org/pdf/" + part("arxiv") + ".pdf"
        case "body": return part("first") + "\n\n" + part("rest")
        case "bullets":
            return ["problem", "method", "results"].map { "• " + part($0) }.joined(separator: "\n")
        case "numbers":
            return ["problem", "method", "results"].enumerated().map { "\($0 + 1). " + part($1) }
                .joined(separator: "\n")
        case "titletop", "titlerest":
            let words = part("title").split(separator: " ")
            let cut = words.count / 2
            return (key == "titletop" ? words[..<cut] : words[cut...]).joined(separator: " ")
        default: return part(key)
        }
    }

    /// Sections under `== name`; lines that begin with `# ` before the first are remarks.
    static func sections(of text: String) -> [(name: String, lines: [Substring])] {
        var sections: [(name: String, lines: [Substring])] = []
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            if line.hasPrefix("== ") {
                sections.append((String(line.dropFirst(3)), []))
            } else if !sections.isEmpty {
                sections[sections.count - 1].lines.append(line)
            }
        }
        return sections
    }

    /// What stands between lines of "--".
    private static func forms(of lines: [Substring]) -> [String] {
        lines.split(separator: "--", omittingEmptySubsequences: false).dropFirst().map { form in
            var form = Array(form)
            if form.last?.isEmpty == true, form.count > 1 || form == [""] { form.removeLast() }
            return form.joined(separator: "\n")
        }
    }

    private static func trimmed(_ text: Substring) -> String {
        var text = text
        while text.first == " " { text.removeFirst() }
        while text.last == " " { text.removeLast() }
        return String(text)
    }
}
