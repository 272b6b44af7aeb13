import Advising
import Diagnostics
import Docket
import FEEL
import Files
import Parallelism
import Playbooks
import Reports

/// Answers the lines of a batch in their order, as many at once as fit into memory well.
struct BatchDesk {
  private let answers: BatchAnswers
  private let jobs: Int
  /// Looks for the blockers of many lines at once; nil where more than blockers is asked for, or the
  /// rules cannot be read in this way.
  private let blocks: BlockReader?
  let sink: OutputSink
  /// Whether a line could not be used.
  private(set) var hadBadLines = false

  /// So many pieces are answered before their answers are written.
  private static let stretch = 64

  init(_ answers: BatchAnswers, jobs: Int, sink: OutputSink) {
    (self.answers, self.jobs, self.sink) = (answers, jobs, sink)
    blocks =
      answers.onlyBlockers
      ? BlockRules(answers.advisor, on: answers.day).map(BlockReader.init) : nil
  }

  mutating func answer(_ pieces: [BatchPiece], _ reader: BatchReader) throws(FileFault) {
    for start in stride(from: 0, to: pieces.count, by: Self.stretch) {
      let some = Array(pieces[start...].prefix(Self.stretch))
      if let blocks {
        try answer(some, reader, by: blocks)
      } else {
        let lines = some.flatMap { piece in (0..<piece.count).map { (piece, $0) } }
        let found = Parallel.map(lines, jobs: jobs) { [answers] piece, place in
          answers.answer(reader.line(place, of: piece))
        }
        for answer in found { note(answer) }
        try sink.add(bytes: Array(found.map(\.text).joined()))
      }
    }
  }

  private mutating func note(_ answer: BatchAnswers.Answer) {
    if !answer.isUsable { hadBadLines = true }
  }

  private mutating func answer(
    _ pieces: [BatchPiece], _ reader: BatchReader, by blocks: BlockReader
  ) throws(FileFault) {
    let read = Parallel.map(pieces, jobs: jobs) { piece in
      let found = blocks.read(piece, reader)
      return found.left.isEmpty ? Read.written(blocks.text(found, [])) : .open(found)
    }
    // What blocks do not tell is shared out line by line.
    let alone = Parallel.map(read.flatMap(\.left), jobs: jobs) { [answers] in answers.answer($0) }
    for answer in alone { note(answer) }
    var rest = alone[...]
    for piece in read {
      switch piece {
      case .written(let text): try sink.add(bytes: text)
      case .open(let found):
        let own = rest.prefix(found.left.count)
        rest = rest.dropFirst(found.left.count)
        try sink.add(bytes: blocks.text(found, own.map(\.text)))
      }
    }
  }

  /// A piece whose blockers were looked for.
  private enum Read: Sendable {
    case written([UInt8])
    /// Some lines are left.
    case open(BlockReader.Found)

    var left: [BatchLine] { if case .open(let found) = self { found.left } else { [] } }
  }
}

/// Answers lines of a batch one by one.
struct BatchAnswers: Sendable {
  let advisor: Advisor
  let day: CalendarDate
  let onlyBlockers: Bool
  let language: Language

  /// What is written for a line, and whether it could be used.
  typealias Answer = (text: [UInt8], isUsable: Bool)

  func answer(_ line: BatchLine) -> Answer {
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
