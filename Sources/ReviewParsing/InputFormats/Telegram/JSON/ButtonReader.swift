/// Reads the buttons under a message, rows of objects with `type`, `text` and `data`.
enum ButtonReader {
    /// The web addresses that the buttons which come next open.
    static func addresses(from stream: inout JSONStream) throws(JSONFault) -> [String] {
        var addresses: [String] = []
        guard try stream.take(UInt8(ascii: "[")) else { return addresses }
        while try stream.nextElement() {
            guard try stream.take(UInt8(ascii: "[")) else {
                try stream.skipValue()
                continue
            }
            while try stream.nextElement() {
                if let address = try readButton(from: &stream) { addresses.append(address) }
            }
        }
        return addresses
    }

    private static func readButton(from stream: inout JSONStream) throws(JSONFault) -> String? {
        guard try stream.take(UInt8(ascii: "{")) else {
            try stream.skipValue()
            return nil
        }
        var address: String?
        while let key = try stream.nextKey() {
            if key == .data { address = try stream.readString() } else { try stream.skipValue() }
        }
        let isWeb = address.map {
            $0.utf8.starts(with: "https://".utf8) || $0.utf8.starts(with: "http://".utf8)
        }
        return isWeb == true ? address : nil
    }
}
