extension JSONStream {
    /// Passes over a value, whatever it is.
    mutating func skipValue() throws(JSONFault) {
        var depth = 0
        /// One bit a level, the innermost last: 1 is an object.
        var kinds: UInt64 = 0
        repeat {
            let byte = try peek()
            switch byte {
            case UInt8(ascii: "\""):
                at += 1
                try skipString()
            case UInt8(ascii: "{"), UInt8(ascii: "["):
                guard depth < 64 else { throw .tooDeep }
                kinds = kinds << 1 | (byte == UInt8(ascii: "{") ? 1 : 0)
                depth += 1
                at += 1
            case UInt8(ascii: "}"), UInt8(ascii: "]"):
                guard depth > 0, kinds & 1 == (byte == UInt8(ascii: "}") ? 1 : 0) else { throw .unexpected }
                kinds >>= 1
                depth -= 1
                at += 1
            case UInt8(ascii: ","), UInt8(ascii: ":"):
                guard depth > 0 else { throw .unexpected }
                at += 1
            default: try skipScalar()
            }
        } while depth > 0
    }

    /// Passes over the rest of a string whose opening quote was taken.
    mutating func skipString() throws(JSONFault) {
        while true {
            at = window.firstQuoteOrBackslash(from: at)
            if at < window.count {
                at += 1
                if window[at - 1] == UInt8(ascii: "\"") { return }
                if at < window.count {
                    at += 1
                    continue
                }
                guard try refill() else { throw .end }
                at += 1
            } else if try !refill() {
                throw .end
            }
        }
    }

    /// Passes over a number or one of the three words.
    private mutating func skipScalar() throws(JSONFault) {
        switch window[at] {
        case UInt8(ascii: "t"): try skip("true")
        case UInt8(ascii: "f"): try skip("false")
        case UInt8(ascii: "n"): try skip("null")
        case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"):
            repeat {
                at += 1
                if at == window.count, try !refill() { return }
            } while at < window.count && isNumberByte(window[at])
        default: throw .unexpected
        }
    }

    private mutating func skip(_ word: StaticString) throws(JSONFault) {
        for index in 0..<word.utf8CodeUnitCount {
            if at == window.count, try !refill() { throw .end }
            guard window[at] == word.utf8Start[index] else { throw .unexpected }
            at += 1
        }
    }

    private func isNumberByte(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "e"), UInt8(ascii: "E"),
            UInt8(ascii: "+"), UInt8(ascii: "-"):
            true
        default: false
        }
    }
}
