import Diagnostics

extension Found {
  /// The fault as a finding, with its place in the file.
  func diagnostic(in file: SourceFile) -> Diagnostic {
    let text = fault.text
    let notes = fault.notes.map { Diagnostic.Note($0.wording, at: Place(file, $0.span)) }
    let fix = fault.replacement.map { Diagnostic.Fix(span, $0) }
    return Diagnostic(
      text.id, .error, text.message, at: Place(file, span), notes: notes, help: text.help, fix: fix)
  }
}

/// The code of a finding, its message, and what to type instead.
struct FaultText {
  let id: String
  let message: Wording
  let help: Wording

  init(_ id: String, _ message: Wording, help: Wording) {
    self.id = id
    self.message = message
    self.help = help
  }
}

extension Fault {
  fileprivate var text: FaultText {
    switch self {
    case .tooLarge(let limit): .tooLarge(limit)
    case .utf16: .utf16
    case .invalidUTF8(let byte): .invalidUTF8(byte)
    case .nulByte: .nulByte
    case .controlCharacter(let code): .controlCharacter(code)
    case .repeatedKey(let name, _): .repeatedKey(name)
    case .severalDocuments: .severalDocuments
    case .unknownAlias(let name, let nearest): .unknownAlias(name, nearest)
    case .recursiveAlias(let name): .recursiveAlias(name)
    case .aliasBomb(let limit): .aliasBomb(limit)
    case .tooDeep(let limit): .tooDeep(limit)
    case .complexKey: .complexKey
    case .unknownTag(let tag): .unknownTag(tag)
    case .tagMismatch(let tag): .tagMismatch(tag)
    case .tabIndent: .tabIndent
    case .wideBlank: .wideBlank
    case .fullWidthColon(let key): .fullWidthColon(key)
    case .colonWithoutBlank(let key): .colonWithoutBlank(key)
    case .fullWidthCharacter(let found, let meant): .fullWidthCharacter(found, meant)
    case .syntax(let problem): problem.text
    case .json(let problem): problem.text
    }
  }

  fileprivate var notes: [(wording: Wording, span: Span)] {
    switch self {
    case .repeatedKey(_, let first): [(Wording(en: "it stands here first", zh: "第一次写在这里"), first)]
    case .syntax(.missingComma(_, let opened)):
      [(Wording(en: "the bracket was opened here", zh: "括号从这里开始"), opened)]
    default: []
    }
  }

  /// The sign as it is typed: a colon and a comma have a blank after them.
  fileprivate static func typed(_ sign: String) -> String {
    sign == ":" || sign == "," ? sign + " " : sign
  }

  /// The text to put into the place of the span, if that certainly corrects the fault.
  fileprivate var replacement: String? {
    switch self {
    case .fullWidthColon, .colonWithoutBlank: ": "
    case .fullWidthCharacter(_, let meant): Self.typed(meant)
    default: nil
    }
  }
}

extension FaultText {
  fileprivate static func tooLarge(_ limit: Int) -> FaultText {
    FaultText(
      "file-too-large",
      Wording(
        en: "the file is larger than \(limit >> 20) MB", zh: "文件超过 \(limit >> 20) MB"),
      help: Wording(en: "divide it into several files", zh: "请拆分为多个文件"))
  }

  fileprivate static let utf16 = FaultText(
    "utf-16", Wording(en: "the file is stored as UTF-16", zh: "文件以 UTF-16 编码保存"),
    help: Wording(en: "save it as UTF-8", zh: "请另存为 UTF-8 编码"))

  fileprivate static func invalidUTF8(_ byte: UInt8) -> FaultText {
    let code = String(byte, radix: 16, uppercase: true)
    return FaultText(
      "invalid-utf-8",
      Wording(en: "byte 0x\(code) here is no UTF-8 text", zh: "此处的字节 0x\(code) 不是 UTF-8 文字"),
      help: Wording(
        en: "save the file as UTF-8 (it may be stored as GBK), or retype the character",
        zh: "请把文件另存为 UTF-8 编码（原文件可能是 GBK），或重新输入该字"))
  }

  fileprivate static let nulByte = FaultText(
    "nul-byte", Wording(en: "there is a zero byte here", zh: "此处有一个零字节"),
    help: Wording(
      en: "delete it; the file may be damaged, or no text", zh: "请删除；文件可能已损坏，或不是文本文件"))

  fileprivate static func controlCharacter(_ code: UInt32) -> FaultText {
    let hex = String(code, radix: 16, uppercase: true)
    let name = "U+" + String(repeating: "0", count: max(0, 4 - hex.count)) + hex
    return FaultText(
      "control-character",
      Wording(
        en: "there is an invisible control character \(name) here", zh: "此处有不可见的控制字符 \(name)"),
      help: Wording(
        en: "delete it, or write it as an escape in double quotes", zh: "请删除，或在双引号内用转义写法"))
  }

  fileprivate static func repeatedKey(_ name: String) -> FaultText {
    FaultText(
      "repeated-key",
      Wording(en: "the key `\(name)` stands here a second time", zh: "键 `\(name)` 在此重复出现"),
      help: Wording(
        en: "keep one of the two, with all that stands under both, or rename one",
        zh: "请把两处内容合并到一处，或改名其中一个"))
  }

  fileprivate static let severalDocuments = FaultText(
    "several-documents",
    Wording(en: "a second document begins here", zh: "此处开始了第二个文档"),
    help: Wording(
      en: "delete the line `---`, or put what follows it into a file of its own",
      zh: "请删除这一行 `---`，或把其后内容另存为一个文件"))

  fileprivate static func unknownAlias(_ name: String, _ nearest: String?) -> FaultText {
    let help =
      nearest.map { Wording(en: "did you mean `*\($0)`?", zh: "是否想写 `*\($0)`？") }
      ?? Wording(
        en:
          "write `&\(name)` before the value that is meant, further up; a text that begins with `*` goes in quotes",
        zh: "请在前文所指的值之前写 `&\(name)`；以 `*` 开头的文字要加引号")
    return FaultText(
      "unknown-alias",
      Wording(en: "`*\(name)` refers to nothing above it", zh: "`*\(name)` 在前文没有对应的值"),
      help: help)
  }

  fileprivate static func recursiveAlias(_ name: String) -> FaultText {
    FaultText(
      "recursive-alias",
      Wording(
        en: "`*\(name)` stands inside the value that it refers to", zh: "`*\(name)` 位于它自己所指的值之内"),
      help: Wording(en: "write the value out here", zh: "请在此处直接写出内容"))
  }

  fileprivate static func aliasBomb(_ limit: Int) -> FaultText {
    FaultText(
      "alias-bomb",
      Wording(
        en: "the references in this file repeat more than \(limit) values",
        zh: "本文件中的引用展开后超过 \(limit) 个值"),
      help: Wording(
        en: "write the values out instead of `*` references", zh: "请直接写出内容，不要层层使用 `*` 引用"))
  }

  fileprivate static func tooDeep(_ limit: Int) -> FaultText {
    FaultText(
      "nesting-too-deep",
      Wording(
        en: "lists and maps stand inside one another more than \(limit) levels deep",
        zh: "列表和映射的嵌套超过 \(limit) 层"),
      help: Wording(en: "close brackets that were left open", zh: "请检查是否有未闭合的括号"))
  }

  fileprivate static let complexKey = FaultText(
    "complex-key",
    Wording(en: "a list or a map stands here as a key", zh: "此处用列表或映射作为键"),
    help: Wording(
      en: "a key is a plain text; a text that begins with `[` or `{` goes in quotes",
      zh: "键应为一段文字；以 `[` 或 `{` 开头的文字要加引号"))

  fileprivate static func unknownTag(_ tag: String) -> FaultText {
    FaultText(
      "unknown-tag",
      Wording(en: "`\(tag)` is no type known here", zh: "`\(tag)` 不是可用的类型标记"),
      help: Wording(
        en: "delete it; a text that begins with `!` goes in quotes", zh: "请删除；以 `!` 开头的文字要加引号"))
  }

  fileprivate static func tagMismatch(_ tag: String) -> FaultText {
    FaultText(
      "tag-mismatch",
      Wording(en: "the value is not what `\(tag)` says it is", zh: "该值与类型标记 `\(tag)` 不符"),
      help: Wording(en: "delete `\(tag)`, or correct the value", zh: "请删除 `\(tag)`，或改正该值"))
  }

  fileprivate static let tabIndent = FaultText(
    "tab-indent",
    Wording(en: "the line begins with a tab", zh: "这一行以制表符（Tab）开头"),
    help: Wording(en: "indent with blanks, two a level", zh: "请用空格缩进，每级两个"))

  fileprivate static let wideBlank = FaultText(
    "wide-blank",
    Wording(
      en: "there is a full-width or no-break blank here", zh: "此处有全角空格或不换行空格"),
    help: Wording(en: "write ordinary blanks in its place", zh: "请改为普通（半角）空格"))

  fileprivate static func fullWidthColon(_ key: String) -> FaultText {
    FaultText(
      "full-width-colon",
      Wording(
        en: "a full-width colon stands after the key `\(key)`", zh: "键 `\(key)` 后面是全角冒号"),
      help: Wording(
        en: "write `\(key): `, with a blank after the colon", zh: "请写 `\(key): `（半角冒号，后跟空格）"))
  }

  fileprivate static func colonWithoutBlank(_ key: String) -> FaultText {
    FaultText(
      "colon-without-blank",
      Wording(
        en: "there is no blank after the colon of `\(key)`", zh: "`\(key)` 的冒号后面没有空格"),
      help: Wording(
        en: "write `\(key): `, with a blank after the colon", zh: "请写 `\(key): `（冒号后跟空格）"))
  }

  fileprivate static func fullWidthCharacter(_ found: String, _ meant: String) -> FaultText {
    FaultText(
      "full-width-character",
      Wording(en: "`\(found)` means nothing to YAML", zh: "`\(found)` 在 YAML 中不起作用"),
      help: Wording(
        en: "write `\(Fault.typed(meant))` in its place, or put the whole text in quotes",
        zh: "请改为 `\(Fault.typed(meant))`，或给整段文字加引号"))
  }
}
