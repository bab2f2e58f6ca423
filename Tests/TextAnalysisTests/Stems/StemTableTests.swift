import Testing

import TextAnalysis

@Suite struct StemTableTests {
    @Test func formsOfAWordHaveOneNumber() {
        let table = StemTable()
        let numbers = table.numbers(
            in: Array("Трансформеров: трансформер, МОДЕЛЬ models трансформерами".utf8))
        #expect(numbers == [0, 0, 1, 2, 0])
        #expect(table.numbers(in: Array("model модели".utf8)) == [2, 1])
        #expect(String(decoding: table.stem(2), as: UTF8.self) == "model")
    }

    @Test func whatIsNoWordHasNone() {
        let table = StemTable()
        #expect(table.numbers(in: Array(repeating: UInt8(ascii: "x"), count: 65)).isEmpty)
        #expect(table.numbers(in: Array(" — …".utf8)).isEmpty)
        #expect(table.numbers(in: [0xFF, 0xD0]).count <= 1)
    }
}
