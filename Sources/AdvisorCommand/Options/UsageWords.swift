import Diagnostics
import Reports

/// What the argument parser prints, in the language of this run: it speaks English only.
enum UsageWords {
  /// The text with the sentences of the parser in the language; what is not one of them stays.
  static func text(_ text: String, _ language: Language) -> String {
    guard language == .zh else { return text }
    return fitted(
      text.split(separator: "\n", omittingEmptySubsequences: false).map { line(String($0)) }
    ).joined(separator: "\n")
  }

  /// The column in which the parser writes what an option means.
  private static let column = 26

  /// Whether the line has an option, an argument or a command, and beside it what it means.
  private static func isOption(_ line: String) -> Bool {
    let head = line.prefix(column)
    return head.hasPrefix("  ") && head.last == " " && head.allSatisfy(\.isASCII)
      && line.count > column
  }

  /// The lines within the window: the parser counts characters, and a Chinese one takes two cells.
  private static func fitted(_ lines: [String]) -> [String] {
    let blanks = String(repeating: " ", count: column)
    var whole: [String] = []
    for line in lines {
      if line.hasPrefix(blanks), let last = whole.last, isOption(last) {
        whole[whole.count - 1] = last + " " + line.dropFirst(column)
      } else {
        whole.append(line)
      }
    }
    return whole.flatMap { line -> [String] in
      guard terminalWidth(line) > Environment.width else { return [line] }
      let head = isOption(line) ? String(line.prefix(column)) : ""
      let hanging = head.isEmpty ? "  " : blanks
      let wrapping = Wrapping(width: Environment.width - hanging.count)
      return wrapping.lines(String(line.dropFirst(head.count))).enumerated().map { index, text in
        (index == 0 ? head : hanging) + text
      }
    }
  }

  private static func line(_ line: String) -> String {
    for (english, chinese) in heads where line.hasPrefix(english) {
      return chinese + sentence(String(line.dropFirst(english.count)))
    }
    return sentence(line)
  }

  /// What a line begins with.
  private static let heads = [
    ("Error: ", "错误："), ("Help:  ", "说明："), ("Usage: ", "用法："), ("USAGE: ", "用法："),
    ("OVERVIEW: ", "概要："), ("ARGUMENTS:", "参数："), ("OPTIONS:", "选项："),
    ("SUBCOMMANDS:", "命令："),
  ]

  private static func sentence(_ text: String) -> String {
    for (english, chinese) in sentences {
      if let pieces = pieces(of: text, by: english) { return filled(chinese, pieces) }
    }
    return words.reduce(text) { $0.replacing($1.0, with: $1.1) }
  }

  /// Whole sentences; each `*` stands for what the person typed or the name of an option.
  private static let sentences = [
    ("The value '*' is invalid for '*': *", "`*` 不能用于 `*`：*"),
    ("The value '*' is invalid for '*'. Please provide one of *", "`*` 不能用于 `*`，可填：*"),
    ("The value '*' is invalid for '*'", "`*` 不能用于 `*`"),
    ("Missing expected argument '*'", "缺少参数 `*`"),
    ("Missing one of: '*'", "须给出其中一项：`*`"),
    ("Missing value for '*'", "`*` 后缺少内容"),
    ("Unknown option '*'. Did you mean '*'?", "没有选项 `*`，是否想写 `*`？"),
    ("Unknown option '*'", "没有选项 `*`"),
    ("Unexpected argument '*'", "多出了 `*`；含空格的内容请加引号"),
    ("* unexpected arguments: '*'", "多出了 * 项：`*`；含空格的内容请加引号"),
    (
      "The option '*' does not take any value, but '*' was specified.",
      "选项 `*` 后不带内容，却写了 `*`"
    ),
    ("  See '*' for more information.", "  详见 `*`"),
    ("  See '*' for detailed help.", "  各命令的说明：`*`"),
  ]

  /// Pieces of lines of the help.
  private static let words = [
    ("(values: ", "(可填："), ("; default: ", "；默认："), ("; default:", "；默认："), ("(default: ", "(默认："),
    ("the following:", "以下各项："), ("Show the version.", "显示版本"),
    ("Show help information.", "显示帮助"), ("Show subcommand help information.", "显示命令的帮助"),
    ("<subcommand>", "<命令>"), ("<options>", "<选项>"),
  ]

  /// What stands for each `*` of the pattern; nil where the text is another sentence.
  private static func pieces(of text: String, by pattern: String) -> [String]? {
    let fixed = pattern.split(separator: "*", omittingEmptySubsequences: false).map(String.init)
    guard text.hasPrefix(fixed[0]) else { return nil }
    var rest = text.dropFirst(fixed[0].count)
    var pieces: [String] = []
    for (index, mark) in fixed.dropFirst().enumerated() {
      if mark.isEmpty, index == fixed.count - 2 {
        pieces.append(String(rest))
        return pieces
      }
      guard let found = rest.firstRange(of: mark) else { return nil }
      pieces.append(String(rest[..<found.lowerBound]))
      rest = rest[found.upperBound...]
    }
    return rest.isEmpty ? pieces : nil
  }

  private static func filled(_ pattern: String, _ pieces: [String]) -> String {
    let fixed = pattern.split(separator: "*", omittingEmptySubsequences: false)
    return zip(fixed, pieces + [""]).map { $0 + $1 }.joined()
  }
}
