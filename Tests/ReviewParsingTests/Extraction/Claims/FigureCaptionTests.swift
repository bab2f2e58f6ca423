import Testing
import TextAnalysis

@testable import ReviewParsing

/// Lines that begin as a caption does, and sentences about a figure, which are none.
@Suite struct FigureCaptionTests {
    @Test(arguments: [
        ("Рисунок 5: Сравнение методов.", true), ("Рис. 2. Схема сети", true), ("Таблица 3 – Точность", true),
        ("Figure 1: The net.", true), ("Fig. 4. Loss", true), ("Table 2", true),
        ("Рисунок — Один блок сети.", true),
        ("Рисунок 5 показывает, что сеть учится.", false), ("Figure 1 shows the net.", false),
        ("Figures tell little.", false), ("Таблица пуста.", false), ("", false),
    ])
    func begins(line: String, isCaption: Bool) {
        #expect(FigureCaption.begins(TextSlice(line)) == isCaption)
    }
}
