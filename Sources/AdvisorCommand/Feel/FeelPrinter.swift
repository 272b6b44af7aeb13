import Diagnostics
import FEEL

/// The output of `advisor feel` for people.
struct FeelPrinter {
  let question: FeelQuestion
  let language: Language

  /// The value as FEEL text; nil if there is no value because of faults.
  func result(of answer: FeelQuestion.Answer) -> String? {
    guard case .value(let value, let needs, _) = answer else { return nil }
    if case .unknown = value {
      let word = Wording(en: "unknown, it depends on", zh: "未知，取决于")
      return "\(word[language]) " + needs.joined(separator: language == .zh ? "、" : ", ")
    }
    return value.literal
  }

  /// The faults and failures, each with its place underlined.
  func remarks(on answer: FeelQuestion.Answer) -> [String] {
    let printer = DiagnosticPrinter(language: language)
    switch answer {
    case .value(_, _, let failures):
      let file = self.file(.expression)
      return failures.map { failure in
        let span = failure.span ?? Span(0, file.text.count)
        return printer.text(Diagnostic("null", .note, failure.reason, at: Place(file, span)))
      }
    case .faults(let faults, let part):
      let file = self.file(part)
      return faults.map { printer.text($0.diagnostic { Place(file, $0) }) }
    case .noContext:
      let file = self.file(.context)
      let message = Wording(
        en: "the names in scope are given as `{name: value}`", zh: "可用名称须写成 `{名称: 值}`")
      let place = Place(file, Span(0, file.text.count))
      return [printer.text(Diagnostic("no-context", .error, message, at: place))]
    }
  }

  private func file(_ part: FeelQuestion.Part) -> SourceFile {
    switch part {
    case .expression: SourceFile(name: "<expression>", text: question.expression)
    case .context: SourceFile(name: "<context>", text: question.context ?? "")
    }
  }
}
