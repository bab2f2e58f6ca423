import ReviewModel
@testable import ReviewRendering

/// A site of items, its files by their paths.
struct SampleSite {
    let files: [String: String]

    init(items: [LibraryItem]) {
        var options = FolderOptions(title: "Reviews & more", words: PlainWords())
        options.lists = ["Reading club": ReadingList(name: "Reading club", title: "The <club>")]
        var site = SiteFormat(options: options)
        for item in items { site.learn(item) }
        var files: [String: String] = [:]
        let write = { (file: FolderFile) in files[file.path] = String(decoding: file.bytes, as: UTF8.self) }
        for item in items { site.item(item).forEach(write) }
        site.end(write)
        self.files = files
    }
}
