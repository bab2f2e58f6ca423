/// Russian nouns whose last letters look like an ending, so that Snowball cuts some of their forms shorter
/// than others: `систем` would be `сист`, but `система` is `систем`.
enum RussianNouns {
    /// The stem of a form of such a noun, or of a compound of one (`подсистем`); nil when it is none.
    static func stem(of word: [UInt8]) -> [UInt8]? {
        word.withUnsafeBufferPointer { word in
            for ending in endings where word.count > ending.count && word.ends(with: ending) {
                let stem = UnsafeBufferPointer(rebasing: word.dropLast(ending.count))
                if stems.contains(stem) || isCompound(stem) { return Array(stem) }
            }
            return nil
        }
    }

    /// Whether the word ends in a noun of the list that is long enough not to be there by chance.
    private static func isCompound(_ stem: UnsafeBufferPointer<UInt8>) -> Bool {
        var length = 10
        while length + 4 <= stem.count {
            if stems.contains(UnsafeBufferPointer(rebasing: stem.suffix(length))) { return true }
            length += 2
        }
        return false
    }

    private static let endings = [
        "", "а", "у", "е", "ы", "и", "ь", "ом", "ой", "ою", "ью", "ов", "ей", "ам", "ах", "ям", "ях", "ами",
        "ями",
    ].map { Array($0.utf8) }

    private static let stems = WordList(
        """
        токен домен феномен экзамен бармен замен перемен арен систем проблем теорем прием объем подъем модем тотем
        геном атом аксиом хромосом симптом альбом протеом транскриптом фантом биом идиом рандом диплом перелом
        программ диаграмм гистограмм реклам телеграм телеграмм инстаграм режим псевдоним синоним антоним
        экран роман океан ураган орган туман барабан ресторан вулкан карман обман изъян экспан
        сигнал канал материал потенциал интервал функционал журнал терминал портал финал персонал капитал
        идеал скандал арсенал квартал оригинал интеграл минерал провал подвал сериал мануал ритуал мемориал
        универсал бандит кредит лимит аудит визит дефицит алфавит монолит транзит сателлит магнит паразит
        опыт основ голов правил памят печат кроват тетрад
        """)
}

extension UnsafeBufferPointer<UInt8> {
    fileprivate func ends(with ending: [UInt8]) -> Bool {
        ending.indices.allSatisfy { self[count - ending.count + $0] == ending[$0] }
    }
}
