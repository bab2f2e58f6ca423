import Foundation
@testable import ReviewRendering
import TestSupport
import Testing

/// What people need who read a site with the keyboard, a screen reader, large letters or on paper.
@Suite struct SiteAccessTests {
    private static let pages = SampleSite(items: SampleItems.all).files.filter { $0.key.hasSuffix(".html") }

    private static func tags(_ name: String, in page: String) -> [String] {
        page.matches(of: /<([a-z0-9]+)((?:\s[^<>]*)?)>/).filter { $0.1 == name }.map { String($0.2) }
    }

    private static func value(_ attribute: String, of tag: String) -> String? {
        guard let start = tag.range(of: " \(attribute)=\"") else { return nil }
        return String(tag[start.upperBound...].prefix { $0 != "\"" })
    }

    @Test("A page tells its language, its title and its landmarks") func landmarks() throws {
        #expect(Self.pages.count > 10)
        for (path, page) in Self.pages {
            let language = try #require(Self.tags("html", in: page).first)
            #expect(Self.value("lang", of: language)?.isEmpty == false, "\(path)")
            #expect(page.contains(/<title>[^<]+<\/title>/), "\(path)")
            #expect(Self.tags("main", in: page).count == 1, "\(path)")
            #expect(Self.tags("header", in: page).count >= 1, "\(path)")
            for name in ["meta"] {
                let view = Self.tags(name, in: page).first { $0.contains("viewport") } ?? ""
                #expect(!view.contains("user-scalable=no") && !view.contains("maximum-scale"), "\(path)")
            }
            // What several elements of a kind are for is said by their names.
            let places = Self.tags("nav", in: page)
            if places.count > 1 {
                let names = places.compactMap { Self.value("aria-label", of: $0) }
                #expect(Set(names).count == places.count, "\(path): \(places)")
            }
        }
    }

    @Test("The first link leads past the head, to the main part") func skipping() throws {
        for (path, page) in Self.pages {
            let first = try #require(Self.tags("a", in: page).first)
            let target = try #require(Self.value("href", of: first))
            #expect(target.hasPrefix("#"), "\(path)")
            #expect(page.contains("id=\"\(target.dropFirst())\""), "\(path)")
        }
    }

    @Test("Headings begin with one of the first level, and skip none") func headings() {
        for (path, page) in Self.pages {
            let levels = page.matches(of: /<h([1-6])[\s>]/).compactMap { Int($0.1) }
            #expect(levels.first == 1 && levels.count { $0 == 1 } == 1, "\(path): \(levels)")
            for (upper, lower) in zip(levels, levels.dropFirst()) {
                #expect(lower <= upper + 1, "\(path): \(levels)")
            }
        }
    }

    @Test("Pictures, fields, buttons and links have names") func names() {
        for (path, page) in Self.pages {
            for image in Self.tags("img", in: page) {
                #expect(Self.value("alt", of: image) != nil, "\(path)")
            }
            for plot in Self.tags("svg", in: page) {
                #expect(Self.value("role", of: plot) == "img", "\(path)")
                #expect(Self.value("aria-label", of: plot)?.isEmpty == false, "\(path)")
            }
            for field in Self.tags("input", in: page) + Self.tags("select", in: page) {
                let id = Self.value("id", of: field) ?? "?"
                let isNamed = Self.value("aria-label", of: field) != nil || page.contains("for=\"\(id)\"")
                #expect(isNamed, "\(path): \(field)")
            }
            for match in page.matches(of: /<(a|button)(\s[^<>]*)?>(.*?)<\/(a|button)>/.dotMatchesNewlines()) {
                let words = match.3.replacing(/<[^<>]*>/, with: "").filter { !$0.isWhitespace }
                let label = Self.value("aria-label", of: String(match.2 ?? "")) ?? ""
                #expect(!words.isEmpty || !label.isEmpty, "\(path): \(match.0)")
            }
        }
    }

    @Test("Ids are unique, and nothing is in another order for the keyboard than on the page") func order() {
        for (path, page) in Self.pages {
            let ids = page.matches(of: /\sid="([^"]*)"/).map { String($0.1) }
            #expect(Set(ids).count == ids.count, "\(path)")
            for match in page.matches(of: /tabindex="(-?\d+)"/) {
                #expect(Int(match.1).map { $0 <= 0 } == true, "\(path)")
            }
        }
    }

    @Test("What the search finds is told to screen readers") func search() throws {
        let page = try #require(Self.pages["index.html"])
        #expect(page.contains("aria-live=\"polite\"") || page.contains("role=\"status\""))
        #expect(page.contains("role=\"search\""))
        #expect(SiteFiles.styleSheet.contains("focus-visible"))
    }

    // MARK: - Contrast

    /// Pairs of colours that text has and stands on, at least 4.5 to 1 by WCAG 2.2, 1.4.3.
    @Test(
        "Text can be told from its ground, in light, dark and on paper",
        arguments: ["light", "dark", "print"],
        [
            ("ink", "ground"), ("ink", "card"), ("ink", "chip"), ("ink", "mark"), ("faint", "ground"),
            ("faint", "card"), ("faint", "chip"), ("accent", "ground"), ("accent", "card"),
            ("accent", "chip"),
            ("star", "ground"), ("star", "card"),
        ])
    func contrast(scheme: String, pair: (text: String, ground: String)) throws {
        let colors = Self.colors(scheme)
        let text = try #require(colors[pair.text]), ground = try #require(colors[pair.ground])
        let ratio = Self.ratio(text, ground)
        #expect(ratio >= 4.5, "\(scheme): \(pair.text) on \(pair.ground) is \(ratio) to 1")
    }

    /// The colours that the style sheet calls by names; those of the light scheme where another says nothing.
    private static func colors(_ scheme: String) -> [String: [Double]] {
        var colors: [String: [Double]] = [:]
        for line in SiteFiles.styleSheet.split(separator: "\n") {
            let isOther = line.hasPrefix("@media")
            let isWanted =
                !isOther || line.contains("scheme: \(scheme)") || line.hasPrefix("@media \(scheme)")
            guard line.contains(":root {"), isWanted else { continue }
            for match in line.matches(of: /--([a-z]+): #([0-9a-f]+)/) {
                colors[String(match.1)] = rgb(match.2)
            }
        }
        return colors
    }

    /// Red, green and blue from 0 to 1 of `fff` or `ffffff`.
    private static func rgb(_ digits: Substring) -> [Double] {
        let full = digits.count == 3 ? digits.map { "\($0)\($0)" }.joined() : String(digits)
        let number = Int(full, radix: 16) ?? 0
        return [number >> 16, number >> 8 & 255, number & 255].map { Double($0) / 255 }
    }

    private static func ratio(_ left: [Double], _ right: [Double]) -> Double {
        let both = [luminance(left), luminance(right)].sorted()
        return (both[1] + 0.05) / (both[0] + 0.05)
    }

    private static func luminance(_ color: [Double]) -> Double {
        let linear = color.map { $0 <= 0.04045 ? $0 / 12.92 : pow(($0 + 0.055) / 1.055, 2.4) }
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
    }
}
