/// The program of the desktop that opens addresses.
enum Browser {
    /// Opens an address of the web; false where there is no such program, or it is no such address.
    ///
    /// An address comes out of other people's texts: nothing but the web is opened, so that it cannot
    /// be a file or an option.
    static func open(_ address: String) -> Bool {
        guard address.hasPrefix("https://") || address.hasPrefix("http://") else { return false }
        for name in ["xdg-open", "open"] {
            if let path = Program.path(of: name) { return Program.run(path, [name, address]) }
        }
        return false
    }
}
