import Testing

@testable import Wording

@Suite struct CatalogueTests {
    private let catalogue = Catalogue(
        language: "ru",
        file: Array(
            """
            # A remark.

            > no list '%1'
            нет списка «%1»

            > ; did you mean '%1'?
            ; может быть, «%1»?

            > %n item
            %n запись | %n записи | %n записей

            > %1 of %2
            из %2 — %1

            > a sentence that
            > goes on
            предложение, которое
            продолжается
            """.utf8))

    @Test("A phrase has other words in a catalogue, and its own without one") func words() {
        let name = "a b"
        let phrase: Phrase = "no list '\(name)'"
        #expect(phrase.description == "no list 'a b'")
        #expect(catalogue.text(phrase) == "нет списка «a b»")
        #expect(catalogue.text("no rule '\(name)'") == "no rule 'a b'")
    }

    @Test("What is added, put in or comes in another order is looked up by itself") func parts() {
        let hint: Phrase = "; did you mean '\("x")'?"
        #expect(catalogue.text("no list '\("y")'" + hint) == "нет списка «y»; может быть, «x»?")
        let items = Phrase(count: 3, one: "item", other: "items")
        #expect(catalogue.text("\(items) of \(7)") == "из 7 — 3 записи")
        #expect(("\(items) of \(7)" as Phrase).description == "3 items of 7")
        #expect(catalogue.text(of: "  a sentence that goes on ") == "  предложение, которое продолжается ")
        #expect(catalogue.text([hint, items].joined(separator: ", ")) == "; может быть, «x»?, 3 записи")
    }

    @Test("What was put in is no key and no place", arguments: ["%1", "%2 of %1", "no list 'x'"])
    func data(_ text: String) {
        #expect(catalogue.text("no list '\(text)'") == "нет списка «\(text)»")
        #expect(catalogue.text(Phrase(verbatim: text)) == text)
    }

    @Test(
        "Russian has three forms for a number of things",
        arguments: [
            (0, "записей"), (1, "запись"), (2, "записи"), (4, "записи"), (5, "записей"), (11, "записей"),
            (12, "записей"), (14, "записей"), (21, "запись"), (22, "записи"), (25, "записей"),
            (100, "записей"), (101, "запись"), (111, "записей"), (112, "записей"), (1003, "записи"),
        ])
    func plurals(_ count: Int, _ noun: String) {
        #expect(catalogue.text(Phrase(count: count, one: "item", other: "items")) == "\(count) \(noun)")
    }

    @Test(
        "The locale says the language, where the terminal can show it",
        arguments: [
            ("ru_RU.UTF-8", "ru"), ("ru_RU.utf8", "ru"), ("ru", "ru"), ("ru_UA", "ru"),
            ("ru_RU.UTF-8@x", "ru"),
            ("ru_RU.KOI8-R", "en"), ("C", "en"), ("POSIX", "en"), ("en_GB.UTF-8", "en"),
            ("de_DE.UTF-8", "en"),
            ("", "en"), ("run", "en"),
        ])
    func locales(_ locale: String, _ language: String) {
        #expect(Catalogue.of(locale: locale).language == language)
    }

    @Test("The Russian catalogue is sound: one translation a key, all places, all forms") func russian() {
        var keys: Set<String> = []
        for entry in CatalogueFile.entries(CatalogueFile.russian) {
            let place = "ru.txt:\(entry.line)"
            #expect(keys.insert(entry.key).inserted, "\(place): twice: \(entry.key)")
            #expect(!entry.translation.isEmpty, "\(place): no translation of: \(entry.key)")
            #expect(Self.places(entry.key) == Self.places(entry.translation), "\(place): %1 and so on differ")
            if entry.key.hasPrefix("%n ") {
                let forms = entry.translation.split(separator: "|")
                #expect(forms.count == PluralForm.allCases.count, "\(place): forms are missing")
                #expect(forms.allSatisfy { $0.contains("%n ") }, "\(place): a form without its number")
            }
        }
        #expect(keys.count > 500)
    }

    /// The places of arguments in `text`, each once.
    private static func places(_ text: String) -> Set<Character> {
        var places: Set<Character> = []
        for (sign, digit) in zip(text, text.dropFirst()) where sign == "%" && digit.isNumber {
            places.insert(digit)
        }
        return places
    }
}
