// DigestCLI
