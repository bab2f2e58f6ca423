/// What an export is asked for.
struct ExportOptions: CommandOptions {
    var shared = SharedOptions()
    /// Which items.
    var query: [String] = []
    /// Where to; nil or `-` for standard output.
    var output: String?
    /// Whether a reading list that was edited is written over.
    var isForced = false
    /// A file with a template.
    var template: String?
    /// The day from which on items count, or `last`.
    var since: String?
    /// What items are set under headings by.
    var group: String?
    /// Whether private notes go to other people too.
    var notes = false
    /// Whether plain text is a list of items rather than all of each.
    var isList = false
    /// What the whole is called, where no list is exported; nil for what the format calls it.
    var title: String?
}
