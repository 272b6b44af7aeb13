import Files
import Glibc

/// Runs another program and reads what it prints.
enum OtherProgram {
  /// The output of a program, and its exit status.
  struct Answer {
    let output: [UInt8]
    let status: Int32
  }

  /// Runs the program to its end, without showing its errors; nil if it cannot be started.
  static func run(_ name: String, _ arguments: [String]) -> Answer? {
    var ends: [Int32] = [0, 0]
    guard pipe(&ends) == 0 else { return nil }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_adddup2(&actions, ends[1], STDOUT_FILENO)
    posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0)
    posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0)
    var words: [UnsafeMutablePointer<CChar>?] = ([name] + arguments).map { strdup($0) }
    words.append(nil)
    defer { for word in words { free(word) } }
    var child: pid_t = 0
    let code = posix_spawnp(&child, name, &actions, nil, words, environ)
    close(ends[1])
    guard code == 0 else {
      close(ends[0])
      return nil
    }
    let output = (try? Folder.readAll(ends[0], name)) ?? []
    close(ends[0])
    var status: Int32 = 0
    while waitpid(child, &status, 0) < 0, errno == EINTR {}
    let ended = status & 0x7F == 0 ? (status >> 8) & 0xFF : 128
    return Answer(output: output, status: ended)
  }
}
