// Runs libFuzzer on what reads other people's bytes. Built by 'make fuzz' alone, with the sanitizers that it needs:
//
//     FUZZ=markdown fuzz CORPUS -max_total_time=60

import DigestCLI

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// The driver of libFuzzer: https://llvm.org/docs/LibFuzzer.html#using-libfuzzer-as-a-library
@_silgen_name("LLVMFuzzerRunDriver")
func runFuzzer(
    _ count: UnsafeMutablePointer<CInt>,
    _ words: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>>,
    _ one: @convention(c) (UnsafePointer<UInt8>?, Int) -> CInt
) -> CInt

guard let target = FuzzTarget.chosen else {
    let names = FuzzTarget.names.joined(separator: ", ")
    print("fuzz: FUZZ is to be 'parse NAME' for a format, or one of \(names)")
    exit(2)
}
var count = CommandLine.argc
var words = CommandLine.unsafeArgv
exit(
    runFuzzer(&count, &words) { bytes, count in
        FuzzTarget.chosen?.run(Array(UnsafeBufferPointer(start: bytes, count: count)))
        return 0
    })
