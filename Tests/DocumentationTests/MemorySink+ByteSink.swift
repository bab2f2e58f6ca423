public import DigestCLI
public import TestSupport

extension MemorySink: ByteSink {}
