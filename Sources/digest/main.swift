import DigestCLI

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

let environment = Environment.process()
exit(CommandLineTool.run(arguments: Array(CommandLine.arguments.dropFirst()), environment: environment))
