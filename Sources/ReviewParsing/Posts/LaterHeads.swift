import ReviewModel
import TextAnalysis

/// Heads that stand further down in a post: title, authors and a link to another paper than the first, on lines of
/// their own behind a blank one. Such a post is of several papers.
enum LaterHeads {
    /// Lines above a link that its head may take.
    private static let tallest = 5

    /// The papers in `lines` that have heads of their own behind the first `end` lines; `first` is the paper of the post.
    static func find(in lines: TextLines, from end: Int, papers: [NamedPaper], besides first: NamedPaper?)
        -> [KnownPaper]
    {
        guard papers.count > 1 else { return [] }
        return papers.compactMap { paper in
            guard paper.origin == .text, first.map({ !$0.isSame(as: paper) }) ?? true else { return nil }
            let line = lines.line(at: paper.place.lowerBound)
            guard line >= end, let start = start(of: line, in: lines, from: end),
                let head = HeaderBlock.find(in: lines, at: start), let title = head.title,
                let authors = head.authors, head.links.first == line
            else { return nil }
            let names = AuthorList(AuthorList.text(labelledIn: lines[authors]) ?? lines[authors])
            let people = names.names.map { AuthorList.withoutMarks($0.name) }.filter { !$0.isEmpty }
            let words = TitleSurroundings(TitleLine.parts(of: lines[title]).title).title
            guard !people.isEmpty, words.tokens.count >= 2 else { return nil }
            return KnownPaper(
                title: words.string, url: paper.url, authors: people, authorsTruncated: names.truncated)
        }
    }

    /// The first line of the paragraph that ends with the line at `index`; nil where it is long, or opens the post.
    private static func start(of index: Int, in lines: TextLines, from end: Int) -> Int? {
        var start = index
        while start > end, !lines.isBlank(start - 1) {
            start -= 1
            if index - start > tallest { return nil }
        }
        return start > 0 && start < index && lines.isBlank(start - 1) ? start : nil
    }
}
