import Advising
import Diagnostics
import Docket
import FEEL
import Parallelism
import Playbooks
import Reports

/// Answers the lines of a batch in their order, as many at once as fit into memory well.
struct BatchDesk {
  let answers: BatchAnswers
  let jobs: Int
  let sink: OutputSink
  /// Whether a line could not be used.
  private(set) var hadBadLines = false

  /// So many pieces are answered before their answers are written.
  private static let stretch = 64

  init(_ answers: BatchAnswers, jobs: Int, sink: OutputSink) {
    (self.answers, self.jobs, self.sink) = (answers, jobs, sink)
  }

  mutating func answer(_ pieces: [BatchPiece], _ reader: BatchReader) throws(FileFault) {
    for start in stride(from: 0, to: pieces.count, by: Self.stretch) {
      let some = Array(pieces[start...].prefix(Self.stretch))
      let found = Parallel.map(some, jobs: jobs) { [answers] in answers.answer($0, reader) }
      if !found.allSatisfy(\.areUsable) { hadBadLines = true }
      for answer in found { try sink.add(bytes: answer.text) }
    }
  }
}

/// Answers lines of a batch.
struct BatchAnswers: Sendable {
  private let advisor: Advisor
  private let day: CalendarDate
  private let onlyBlockers: Bool
  private let language: Language
  /// Looks for the blockers of many lines at once; nil where more than blockers is asked for, or the
  /// rules cannot be read in this way.
  private let blocks: BlockAnswers?

  init(_ advisor: Advisor, on day: CalendarDate, onlyBlockers: Bool, _ language: Language) {
    (self.advisor, self.day) = (advisor, day)
    (self.onlyBlockers, self.language) = (onlyBlockers, language)
    blocks = onlyBlockers ? BlockRules(advisor, on: day).map(BlockAnswers.init) : nil
  }

  /// What is written for some lines, and whether all of them could be used.
  typealias Answer = (text: [UInt8], areUsable: Bool)

  /// The answers to the lines.
  func answer(_ piece: BatchPiece, _ reader: BatchReader) -> Answer {
    if case .json(let json) = piece.content, let blocks {
      var areUsable = true
      let text = blocks.answer(json) { line in
        let answer = answer(reader.line(line, of: json))
        areUsable = areUsable && answer.areUsable
        return answer.text
      }
      return (text, areUsable)
    }
    let answers = reader.lines(of: piece).map { answer($0) }
    return (Array(answers.map(\.text).joined()), answers.allSatisfy(\.areUsable))
  }

  private func answer(_ line: BatchLine) -> Answer {
    switch line {
    case .usable(let content):
      let parts: AdviceParts = onlyBlockers ? .blockers : [.blockers, .actions, .plan]
      let advice = advisor.advise(content, on: day, parts: parts)
      let text = BatchJSON.line(advice, onlyBlockers: onlyBlockers)
      return (Array(visible(text).utf8), true)
    case .unusable(let id, let number, let diagnostics):
      let text = BatchJSON.fault(id, line: number, diagnostics, language)
      return (Array(visible(text).utf8), false)
    }
  }
}

/// Looks for the blockers of many lines of JSON at once.
private struct BlockAnswers: Sendable {
  private let rules: BlockRules
  private let scanner: CaseScanner
  private let lines: BlockLines

  init(_ rules: BlockRules) {
    self.rules = rules
    scanner = CaseScanner(rules)
    lines = BlockLines(rules)
  }

  /// What is written for the lines; `alone` answers one that has to be looked at by itself.
  func answer(_ json: JSONLines, alone: (JSONLines.Line) -> [UInt8]) -> [UInt8] {
    let block = CaseBlock(rules)
    let ids = scanner.scan(json, into: block)
    let findings = block.findings()
    let answers = json.lines.indices.map { lane -> BlockLines.Line in
      findings.isBeyond(lane)
        ? .written(alone(json.lines[lane])) : .found(id: ids[lane])
    }
    return lines.text(findings, answers, json.text)
  }
}
