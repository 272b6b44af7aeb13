package import Diagnostics
import Playbooks
package import Reports
package import Verification

/// The output formats of a proposal, as `--format` of `advisor propose` names them.
package enum ProposalFormat: String, CaseIterable, Sendable {
  case html, markdown, text, json
  /// A text document, which another program makes from the HTML.
  case docx

  /// The format that the ending of a file's name stands for; nil where it stands for none.
  package init?(ofFile name: String) {
    switch name.split(separator: ".").last?.lowercased() {
    case "html", "htm": self = .html
    case "md", "markdown": self = .markdown
    case "txt": self = .text
    case "json": self = .json
    case "docx": self = .docx
    default: return nil
    }
  }

  private var list: ListFormat {
    switch self {
    case .html: .html
    case .markdown: .markdown
    case .text: .text
    case .json: .json
    case .docx: .docx
    }
  }

  /// The proposal in this format; a text document as the HTML from which it is made.
  package func bytes(_ report: ListReport, color: Bool, width: Int) -> [UInt8] {
    report.bytes(list, color: color, width: width)
  }
}

extension Proposal {
  /// The proposal with a form and its annex in each of these languages; JSON is in the given one.
  package func report(_ languages: [Language], full: Bool, json language: Language) -> ListReport {
    ListReport(
      languages.flatMap { language -> [Page] in
        let page = ProposalPage(proposal: self, language: language, isFull: full)
        return [page.form, page.annex].compactMap { $0 }
      }, [],
      ProposalJSON(proposal: self, language: language).json)
  }
}
