/// The layouts, in the order they are tried.
enum MarkdownLayouts {
    /// All of them; one line each.
    static let all: [any MarkdownLayout] = [
        NoteLayout(),
        BibliographyLayout(),
        FieldsLayout(),
        SectionLayout(),
        TableLayout(),
        BulletLayout(),
        BoldTitleLayout(),
        ParagraphLayout(),
        EndingTitleLayout(),
    ]
}
