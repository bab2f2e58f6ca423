#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// What the C library says of its error numbers.
enum SystemError {
    /// The error number of the last call.
    static var last: Int32 { errno }

    /// `No such file or directory`, with a small letter in front.
    static func message(_ code: Int32) -> String {
        guard let text = strerror(code).map({ String(cString: $0) }), let first = text.first else {
            return "error \(code)"
        }
        return first.lowercased() + text.dropFirst()
    }
}
