/// The formats that there are.
public enum ExportFormats {
    /// All of them, in the order of the help.
    public static let all: [any ExportFormat.Type] = [
        TextFormat.self,
        MarkdownFormat.self,
        JSONFormat.self,
        NDJSONFormat.self,
        BibTeXFormat.self,
        BibTeXASCIIFormat.self,
        BibLaTeXFormat.self,
        RISFormat.self,
        CSLJSONFormat.self,
        HTMLFormat.self,
        MailFormat.self,
        AtomFormat.self,
        OPMLFormat.self,
        OrgFormat.self,
        CSVFormat.self,
        CSVExcelFormat.self,
        TSVFormat.self,
        AnkiFormat.self,
    ]

    /// The format called `name`; nil when there is none.
    public static func named(_ name: String) -> (any ExportFormat.Type)? {
        all.first { $0.name == name }
    }
}

/// The formats that are folders of files.
public enum FolderFormats {
    /// All of them, in the order of the help.
    public static let all: [any FolderFormat.Type] = [SiteFormat.self, ObsidianFormat.self]

    /// The format called `name`; nil when there is none.
    public static func named(_ name: String) -> (any FolderFormat.Type)? {
        all.first { $0.name == name }
    }
}
