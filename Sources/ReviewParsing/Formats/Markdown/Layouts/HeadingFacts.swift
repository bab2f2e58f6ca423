import ReviewModel
import TextAnalysis

/// Headings right below the title of a note that are no sections but say who wrote the paper, where and when:
///
///     # Small Nets Learn Too
///     ### by Ada One and Bob Two
///     ### ICLR 2020
struct HeadingFacts: Sendable {
    /// What such a heading says.
    enum Fact: Sendable {
        /// "Authors": names stand in the next paragraph.
        case label
        /// "Authors: Ada One", "Venue: ICLR 2020".
        case field
        /// "by Ada One and Bob Two", "One et al. (2020)".
        case names(NameList)
        /// "ICLR 2020".
        case venue(VenueText)

        /// What `text` says; nil of the heading of a section.
        init?(_ text: StyledText) {
            let words = text.slice(text.range).trimmed
            guard (3...400).contains(words.count), text.links.isEmpty else { return nil }
            if let field = FieldName.split(text, in: text.range), field.name.isOfPaper || field.name == .date
            {
                if field.value.isEmpty {
                    guard field.name == .authors else { return nil }
                    self = .label
                } else {
                    self = .field
                }
                return
            }
            if FieldName(label: words) == .authors {
                self = .label
                return
            }
            let list = NameList(words)
            if list.isConvincing
                && (list.names.count >= 2 || list.truncated || words.begins(inAnyCase: "by "))
                || list.isShortCitation
                || list.citedYear != nil && list.names.count >= 3 && list.isSurnames(text.bytes)
            {
                self = .names(list)
                return
            }
            guard let venue = VenueText(words), venue.year != nil else { return nil }
            self = .venue(venue)
        }
    }

    private var hasAuthors = false
    private var isUnderLabel = false

    /// Whether `block`, which stands behind what went before, goes on telling of the paper.
    mutating func goesOn(_ block: MarkdownBlock) -> Bool {
        if isUnderLabel, block.kind == .paragraph || block.kind == .html {
            isUnderLabel = false
            return true
        }
        if block.kind == .rule { return true }
        guard block.headingLevel != nil else { return false }
        switch Fact(block.text) {
        case .label: isUnderLabel = true
        case .field, .names: hasAuthors = true
        // A venue alone is what a list of papers is parted by.
        case .venue: return hasAuthors
        case nil: return false
        }
        hasAuthors = true
        return true
    }
}
