import Glibc

/// What is said when the program is interrupted from outside.
enum Interrupt {
  /// The last words, kept where a signal handler may read them.
  private nonisolated(unsafe) static var farewell: UnsafeMutablePointer<CChar>?

  /// Sets what is said on an interrupt, a hang-up or a request to end; the program then ends with
  /// 128 and the number of the signal.
  static func say(_ text: String) {
    let before = farewell
    farewell = strdup(text)
    free(before)
    var numbers = sigset_t()
    sigemptyset(&numbers)
    for number in [SIGINT, SIGHUP, SIGTERM] {
      sigaddset(&numbers, number)
      signal(number) { number in
        if let farewell = Interrupt.farewell {
          _ = Glibc.write(STDERR_FILENO, farewell, strlen(farewell))
        }
        _exit(128 + number)
      }
    }
    // Who started the program may have blocked them, as some libraries do.
    sigprocmask(SIG_UNBLOCK, &numbers, nil)
  }
}
