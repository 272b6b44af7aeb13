package import Diagnostics
package import Playbooks

/// The forms that `check` answers in.
package enum DiagnosticsFormat: String, CaseIterable, Sendable {
  case text
  case json
}

/// What `check` found.
package struct CheckReport {
  private let diagnostics: [Diagnostic]
  private let playbook: Playbook?
  private let files: Int

  package init(diagnostics: [Diagnostic], playbook: Playbook?, files: Int) {
    self.diagnostics = diagnostics
    self.playbook = playbook
    self.files = files
  }

  package func text(_ format: DiagnosticsFormat, _ language: Language) -> String {
    switch format {
    case .json: DiagnosticsJSON(language).array(diagnostics).pretty + "\n"
    case .text: summary[language] + "\n"
    }
  }

  private var summary: Wording {
    let errors = diagnostics.count { $0.severity == .error }
    let warnings = diagnostics.count { $0.severity == .warning }
    guard let playbook else {
      return Wording(
        en:
          "\(errors) error\(errors == 1 ? "" : "s"), \(warnings) warning\(warnings == 1 ? "" : "s")",
        zh: "\(errors) 个错误，\(warnings) 个警告")
    }
    let counts = (playbook.blockers.count, playbook.remedies.count, playbook.facts.count)
    return Wording(
      en:
        "\(playbook.id) \(playbook.version): \(counts.0) blockers, \(counts.1) remedies, \(counts.2) facts in \(files) file\(files == 1 ? "" : "s"); no errors, \(warnings) warning\(warnings == 1 ? "" : "s")",
      zh:
        "\(playbook.id) \(playbook.version)：\(files) 个文件，\(counts.0) 个卡点，\(counts.1) 项措施，\(counts.2) 项事实；没有错误，\(warnings) 个警告"
    )
  }
}
