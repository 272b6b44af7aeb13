import Diagnostics
import Playbooks
import YAML

/// The texts of a template: placeholders in the languages of the playbook, comments in that of the run.
struct TemplateWords {
  let language: Language
  private let languages: [Language]

  /// Where the playbook names no language that the tool has, the placeholders are in that of the run.
  init(_ playbook: Playbook?, language: Language) {
    self.language = language
    let named = (playbook?.languages ?? []).compactMap(Language.init)
    languages = named.isEmpty ? [language] : named
  }

  /// A placeholder that says what belongs there, as YAML writes it on one line.
  func text(_ en: String, _ zh: String) -> String {
    let hint = Wording(en: en, zh: zh)
    let texts = languages.map { (key: $0.rawValue, value: Placeholder.text(hint, $0)) }
    guard texts.count > 1 else { return NewValue.string(texts[0].value).text(inFlow: true) }
    return NewValue.map(texts.map { (key: $0.key, value: .string($0.value)) }).text()
  }

  /// A placeholder in the language of the run alone, for what is no text: a formula, a period.
  func place(_ en: String, _ zh: String) -> String {
    NewValue.string(Placeholder.text(Wording(en: en, zh: zh), language)).text(inFlow: true)
  }

  func word(_ en: String, _ zh: String) -> String { Wording(en: en, zh: zh)[language] }

  /// The lines of a fact that answers yes or no, or of another type.
  func fact(_ name: String, _ en: String, _ zh: String, type: String = "boolean") -> String {
    """
      \(name):
        title: \(text(en, zh))
        type: \(type)
        ask: \(text("the question put to a person", "询问时怎么问"))
        where: \(text("where the answer is found, or whom to ask", "从哪里查明，或问谁"))
    """
  }
}

/// The text as YAML writes it on one line.
func quoted(_ text: String) -> String { NewValue.string(text).text() }
