import Advising
package import Diagnostics
import FEEL
package import Playbooks

extension ReplySlip {
  /// Why the line is not an answer, and what to type instead.
  package func wording(_ fact: Fact) -> Wording {
    switch self {
    case .unreadable(let text, let slip):
      let place = Place(SourceFile(name: "", text: text), Span(0, text.utf8.count))
      return Self.sentence(slip.diagnostic(text, at: place), fact)
    case .notAllowed(let text):
      let place = Place(SourceFile(name: "", text: text), Span(0, text.utf8.count))
      return Self.sentence(
        .notAllowed(text, fact: fact.id, choices: fact.allowedTexts, at: place), fact)
    }
  }

  /// The message with its help; where the choices are numbered, the help asks for the number.
  private static func sentence(_ diagnostic: Diagnostic, _ fact: Fact) -> Wording {
    var message = diagnostic.message
    if case .boolean = fact.type {
      let text = diagnostic.place.file.text
      let typed = String(decoding: text, as: UTF8.self)
      message = Wording(en: "`\(typed)` is neither yes nor no", zh: "`\(typed)` 既不是“是”也不是“否”")
    }
    let numbers = Wording(en: "type the number of an answer", zh: "请填选项的编号")
    let help = fact.choices.isEmpty ? diagnostic.help : numbers
    guard let help else { return message }
    return Wording(en: "\(message.en): \(help.en)", zh: "\(message.zh)：\(help.zh)")
  }
}

extension Fact {
  fileprivate var allowedTexts: [String] {
    switch allowed {
    case .values(let choices): choices.map { $0.value.text }
    case .tests(let formula): [formula.text]
    case nil: []
    }
  }
}
