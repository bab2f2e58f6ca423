import ReviewModel
import TextAnalysis

/// Markdown of which the person says that every file is a review of one paper: never recognised, only told.
struct MarkdownNotes: WholeFileFormat {
    let name = "notes"
    let summary = "notes in Markdown, each file a review of one paper, whatever it looks like"
    let traits: SourceTraits = .plainText

    func likelihood(of bytes: [UInt8], path: String) -> Double { 0 }

    func transcript(of source: SourceText, report: (Diagnostic) -> Void) -> Transcript {
        MarkdownDigest.transcript(of: source, isNote: true, report: report)
    }
}
