internal import CSiteFiles

/// Files that every site has as they are; they lie in CSiteFiles.
enum SiteFiles {
    /// The look of everything in HTML: one column, light and dark by the reader's wish, from a phone to paper.
    /// It names no address, so that nothing is fetched.
    static var styleSheet: String { text(digest_site_style()) }

    /// The search of a site, in the browser: words in any form, narrowed by facets, from files that lie beside
    /// the page. It works where the page was opened from a disk, and asks no server for anything. It writes
    /// text only as text, never as markup.
    static var searchScript: String { text(digest_site_search()) }

    /// Narrows a list down to the rows that have some letters, in the browser.
    static var filterScript: String { text(digest_site_filter()) }

    private static func text(_ file: digest_site_file) -> String {
        String(decoding: UnsafeBufferPointer(start: file.bytes, count: file.count), as: UTF8.self)
    }
}
